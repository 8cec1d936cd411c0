//! What a schema must know of an entity to find nothing wrong with it, in numbers.
//!
//! The checks of a schema read definitions, and a definition is dear to const evaluation: it is unpacked, validated,
//! walked. Nearly every entity is clean. So the derive, which holds the same definition in ordinary memory, writes down
//! an [`Outline`], and `check::schema::clean` passes an entity on its outline alone. What the outline does not tell is
//! asked of the definition.
//!
//! An outline trusts the types that the derive predicts from their names; the others are listed, and read.

use crate::{
    check::{NO_TYPE, prediction_code, role_fault},
    def::{
        AuditRole, ColumnDef, ColumnIndex, Deferral, EntityDef, IndexMethod, IndexValue, RelationDef, Size,
        UniqueDef, UniqueScope,
    },
    hash::{FNV_OFFSET, FNV_PRIME},
    types::LogicalType,
};

/// An outline: [`Outline::flags`], `key`, `kinds`, `features`, `precision`, `longest`, and [`Outline::told`].
///
/// A tuple of numbers and references: rustc proves nothing of those.
pub type Numbers = (u32, u16, u64, u32, u8, (u32, u32, u32), &'static [u8]);

/// Of nothing.
pub const NOTHING: Numbers = (0, NO_TYPE, 0, 0, 0, (0, 0, 0), &[0]);

/// An outline, before it is written as [`Numbers`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outline {
    /// See [`flag`].
    pub flags: u32,
    /// The position of the type of the key's only column, or [`NO_TYPE`].
    pub key: u16,
    /// A bit for each [`prediction_code`] of a column's type, NULL or not.
    pub kinds: u64,
    /// A bit for each position in [`Feature::ALL`](crate::dialect::Feature::ALL).
    pub features: u32,
    /// The most digits of a decimal.
    pub precision: u8,
    /// Of the keys, uniques, relations and indexes: the most characters of texts in one, the most texts without a
    /// length of their own, the most other columns.
    pub longest: (u32, u32, u32),
    /// The hash of the name of the table, and of what is named by hand.
    pub names: Vec<u64>,
    /// For each relation: whether it is required ([`NEVER`], [`ALWAYS`]), or the number of the columns that tell, and
    /// the positions of their types.
    pub relations: Vec<u8>,
    /// Of each column whose type is not predicted: the position of its type, and its [`usage`].
    pub unpredicted: Vec<u8>,
}

/// The most names and columns that are told.
const MOST: usize = 254;

/// The relation may lead nowhere, or waits for the end of the transaction.
pub const NEVER: u8 = 0;
/// Every row needs the target's.
pub const ALWAYS: u8 = 0xff;

/// What is true of an entity.
pub mod flag {
    /// Something the outline does not tell.
    pub const UNTOLD: u32 = 1;
    /// A relation does not say what happens on DELETE.
    pub const SILENT_ON_DELETE: u32 = 1 << 1;
    /// A field marks deleted rows, and the entity does not ask for it.
    pub const DELETED_UNASKED: u32 = 1 << 2;
    /// A unique does not say among which rows.
    pub const SILENT_UNIQUE: u32 = 1 << 3;
    /// A decimal has no digits.
    pub const SILENT_DECIMAL: u32 = 1 << 4;
    /// Shifted by the position in `AuditRole::ALL`: the entity asks for the role itself, or a field can play it.
    pub const ROLE: u32 = 1 << 8;
    /// Shifted by a `NormalForm` as a number: the form is broken, and the entity leaves to its schemas whether it may be.
    pub const BROKEN_FORM: u32 = 1 << 16;
}

/// What a column of an unpredicted type is used for.
pub mod usage {
    /// It is part of a key, a unique, an index or a relation: its length counts.
    pub const KEY: u8 = 1;
    /// Its size is said on the field.
    pub const SIZED: u8 = 2;
}

/// The bytes that a column other than a text takes in a key, at most.
pub(crate) const FIXED: u32 = 64;

/// The outline of `entity`. `is_predicted` tells of which columns the type in `entity` is a prediction; of the others
/// nothing is read. `types` has the position of each column's type among the entity's.
#[must_use]
pub fn outline(
    entity: &'static EntityDef,
    is_predicted: impl Fn(ColumnIndex) -> bool,
    types: &[u16],
) -> Outline {
    let type_of = |column: ColumnIndex| types[usize::from(column)];
    let names = names(entity);
    let key = if let [column] = entity.key { type_of(*column) } else { NO_TYPE };
    let mut outline = Outline { key, ..Outline::default() };
    let mut mark = |flag: u32, is_set: bool| outline.flags |= if is_set { flag } else { 0 };
    mark(flag::UNTOLD, types.len() > MOST || names.len() > MOST);
    mark(flag::SILENT_ON_DELETE, entity.relations.iter().any(|relation| relation.on_delete.is_none()));
    for broken in entity.broken_forms {
        mark(flag::BROKEN_FORM << broken.form as u32, true);
    }
    let is_silent = |unique: &UniqueDef| unique.scope == UniqueScope::All && !unique.is_scope_said;
    mark(flag::SILENT_UNIQUE, entity.uniques.iter().any(is_silent));
    for (position, role) in AuditRole::ALL.into_iter().enumerate() {
        let column = entity.column_with_role(role);
        let plays = |index| is_predicted(index) && role_fault(entity, index).is_none();
        mark(
            flag::ROLE << position,
            entity.audit.asks_for(role) || column.is_some_and(|(index, _)| plays(index)),
        );
    }
    let marks_deleted = entity.column_with_role(AuditRole::Deleted).is_some();
    mark(flag::DELETED_UNASKED, marks_deleted && !entity.audit.soft_delete);
    outline.features =
        entity.features.iter().map(|using| 1 << using.feature as u32).fold(0, |all, bit| all | bit);
    outline.names = names;
    let keys = keys(entity);
    let is_in_key = |column| keys.iter().any(|key| key.contains(&column));
    for (index, column) in (0..).zip(entity.columns) {
        if let Size::Decimal { precision, .. } = column.size {
            outline.precision = outline.precision.max(precision);
        }
        if is_predicted(index) {
            outline.column(column);
        } else {
            let usage = if is_in_key(index) { usage::KEY } else { 0 };
            let size = if column.size == Size::Unset { 0 } else { usage::SIZED };
            outline.unpredicted.extend([type_of(index) as u8, usage | size]);
        }
        // Its forms are asked one by one, its digits with the convention's.
        if column.store.is_some() || column.generated.is_some() {
            outline.flags |= flag::UNTOLD;
        }
    }
    for relation in entity.relations {
        outline.relation(entity, relation, &is_predicted, &type_of);
    }
    for key in &keys {
        outline.lengthen(entity, key, &is_predicted);
    }
    outline
}

impl Outline {
    /// The lists as bytes: the number of names and eight bytes of each, the lowest first; the number of columns of
    /// unpredicted types and two bytes of each; the relations.
    #[must_use]
    pub fn told(&self) -> Vec<u8> {
        let names = &self.names[..self.names.len().min(MOST)];
        let columns = &self.unpredicted[..self.unpredicted.len().min(2 * MOST)];
        let mut told = vec![names.len() as u8];
        told.extend(names.iter().flat_map(|name| name.to_le_bytes()));
        told.push((columns.len() / 2) as u8);
        told.extend(columns);
        told.extend(&self.relations);
        told
    }

    fn column(&mut self, column: &ColumnDef) {
        match prediction_code(column.ty) & 0x7f {
            code if code < 64 => self.kinds |= 1 << code,
            _ => self.flags |= flag::UNTOLD,
        }
        if column.ty.logical == LogicalType::Decimal && !matches!(column.size, Size::Decimal { .. }) {
            self.flags |= flag::SILENT_DECIMAL;
        }
    }

    fn relation(
        &mut self,
        entity: &EntityDef,
        relation: &RelationDef,
        is_predicted: &impl Fn(ColumnIndex) -> bool,
        type_of: &impl Fn(ColumnIndex) -> u16,
    ) {
        let (predicted, others): (Vec<ColumnIndex>, Vec<ColumnIndex>) =
            relation.columns.iter().partition(|column| is_predicted(**column));
        let types = predicted.iter().map(|column| entity.column(*column).ty);
        let may_be_null = types.clone().any(|ty| ty.is_nullable);
        // The sizes on both sides are compared.
        let has_size =
            |logical| matches!(logical, LogicalType::Text | LogicalType::Bytes | LogicalType::Decimal);
        if types.clone().any(|ty| has_size(ty.logical)) {
            self.flags |= flag::UNTOLD;
        }
        match relation.deferral {
            Deferral::Deferred => self.relations.push(NEVER),
            Deferral::Immediate if may_be_null => self.relations.push(NEVER),
            Deferral::Immediate if others.is_empty() => self.relations.push(ALWAYS),
            Deferral::Immediate => {
                self.relations.push(others.len() as u8);
                self.relations.extend(others.iter().map(|column| type_of(*column) as u8));
            }
        }
    }

    fn lengthen(
        &mut self,
        entity: &EntityDef,
        key: &[ColumnIndex],
        is_predicted: &impl Fn(ColumnIndex) -> bool,
    ) {
        let (mut characters, mut silent, mut others) = (0_u32, 0, 0);
        for column in key.iter().map(|column| (is_predicted(*column), entity.column(*column))) {
            match column {
                (true, ColumnDef { ty, size, .. }) => match (ty.logical, size) {
                    (LogicalType::Text, Size::Length(length)) => {
                        characters = characters.saturating_add(*length)
                    }
                    (LogicalType::Text, Size::Unset) => silent += 1,
                    (LogicalType::Text | LogicalType::Bytes | LogicalType::Json, _) => characters = u32::MAX,
                    _ => others += 1,
                },
                (false, _) => others += 1,
            }
        }
        let longest = self.longest;
        self.longest = (longest.0.max(characters), longest.1.max(silent), longest.2.max(others));
    }
}

/// The lists of columns that get an index of the tree kind. Expressions are left to the server.
fn keys(entity: &EntityDef) -> Vec<Vec<ColumnIndex>> {
    let indexes = entity.indexes.iter().filter(|index| index.method == IndexMethod::Tree);
    let parts = indexes.map(|index| {
        let columns = index.parts.iter().filter_map(|part| match part.value {
            IndexValue::Column(column) => Some(column),
            IndexValue::Expr(_) => None,
        });
        columns.collect()
    });
    [entity.key.to_vec()]
        .into_iter()
        .chain(entity.uniques.iter().map(|unique| unique.columns.to_vec()))
        .chain(entity.relations.iter().map(|relation| relation.columns.to_vec()))
        .chain(parts)
        .collect()
}

/// The names that must be unique in a database, but those of enums: see `check::schema::name`.
fn names(entity: &EntityDef) -> Vec<u64> {
    let namespace = entity.namespace.unwrap_or("");
    let relations = entity.relations.iter().map(|relation| relation.name);
    let by_hand = relations
        .chain(entity.uniques.iter().map(|unique| unique.name))
        .chain(entity.indexes.iter().map(|index| index.name))
        .chain(entity.checks.iter().map(|check| check.name));
    [entity.table].into_iter().chain(by_hand.flatten()).map(|name| name_hash(namespace, name)).collect()
}

/// FNV-1a of a name in its namespace, the same for letters that differ in case; never 0.
#[must_use]
pub(crate) const fn name_hash(namespace: &str, name: &str) -> u64 {
    let mut hash = FNV_OFFSET;
    let texts = [namespace.as_bytes(), b".", name.as_bytes()];
    let mut texts = texts.as_slice();
    while let [text, rest @ ..] = texts {
        let mut bytes = *text;
        while let [byte, rest @ ..] = bytes {
            hash = (hash ^ (*byte | 0x20) as u64).wrapping_mul(FNV_PRIME);
            bytes = rest;
        }
        texts = rest;
    }
    hash | 1
}
