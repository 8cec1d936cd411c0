//! Whole scripts, side by side with this file: `BLESS=1 cargo test` writes them anew.

use std::path::Path;

use schema_as_code_core::dialect::Dialect;

use super::{creation, shop::shop};
use crate::{
    catalog::{Definition, Name, ObjectId, TriggerTiming},
    intent::{Intent, Note},
    plan::{Object, Plan, plan},
    render::{Header, TransactionMode, render, script},
};

fn header() -> Header {
    Header { title: "Shop\nDROP TABLE x;".into(), lines: vec!["made \u{202e}here".into(), String::new()] }
}

fn up(dialect: Dialect) -> Plan<'static> {
    let shop = shop(dialect);
    let note = |object, text: &str| Note { object, text: text.to_owned().into() };
    let intent = Intent {
        notes: vec![
            note(ObjectId::Table(Name::new("order")), "kept for ten years\n; SELECT 1"),
            note(
                ObjectId::Index(Name::new("order"), "order_customer_id_created_at_idx".into()),
                "serves: history",
            ),
        ],
        ..Intent::default()
    };
    plan(&crate::catalog::Catalog::empty(dialect, shop.version), &shop, &intent).unwrap().into_owned()
}

#[test]
fn scripts_are_as_reviewed() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/render/tests/golden");
    for dialect in Dialect::ALL {
        let up = up(dialect);
        for (name, plan) in [("up", &up), ("down", &up.inverted())] {
            let sql = script(plan, &header()).unwrap().to_sql();
            let path = folder.join(format!("{}.{name}.sql", dialect.name()));
            if std::env::var_os("BLESS").is_some() {
                std::fs::create_dir_all(&folder).unwrap();
                std::fs::write(&path, &sql).unwrap();
            }
            let reviewed = std::fs::read_to_string(&path).unwrap_or_default();
            assert!(sql == reviewed, "{} differs:\n{sql}", path.display());
        }
    }
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    for dialect in Dialect::ALL {
        let text = || script(&up(dialect), &header()).unwrap().to_sql();
        assert_eq!(text(), text());
    }
}

#[test]
fn words_never_become_statements() {
    for dialect in Dialect::ALL {
        let sql = script(&up(dialect), &header()).unwrap().to_sql();
        assert!(sql.starts_with("-- Shop DROP TABLE x;\n-- made here\n\n"), "{sql}");
        assert!(sql.contains("\n-- kept for ten years ; SELECT 1\n"), "{sql}");
        assert!(sql.contains("\n-- serves: history\nCREATE "), "{sql}");
    }
}

#[test]
fn ddl_is_one_transaction_where_the_dialect_has_that() {
    for dialect in Dialect::ALL {
        let plan = up(dialect);
        let script = script(&plan, &header()).unwrap();
        let is_transactional = script.prologue().any(|sql| sql.starts_with("BEGIN"));
        assert_eq!(script.epilogue().any(|sql| sql == "COMMIT"), is_transactional);
        let mode = if is_transactional { TransactionMode::Joins } else { TransactionMode::Commits };
        let mut statements = plan.steps.iter().flat_map(|step| render(step, dialect).unwrap());
        assert!(statements.all(|statement| statement.transaction == mode));
        assert_eq!(is_transactional, matches!(dialect, Dialect::Postgres | Dialect::Sqlite));
        // Where objects go is the connection's business.
        assert!(!script.prologue().any(|sql| sql.contains("search_path")));
    }
}

#[test]
fn a_block_has_a_delimiter_that_is_not_in_it() {
    for (body, delimiter) in
        [("BEGIN SET @a = 1; END", "//"), ("BEGIN SET @a = '//'; SET @b = '///'; END", "////")]
    {
        let mut shop = shop(Dialect::MySql);
        shop.tables[0].triggers[0].definition = Definition::Source(body.into());
        shop.tables[0].triggers[0].timing = TriggerTiming::After;
        let script = script(&creation(&shop), &Header::default()).unwrap();
        let expected = format!(
            "DELIMITER {delimiter}\nCREATE TRIGGER `customer_touch` AFTER UPDATE ON `customer`\nFOR EACH ROW\n{body}{delimiter}\nDELIMITER ;\n"
        );
        assert!(script.to_sql().contains(&expected), "{}", script.to_sql());
        assert!(script.texts().all(|sql| !sql.contains("DELIMITER")));
    }
}

#[test]
fn one_assignment_needs_no_delimiter() {
    for dialect in [Dialect::MySql, Dialect::MariaDb] {
        let mut shop = shop(dialect);
        let mut touch = super::shop::touch(dialect);
        touch.version = None;
        shop.tables[0].triggers[0].definition = Definition::recipe(crate::catalog::Recipe::TouchRow(touch));
        let sql = script(&creation(&shop), &Header::default()).unwrap().to_sql();
        assert!(!sql.contains("DELIMITER"));
        assert!(sql.contains(
            "SET NEW.`updated_at` = IF(NEW.`email` <=> OLD.`email` AND NEW.`age` <=> OLD.`age`, NEW.`updated_at`, \
             UTC_TIMESTAMP(6)), NEW.`updated_by` = IF("
        ));
    }
}

#[test]
fn a_function_s_quote_is_not_in_its_body() {
    let mut shop = shop(Dialect::Postgres);
    let mut touch = super::shop::touch(Dialect::Postgres);
    touch.version = Some("$body$ $body1$".into());
    shop.routines[0].definition = Definition::recipe(crate::catalog::Recipe::TouchRow(touch));
    let plan = creation(&shop);
    let is_routine = |step: &&crate::plan::Step<'_>| matches!(step.change.object(), Object::Routine(_));
    let step = plan.steps.iter().find(is_routine).unwrap();
    let sql = &render(step, Dialect::Postgres).unwrap()[0].sql;
    assert!(sql.contains("AS $body2$\nBEGIN") && sql.ends_with("END\n$body2$"), "{sql}");
}
