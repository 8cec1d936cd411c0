//! NUL ends a text for half of the world: nothing that contains it reaches SQL.

use schema_as_code_core::{
    def::{
        CheckDef, ColumnDef, DecimalStorage, DefaultDef, EntityDef, EntityId, EnumDef, IndexDef, IndexPart,
        RelationDef, SchemaDef, Size, TargetDef, TargetRole, UniqueDef, VariantDef,
    },
    dialect::Dialect,
    expr::{BinaryOperator, Expr, Literal, RawSql},
    types::{LogicalType, TypeDef},
};
use schema_as_code_emit::{
    catalog::Catalog,
    lower::lower,
    plan::plan,
    render::{Header, script},
};

/// Where a text of the user stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Table,
    Column,
    KeyColumn,
    EntityComment,
    ColumnComment,
    SchemaComment,
    EnumType,
    EnumComment,
    VariantValue,
    VariantComment,
    Default,
    UniqueName,
    IndexName,
    CheckName,
    RelationName,
    CheckedText,
    ListedText,
    RawCheck,
    FilterText,
    Serves,
}

const PLACES: [Place; 20] = [
    Place::Table,
    Place::Column,
    Place::KeyColumn,
    Place::EntityComment,
    Place::ColumnComment,
    Place::SchemaComment,
    Place::EnumType,
    Place::EnumComment,
    Place::VariantValue,
    Place::VariantComment,
    Place::Default,
    Place::UniqueName,
    Place::IndexName,
    Place::CheckName,
    Place::RelationName,
    Place::CheckedText,
    Place::ListedText,
    Place::RawCheck,
    Place::FilterText,
    Place::Serves,
];

/// Places whose text no target keeps.
const UNKEPT: [Place; 4] = [Place::SchemaComment, Place::VariantComment, Place::Serves, Place::EnumComment];

fn leak<T>(item: T) -> &'static T {
    Box::leak(Box::new(item))
}

fn leak_all<T>(items: Vec<T>) -> &'static [T] {
    Box::leak(items.into_boxed_slice())
}

/// A schema with a text in every place; the one at `place` contains NUL.
fn schema(place: Option<Place>) -> &'static SchemaDef {
    let text = |here: Place, plain: &'static str| -> &'static str {
        if place == Some(here) { Box::leak(format!("{plain}\0{plain}").into_boxed_str()) } else { plain }
    };
    let enumeration: &'static EnumDef = leak(EnumDef {
        name: "Status",
        type_name: text(Place::EnumType, "status"),
        comment: text(Place::EnumComment, "states"),
        variants: leak_all(vec![VariantDef {
            ident: "Open",
            value: text(Place::VariantValue, "open"),
            comment: text(Place::VariantComment, "not closed"),
        }]),
        default: None,
    });
    let id = LogicalType::Integer { bits: 64, is_signed: true };
    let column = text(Place::Column, "title");
    let columns = vec![
        ColumnDef::new("id", text(Place::KeyColumn, "id"), TypeDef::new(id)),
        ColumnDef {
            size: Size::Length(60),
            comment: text(Place::ColumnComment, "what it is called"),
            default: DefaultDef::Literal(Literal::Text(text(Place::Default, "nothing"))),
            ..ColumnDef::new("title", column, TypeDef::new(LogicalType::Text))
        },
        ColumnDef::new("status", "status", TypeDef::new(LogicalType::Enum(enumeration))),
        ColumnDef::new("parent_id", "parent_id", TypeDef::new(id).nullable()),
    ];
    let title = leak(Expr::Column(1));
    let literal = |text| Expr::Literal(Literal::Text(text));
    let differs = |text| Expr::Binary(BinaryOperator::NotEqual, title, leak(literal(text)));
    let raw = text(Place::RawCheck, "1 = 1");
    let checks = vec![
        CheckDef {
            name: Some(text(Place::CheckName, "named")),
            ..check(differs(text(Place::CheckedText, "x")))
        },
        check(Expr::In(title, leak_all(vec![literal("y"), literal(text(Place::ListedText, "z"))]))),
        check(Expr::Raw(leak_all(Dialect::ALL.map(|dialect| RawSql { dialect, sql: raw }).to_vec()))),
    ];
    let entity_id = EntityId::of("nul", "Item");
    let entity = EntityDef {
        id: entity_id,
        name: "Item",
        module: "nul",
        table: text(Place::Table, "items"),
        comment: text(Place::EntityComment, "things"),
        columns: leak_all(columns),
        key: &[0],
        relations: leak_all(vec![RelationDef {
            name: Some(text(Place::RelationName, "parent")),
            ..RelationDef::new(&[3], entity_id, "Item")
        }]),
        uniques: leak_all(vec![UniqueDef {
            name: Some(text(Place::UniqueName, "once")),
            filter: Some(differs(text(Place::FilterText, "v"))),
            ..UniqueDef::new(&[1])
        }]),
        indexes: leak_all(vec![IndexDef {
            name: Some(text(Place::IndexName, "sorted")),
            serves: text(Place::Serves, "a list"),
            ..IndexDef::new(leak_all(vec![IndexPart::column(2), IndexPart::column(1)]))
        }]),
        checks: leak_all(checks),
        ..EntityDef::EMPTY
    };
    leak(SchemaDef {
        name: "Nul",
        comment: text(Place::SchemaComment, "all of it"),
        entities: leak_all(vec![leak(entity)]),
        ..SchemaDef::EMPTY
    })
}

fn check(expr: Expr) -> CheckDef {
    CheckDef { expr, name: None, column: None }
}

/// The SQL, or `None` where the schema is refused.
fn emit(schema: &SchemaDef, dialect: Dialect) -> Option<String> {
    let target = TargetDef {
        dialect,
        version: dialect.oldest(),
        role: TargetRole::Full,
        decimal: Some(DecimalStorage::ScaledInteger),
    };
    let lowered = lower(schema, &target);
    if lowered.is_refused() {
        return None;
    }
    let empty = Catalog::empty(dialect, target.version);
    let plan = plan(&empty, &lowered.catalog, &lowered.intent).expect("the catalog is sound");
    Some(script(&plan, &Header::default()).expect("every step has SQL").to_sql())
}

#[test]
fn the_schema_without_nul_is_emitted() {
    for dialect in Dialect::ALL {
        assert!(emit(schema(None), dialect).is_some(), "{}", dialect.name());
    }
}

#[test]
fn nul_is_refused_wherever_a_target_would_keep_it() {
    for dialect in Dialect::ALL {
        for place in PLACES {
            match emit(schema(Some(place)), dialect) {
                None => {}
                Some(sql) => {
                    let is_kept_somewhere = !UNKEPT.contains(&place);
                    // Enum types are PostgreSQL's alone: elsewhere their name is nowhere.
                    let is_name_of_no_type = place == Place::EnumType && dialect != Dialect::Postgres;
                    assert!(!is_kept_somewhere || is_name_of_no_type, "{place:?} on {}", dialect.name());
                    assert!(!sql.contains('\0'), "{place:?} on {}", dialect.name());
                }
            }
        }
    }
}
