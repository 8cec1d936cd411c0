use schema_as_code_core::dialect::Dialect;

use super::{creation, shop::shop};
use crate::render::{Header, script};

fn sql(dialect: Dialect) -> (String, String) {
    let plan = creation(&shop(dialect));
    let header = Header { title: "Shop\nDROP TABLE x;".into(), lines: vec!["made \u{202e}here".into()] };
    let up = script(&plan, &header).unwrap().to_sql();
    let down = script(&plan.inverted(), &header).unwrap().to_sql();
    (up, down)
}

#[test]
fn writes_for_inspection() {
    for dialect in Dialect::ALL {
        let (up, down) = sql(dialect);
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/render");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join(format!("{}.up.sql", dialect.name())), up).unwrap();
        std::fs::write(folder.join(format!("{}.down.sql", dialect.name())), down).unwrap();
    }
}
