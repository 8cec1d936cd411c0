//! An entity: one annotated struct, one table.

use super::{
    AccessDef, AuditDef, CheckDef, ColumnDef, ColumnIndex, CopyDef, DependencyDef, IndexDef, RelationDef,
    SearchDef, UniqueDef, WaiverDef,
};
use crate::{
    dialect::Feature,
    hash::{FNV_OFFSET, mix},
    pack::{NOTHING, Packed, definition},
    theory::NormalForm,
};

/// A struct that describes a table. Implemented by `#[derive(Entity)]`.
#[diagnostic::on_unimplemented(
    message = "[unknown_entity] `{Self}` is not an entity",
    label = "this type describes no table",
    note = "help: put `#[derive(Entity)]` on `{Self}`"
)]
pub trait Entity: Sized {
    /// The identity by which relations name their target.
    const ID: EntityId;
    /// What the struct and its attributes say.
    const DEF: &'static EntityDef = &definition::<Self>();
    /// The same as the derive writes it.
    #[doc(hidden)]
    const PACKED: Packed = NOTHING;
    /// The entity itself. What is none has no such type, and is reported once.
    #[doc(hidden)]
    type This: Entity;
}

/// Identifies an entity by the path of its struct, without referring to its definition: two
/// entities may name each other and neither constant depends on the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub u64);

impl EntityId {
    /// The id of the struct `name` in the module `module`, as `module_path!()` spells it.
    #[must_use]
    pub const fn of(module: &str, name: &str) -> Self {
        Self::within(module, Self::name_hash(name))
    }

    /// The same, from the hash of the name, which the derive knows.
    #[doc(hidden)]
    #[must_use]
    pub const fn within(module: &str, name: u64) -> Self {
        Self(mix(name, module.as_bytes()))
    }

    /// The hash of the name of a struct.
    #[doc(hidden)]
    #[must_use]
    pub const fn name_hash(name: &str) -> u64 {
        mix(FNV_OFFSET, name.as_bytes())
    }

    /// Equality in const evaluation.
    #[must_use]
    pub const fn is(self, other: Self) -> bool {
        self.0 == other.0
    }
}

/// What one annotated struct says about its table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EntityDef {
    /// See [`EntityId`].
    pub id: EntityId,
    /// The struct's name.
    pub name: &'static str,
    /// `module_path!()` of the struct.
    pub module: &'static str,
    /// The table's name: the one written by hand, else the struct's in the plural. A schema may name it otherwise:
    /// [`Conventions::table_of`](super::Conventions::table_of).
    pub table: &'static str,
    /// What a row is called, in snake case; empty: the table is named by hand.
    pub singular: &'static str,
    /// The database schema (namespace) the table lives in; `None`: the connection's own.
    pub namespace: Option<&'static str>,
    /// First paragraph of the doc comment; empty: none.
    pub comment: &'static str,
    /// In the order of the fields.
    pub columns: &'static [ColumnDef],
    /// The primary key, in key order. Empty only on an entity that was reported for it.
    pub key: &'static [ColumnIndex],
    /// Relations to other entities, each a foreign key.
    pub relations: &'static [RelationDef],
    /// Unique constraints, those of single columns included.
    pub uniques: &'static [UniqueDef],
    /// Declared indexes, those of single columns included; the ones relations need are implied.
    pub indexes: &'static [IndexDef],
    /// Check constraints, those of single columns included.
    pub checks: &'static [CheckDef],
    /// The search over its columns.
    pub search: Option<SearchDef>,
    /// Queries that some index must serve.
    pub accesses: &'static [AccessDef],
    /// Which audit roles the entity declares for itself.
    pub audit: AuditDef,
    /// Declared functional and multivalued dependencies.
    pub dependencies: &'static [DependencyDef],
    /// `#[determines(none)]`: nothing but the keys determines anything.
    pub has_no_dependencies: bool,
    /// Declared copies of columns of related entities.
    pub copies: &'static [CopyDef],
    /// The normal form that is asked for; `None`: the schema's.
    pub normal_form: Option<NormalForm>,
    /// What each form refuses, on an entity that leaves the form to its schemas.
    pub broken_forms: &'static [BrokenForm],
    /// Rules waived, with their reasons.
    pub waivers: &'static [WaiverDef],
    /// Requirement ids for traceability.
    pub requirements: &'static [&'static str],
    /// What a target must be able to hold, as far as the syntax shows it.
    pub features: &'static [FeatureUse],
}

impl EntityDef {
    /// An entity that says nothing.
    pub const EMPTY: Self = Self {
        id: EntityId(0),
        name: "",
        module: "",
        table: "",
        singular: "",
        namespace: None,
        comment: "",
        columns: &[],
        key: &[],
        relations: &[],
        uniques: &[],
        indexes: &[],
        checks: &[],
        search: None,
        accesses: &[],
        audit: AuditDef::NONE,
        dependencies: &[],
        has_no_dependencies: false,
        copies: &[],
        normal_form: None,
        broken_forms: &[],
        waivers: &[],
        requirements: &[],
        features: &[],
    };

    /// The column at `index`.
    ///
    /// # Panics
    /// When the entity has no such column: the derive never writes such an index.
    #[must_use]
    pub const fn column(&self, index: ColumnIndex) -> &'static ColumnDef {
        &self.columns[index as usize]
    }

    /// The column with the audit role `role`, asked for or not: the one that says it before one that is called so.
    #[must_use]
    pub const fn column_with_role(
        &self,
        role: super::AuditRole,
    ) -> Option<(ColumnIndex, &'static ColumnDef)> {
        let mut found = None;
        let mut i = 0;
        while i < self.columns.len() {
            let column = &self.columns[i];
            if let Some(other) = column.role
                && other as u8 == role as u8
                && (found.is_none() || column.is_role_said)
            {
                found = Some((i as ColumnIndex, column));
                if column.is_role_said {
                    return found;
                }
            }
            i += 1;
        }
        found
    }
}

/// What keeps an entity out of a normal form, found while its attributes were read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct BrokenForm {
    /// The form.
    pub form: NormalForm,
    /// The column that depends.
    pub site: Site,
    /// The rule.
    pub rule: &'static str,
    /// The message, its notes and the next step.
    pub text: &'static str,
    /// Whether nothing is reported where the entity is declared: the form is a stronger one than the third, or a schema
    /// that lists the entity asks for less.
    pub is_left_to_schemas: bool,
}

/// A feature that an entity uses, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct FeatureUse {
    /// What the target must be able to hold.
    pub feature: Feature,
    /// Where the entity uses it.
    pub site: Site,
}

/// A place in an entity, to which a diagnostic points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Site {
    /// The struct as a whole.
    Entity,
    /// A field.
    Column(ColumnIndex),
    /// An element of [`EntityDef::relations`].
    Relation(u16),
    /// An element of [`EntityDef::uniques`].
    Unique(u16),
    /// An element of [`EntityDef::indexes`].
    Index(u16),
    /// An element of [`EntityDef::checks`].
    Check(u16),
}

impl Site {
    /// The site as one number: the kind in the upper half, the position in the lower.
    #[must_use]
    pub const fn code(self) -> u32 {
        let (kind, position) = match self {
            Self::Column(position) => (0, position),
            Self::Relation(position) => (1, position),
            Self::Unique(position) => (2, position),
            Self::Index(position) => (3, position),
            Self::Check(position) => (4, position),
            Self::Entity => (5, 0),
        };
        (kind << 16) | position as u32
    }

    /// The site with the code `kind << 16 | position`.
    #[must_use]
    pub const fn of_code(kind: u16, position: u16) -> Self {
        match kind {
            0 => Self::Column(position),
            1 => Self::Relation(position),
            2 => Self::Unique(position),
            3 => Self::Index(position),
            4 => Self::Check(position),
            _ => Self::Entity,
        }
    }
}
