//! Whole schemas.

use schema_as_code_core::{
    def::{
        Action, AuditDef, AuditLogDef, AuditRole, ColumnDef, ColumnIndex, Conventions, DecimalStorage,
        DefaultDef, Deferral, EntityDef, EntityId, EnumDef, IndexDef, RelationDef, RelationIndex, SchemaDef,
        Size, TargetDef, TargetRole,
    },
    dialect::Dialect,
    storage::Driver,
    types::{LogicalType, TypeDef},
};

use super::{
    choice::{Choice, leak, leak_one, leak_text},
    column::{column, computed, enumeration},
    constraint::{check, full_text, index, search, unique},
};

const IDENTITY: LogicalType = LogicalType::Integer { bits: 64, is_signed: true };
const VERSION: LogicalType = LogicalType::Integer { bits: 32, is_signed: true };

/// A schema of up to six entities.
pub(crate) fn schema(bytes: &[u8]) -> &'static SchemaDef {
    let mut choice = Choice::new(bytes);
    let choice = &mut choice;
    let enums: Vec<&'static EnumDef> = (0..choice.below(3)).map(|_| enumeration(choice)).collect();
    let count = 1 + choice.below(6);
    let drafts: Vec<Draft> = (0..count).map(|place| draft(choice, place)).collect();
    let entities: Vec<&'static EntityDef> =
        (0..count).map(|place| leak_one(entity(choice, &drafts, place, &enums))).collect();
    let decimal = choice.pick(&[DecimalStorage::ScaledInteger, DecimalStorage::Text, DecimalStorage::Real]);
    let targets = Dialect::ALL.map(|dialect| TargetDef {
        dialect,
        version: dialect.oldest(),
        role: TargetRole::Full,
        decimal: (dialect == Dialect::Sqlite).then_some(decimal),
    });
    leak_one(SchemaDef {
        name: "Generated",
        comment: choice.comment(),
        targets: leak(targets.to_vec()),
        driver: choice.pick(&[Driver::Sqlx, Driver::Rusqlite, Driver::SeaOrm]),
        conventions: Conventions {
            text_length: Some(80),
            decimal: Some((10, 2)),
            on_delete: choice.pick(&[Some(Action::Restrict), Some(Action::NoAction)]),
            ..Conventions::NONE
        },
        entities: leak(entities),
        ..SchemaDef::EMPTY
    })
}

/// What other entities must know of an entity.
struct Draft {
    id: EntityId,
    name: &'static str,
    table: &'static str,
    key: Vec<ColumnDef>,
}

fn draft(choice: &mut Choice<'_>, place: usize) -> Draft {
    let name = leak_text(format!("Entity{place}"));
    let table = choice.name("table");
    let of = |choice: &mut Choice<'_>, logical| {
        let name = choice.name("id");
        ColumnDef::new(name, name, TypeDef::new(logical))
    };
    let key = match choice.below(5) {
        0 => vec![ColumnDef { is_identity: true, ..of(choice, IDENTITY) }],
        1 => vec![ColumnDef { default: DefaultDef::Uuid, ..of(choice, LogicalType::Uuid) }],
        2 => vec![ColumnDef { size: Size::Length(40), ..of(choice, LogicalType::Text) }],
        3 => vec![of(choice, VERSION), of(choice, IDENTITY)],
        _ => vec![of(choice, IDENTITY)],
    };
    Draft { id: EntityId::of("generated", name), name, table, key }
}

fn entity(choice: &mut Choice<'_>, drafts: &[Draft], place: usize, enums: &[&'static EnumDef]) -> EntityDef {
    let draft = &drafts[place];
    let mut columns = draft.key.clone();
    let key: Vec<ColumnIndex> = (0..).take(columns.len()).collect();
    columns.extend((0..choice.below(6)).map(|_| column(choice, enums)));
    let relations: Vec<RelationDef> =
        (0..choice.below(3)).map(|_| relation(choice, drafts, place, &mut columns)).collect();
    let audit = audit(choice, &mut columns);
    if choice.chance(40) {
        columns.extend(computed(choice, &columns));
    }
    let uniques = (0..choice.below(3)).filter_map(|_| unique(choice, &columns, audit.soft_delete)).collect();
    let mut indexes: Vec<IndexDef> = (0..choice.below(3)).filter_map(|_| index(choice, &columns)).collect();
    let checks = (0..choice.below(4)).filter_map(|_| check(choice, &columns)).collect();
    let search = search(choice, &columns);
    indexes.extend(full_text(choice, &columns));
    EntityDef {
        id: draft.id,
        name: draft.name,
        module: "generated",
        table: draft.table,
        comment: choice.comment(),
        columns: leak(columns),
        key: leak(key),
        relations: leak(relations),
        uniques: leak(uniques),
        indexes: leak(indexes),
        checks: leak(checks),
        search,
        audit,
        ..EntityDef::EMPTY
    }
}

/// A relation to any entity, itself included; to a later one only through nullable columns.
fn relation(
    choice: &mut Choice<'_>,
    drafts: &[Draft],
    place: usize,
    columns: &mut Vec<ColumnDef>,
) -> RelationDef {
    let other = choice.below(drafts.len());
    let target = &drafts[other];
    let is_nullable = other >= place || choice.chance(30);
    let first = columns.len();
    for key in &target.key {
        let name = choice.name("related");
        let mut column = ColumnDef::new(name, name, key.ty);
        column.ty.is_nullable = is_nullable;
        column.size = key.size;
        columns.push(column);
    }
    let positions =
        (first..columns.len()).map(|position| ColumnIndex::try_from(position).unwrap_or(0)).collect();
    let mut relation = RelationDef::new(leak(positions), target.id, target.name);
    relation.on_delete = match choice.below(5) {
        0 | 1 => None,
        2 => Some(Action::Cascade),
        3 if is_nullable => Some(Action::SetNull),
        _ => Some(Action::NoAction),
    };
    relation.on_update = choice.chance(20).then_some(Action::Cascade);
    if choice.chance(5) {
        relation.deferral = Deferral::Deferred;
    }
    if choice.chance(10) {
        relation.index = RelationIndex::None { reason: "it is never searched" };
    }
    relation.name = choice.maybe_name("fkey");
    relation
}

fn audit(choice: &mut Choice<'_>, columns: &mut Vec<ColumnDef>) -> AuditDef {
    let audit = AuditDef {
        timestamps: choice.chance(30),
        soft_delete: choice.chance(30),
        live_view: choice.chance(50),
        actor: choice.chance(15),
        version: choice.chance(20),
        log: choice.chance(30).then_some(AuditLogDef { except: &[] }),
    };
    let mut add = |role: AuditRole, logical, is_nullable| {
        let name = role.conventional_field();
        let mut column = ColumnDef::new(name, name, TypeDef::new(logical));
        column.ty.is_nullable = is_nullable;
        column.role = Some(role);
        columns.push(column);
    };
    if audit.timestamps {
        add(AuditRole::Created, LogicalType::Timestamp, false);
        add(AuditRole::Updated, LogicalType::Timestamp, false);
    }
    if audit.soft_delete {
        add(AuditRole::Deleted, LogicalType::Timestamp, true);
    }
    if audit.actor {
        add(AuditRole::CreatedBy, LogicalType::Uuid, true);
        add(AuditRole::UpdatedBy, LogicalType::Uuid, true);
    }
    if audit.version {
        add(AuditRole::Version, VERSION, false);
    }
    audit
}
