//! How wide a row may be: lowering refuses exactly what the servers refuse.

use schema_as_code::{
    def::{ColumnDef, EntityDef, EntityId, SchemaDef, Size},
    emit::{
        catalog::Catalog,
        lower::{Lowered, lower},
        plan::plan,
        render::{Header, script},
    },
    types::{LogicalType, TypeDef},
};
use support::{Database, Engine, cases::Case};

const fn sized(logical: LogicalType, length: u32) -> ColumnDef {
    ColumnDef { size: Size::Length(length), ..ColumnDef::new("c", "c", TypeDef::new(logical)) }
}

const fn nullable(column: ColumnDef) -> ColumnDef {
    ColumnDef { ty: column.ty.nullable(), ..column }
}

/// Columns of every kind of length: fixed, short, just inside and just outside of a page, of any length.
const KINDS: [ColumnDef; 9] = [
    ColumnDef::new("c", "c", TypeDef::new(LogicalType::Uuid)),
    ColumnDef::new("c", "c", TypeDef::new(LogicalType::Timestamp)),
    sized(LogicalType::Text, 9),
    sized(LogicalType::Text, 10),
    nullable(sized(LogicalType::Text, 10)),
    sized(LogicalType::Text, 63),
    sized(LogicalType::Text, 64),
    sized(LogicalType::Bytes, 30),
    nullable(ColumnDef { size: Size::Unbounded, ..sized(LogicalType::Text, 0) }),
];

/// A table with a key and `count` columns like `kind`.
fn wide(engine: Engine, kind: ColumnDef, count: usize) -> Lowered {
    let like = Case::named("quickstart").schema;
    let key = ColumnDef { is_identity: true, ..*like.entities[0].column(0) };
    let columns = (0..count).map(|number| {
        let name: &'static str = format!("c{number}").leak();
        ColumnDef { field: name, name, ..kind }
    });
    let columns = std::iter::once(key).chain(columns).collect::<Vec<_>>().leak();
    let entity: &'static EntityDef = Box::leak(Box::new(EntityDef {
        id: EntityId(1),
        name: "Wide",
        table: "wide",
        columns,
        key: &[0],
        ..EntityDef::EMPTY
    }));
    let schema = SchemaDef { entities: vec![entity].leak(), ..*like };
    lower(&schema, schema.target(engine.dialect()).expect("the example is for every dialect"))
}

/// Whether the server makes the table.
fn is_taken(database: &mut Database, lowered: &Lowered) -> bool {
    let Catalog { dialect, version, .. } = lowered.catalog;
    let empty = Catalog::empty(dialect, version);
    let plan = plan(&empty, &lowered.catalog, &lowered.intent).expect("one table");
    let script = script(&plan, &Header::default()).expect("a table has its SQL");
    let is_taken = script.texts().all(|statement| database.execute(statement).is_ok());
    let _ = database.execute("DROP TABLE wide");
    is_taken
}

/// proves B12
#[test]
fn rows_are_refused_where_the_server_refuses_them() {
    for engine in [Engine::MySql, Engine::MariaDb] {
        let Some(mut database) = Database::create(engine, "limits") else { continue };
        for kind in KINDS {
            let (mut most, mut too_many) = (1, 1_100);
            while too_many - most > 1 {
                let middle = usize::midpoint(most, too_many);
                if wide(engine, kind, middle).is_refused() { too_many = middle } else { most = middle }
            }
            let what = format!("{most} columns of {:?} on {engine}", (kind.ty.logical, kind.size));
            assert!(is_taken(&mut database, &wide(engine, kind, most)), "{what} are refused");
            assert!(!is_taken(&mut database, &wide(engine, kind, too_many)), "{what} are not the most");
        }
    }
}
