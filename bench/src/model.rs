//! Schemas of many entities, as they occur in real ones: 12 to 14 columns, one to three relations, and what
//! goes with them.
//!
//! The derive would write each as a constant; ten thousand structs would take the compiler minutes. They are made
//! here, once in a process, and never freed.

use schema_as_code_core::{
    def::{
        Action, AuditRole, CheckDef, ColumnDef, DefaultDef, EntityDef, EntityId, IndexDef, IndexPart,
        IndexValue, RelationDef, SchemaDef, Size, TargetDef, TargetRole, UniqueDef,
    },
    dialect::Dialect,
    expr::{BinaryOperator, Expr, Literal},
    types::{LogicalType, TypeDef},
};

/// The places of the columns that every entity has, in order.
const CODE: u16 = 1;
const QUANTITY: u16 = 3;
const TOTAL: u16 = 4;
const IS_ACTIVE: u16 = 5;
const AMOUNT: u16 = 6;
const STATUS: u16 = 7;
const NOTE: u16 = 8;
const CREATED_AT: u16 = 9;
const UPDATED_AT: u16 = 10;
/// How many they are.
const COMMON: u16 = 11;

/// Which of each hundred entities changes.
const CHANGED_PLACE: usize = 50;

/// The columns of the first, second and third relation.
pub(crate) const RELATIONS: [&str; 3] = ["first_id", "second_id", "third_id"];
const RELATION_COLUMNS: &[&[u16]] = &[&[COMMON], &[COMMON + 1], &[COMMON + 2]];
/// What `status` may be.
pub(crate) const STATUSES: [&str; 3] = ["draft", "active", "closed"];

/// What is asked of the entities besides what another library can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    /// Nothing.
    Plain,
    /// The database keeps `updated_at`.
    Maintained,
}

/// A schema for `dialect`, and its target.
pub(crate) fn schema(entities: Vec<EntityDef>, dialect: Dialect) -> (SchemaDef, TargetDef) {
    let entities: Vec<&'static EntityDef> = entities.leak().iter().collect();
    let target = TargetDef {
        dialect,
        version: dialect.oldest(),
        role: TargetRole::Full,
        decimal: Some(schema_as_code_core::def::DecimalStorage::ScaledInteger),
    };
    (SchemaDef { name: "Bench", entities: entities.leak(), ..SchemaDef::EMPTY }, target)
}

/// So many entities.
pub(crate) fn entities(count: usize, extent: Extent) -> Vec<EntityDef> {
    let mut entities = Vec::with_capacity(count);
    for _ in 0..count {
        entities.push(entity(&entities, extent));
    }
    entities
}

/// The entity after the `earlier` ones, of which it relates to one to three.
fn entity(earlier: &[EntityDef], extent: Extent) -> EntityDef {
    let number = earlier.len();
    // What is leaked has no room to spare.
    let mut columns = Vec::with_capacity(usize::from(COMMON) + targets(number).count());
    columns.extend(common_columns());
    if extent == Extent::Maintained {
        columns[usize::from(UPDATED_AT)].role = Some(AuditRole::Updated);
        columns[usize::from(UPDATED_AT)].is_role_said = true;
    }
    let mut relations = Vec::with_capacity(targets(number).count());
    for (target, (name, place)) in targets(number).zip(RELATIONS.iter().zip(RELATION_COLUMNS)) {
        columns.push(ColumnDef::new(name, name, TypeDef::new(LogicalType::Uuid)));
        relations.push(RelationDef {
            on_delete: Some(Action::Restrict),
            ..RelationDef::new(place, id(target), earlier[target].name)
        });
    }
    EntityDef {
        id: id(number),
        name: text("Entity", number),
        module: "bench",
        table: text("entity_", number),
        columns: columns.leak(),
        key: &[0],
        relations: relations.leak(),
        uniques: &[const { UniqueDef::new(&[CODE]) }],
        indexes: INDEXES,
        checks: CHECKS,
        ..EntityDef::EMPTY
    }
}

/// The entities of [`entities`] after a change of one in a hundred: each in one of eight ways, in turn.
pub(crate) fn changed_entities(count: usize) -> Vec<EntityDef> {
    let mut entities = entities(count, Extent::Plain);
    for (way, number) in (CHANGED_PLACE..count).step_by(100).enumerate() {
        match way % 8 {
            0 => change_columns(&mut entities[number], |columns| {
                let text = TypeDef::new(LogicalType::Text).nullable();
                columns.push(ColumnDef::new("remark", "remark", text));
            }),
            1 => entities[number].indexes = &INDEXES[1..],
            2 => change_columns(&mut entities[number], |columns| {
                columns[usize::from(QUANTITY)].ty = TypeDef::new(integer(64));
            }),
            3 => change_columns(&mut entities[number], |columns| {
                let note = &mut columns[usize::from(NOTE)];
                (note.field, note.name, note.was) = ("remark", "remark", &["note"]);
            }),
            4 => entities.push(entity(&entities, Extent::Plain)),
            5 => entities[number].checks = &CHECKS[..2],
            6 => change_columns(&mut entities[number], |columns| {
                columns[usize::from(STATUS)].default = DefaultDef::Literal(Literal::Text(STATUSES[1]));
            }),
            _ => {
                entities[number].uniques =
                    const { &[UniqueDef::new(&[CODE]), UniqueDef::new(&[CODE, AMOUNT])] }
            }
        }
    }
    entities
}

fn change_columns(entity: &mut EntityDef, change: impl FnOnce(&mut Vec<ColumnDef>)) {
    let mut columns = entity.columns.to_vec();
    change(&mut columns);
    entity.columns = columns.leak();
}

/// The earlier entities to which entity `number` relates.
pub(crate) fn targets(number: usize) -> impl Iterator<Item = usize> {
    (0..(number % 3 + 1).min(number)).map(move |relation| (number / 2 + relation * 13) % number)
}

fn id(number: usize) -> EntityId {
    EntityId(number as u64 + 1)
}

fn text(word: &str, number: usize) -> &'static str {
    [word, &number.to_string()].concat().leak()
}

const fn integer(bits: u8) -> LogicalType {
    LogicalType::Integer { bits, is_signed: true }
}

/// `id` to `updated_at`.
fn common_columns() -> [ColumnDef; COMMON as usize] {
    let column = |name, logical| ColumnDef::new(name, name, TypeDef::new(logical));
    let sized = |name, logical, size| ColumnDef { size, ..column(name, logical) };
    let now = |name| ColumnDef { default: DefaultDef::Now, ..column(name, LogicalType::Timestamp) };
    [
        column("id", LogicalType::Uuid),
        sized("code", LogicalType::Text, Size::Length(255)),
        column("name", LogicalType::Text),
        column("quantity", integer(32)),
        column("total", integer(64)),
        ColumnDef {
            default: DefaultDef::Literal(Literal::Bool(true)),
            ..column("is_active", LogicalType::Bool)
        },
        sized("amount", LogicalType::Decimal, Size::Decimal { precision: 10, scale: 2 }),
        ColumnDef {
            default: DefaultDef::Literal(Literal::Text(STATUSES[0])),
            ..sized("status", LogicalType::Text, Size::Length(20))
        },
        ColumnDef {
            ty: TypeDef::new(LogicalType::Text).nullable(),
            ..sized("note", LogicalType::Text, Size::Length(500))
        },
        now("created_at"),
        now("updated_at"),
    ]
}

/// A composite, a plain and a partial one.
const INDEXES: &[IndexDef] = &[
    IndexDef::new(&[IndexPart::column(STATUS), IndexPart::column(CREATED_AT).descending()]),
    IndexDef::new(&[IndexPart::column(AMOUNT)]),
    IndexDef {
        filter: Some(Expr::Column(IS_ACTIVE)),
        ..IndexDef::new(&[IndexPart::new(IndexValue::Column(TOTAL))])
    },
];

const CHECKS: &[CheckDef] = &[
    CheckDef {
        expr: Expr::Binary(
            BinaryOperator::GreaterOrEqual,
            &Expr::Column(TOTAL),
            &Expr::Literal(Literal::Integer(0)),
        ),
        name: None,
        column: Some(TOTAL),
    },
    CheckDef {
        expr: Expr::In(
            &Expr::Column(STATUS),
            &[
                Expr::Literal(Literal::Text(STATUSES[0])),
                Expr::Literal(Literal::Text(STATUSES[1])),
                Expr::Literal(Literal::Text(STATUSES[2])),
            ],
        ),
        name: None,
        column: Some(STATUS),
    },
    CheckDef {
        expr: Expr::Binary(
            BinaryOperator::GreaterOrEqual,
            &Expr::Column(UPDATED_AT),
            &Expr::Column(CREATED_AT),
        ),
        name: None,
        column: None,
    },
];
