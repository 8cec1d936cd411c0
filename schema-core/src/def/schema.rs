//! A schema: the list of entities that make one database, and what is said once for all.

use super::{
    Action, AuditDef, AuditRole, ColumnDef, EntityDef, NamingDef, RelationDef, Size, TableName, WaiverDef,
};
use crate::{
    dialect::{Dialect, Version},
    storage::Driver,
    theory::NormalForm,
    types::LogicalType,
};

/// A database described by its entities. Implemented by `#[derive(Schema)]`.
#[diagnostic::on_unimplemented(
    message = "[unknown_schema] `{Self}` is not a schema",
    label = "this type describes no database",
    note = "help: put `#[derive(Schema)]` on `{Self}`, or, when it is an entity, name it in `entities(…)`"
)]
pub trait Schema {
    /// What the struct and its attributes say.
    const DEF: &'static SchemaDef;
}

/// What one annotated struct says about a database.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SchemaDef {
    /// The struct's name.
    pub name: &'static str,
    /// First paragraph of the doc comment; empty: none.
    pub comment: &'static str,
    /// The databases it must run on.
    pub targets: &'static [TargetDef],
    /// The driver that reads and writes the rows.
    pub driver: Driver,
    /// Said once for all entities.
    pub conventions: Conventions,
    /// In the order of the list, those of included schemas behind them; each once.
    pub entities: &'static [&'static EntityDef],
    /// The schemas whose entities are among [`entities`](Self::entities), in the order of the list. Their own
    /// targets and conventions do not hold here.
    pub includes: &'static [&'static SchemaDef],
    /// Rules waived for the whole schema.
    pub waivers: &'static [WaiverDef],
}

impl SchemaDef {
    /// A schema with nothing in it.
    pub const EMPTY: Self = Self {
        name: "",
        comment: "",
        targets: &[],
        driver: Driver::Sqlx,
        conventions: Conventions::NONE,
        entities: &[],
        includes: &[],
        waivers: &[],
    };

    /// The entity with the id `id`.
    #[must_use]
    pub fn entity(&self, id: super::EntityId) -> Option<&'static EntityDef> {
        self.entities.iter().copied().find(|entity| entity.id == id)
    }

    /// The target for `dialect`.
    #[must_use]
    pub fn target(&self, dialect: Dialect) -> Option<&'static TargetDef> {
        self.targets.iter().find(|target| target.dialect == dialect)
    }
}

/// A database the schema must run on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TargetDef {
    /// The dialect.
    pub dialect: Dialect,
    /// The oldest version it must run on.
    pub version: Version,
    /// What may be left out.
    pub role: TargetRole,
    /// How decimals are stored where the dialect has no exact decimal type; `None`: not said.
    pub decimal: Option<DecimalStorage>,
}

/// What a target may leave out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TargetRole {
    /// Nothing.
    Full,
    /// For tests: what is not about integrity of rows, each listed in the script's header.
    Test,
}

/// How a decimal is stored where the dialect has no exact decimal type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DecimalStorage {
    /// Exact: an integer, scaled by the column's scale (12.50 is 1250).
    ScaledInteger,
    /// Exact, but neither ordered nor computable in SQL.
    Text,
    /// A binary floating-point number: inexact.
    Real,
}

/// What a schema says once for all of its entities.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Conventions {
    /// Characters of a text column that says nothing.
    pub text_length: Option<u32>,
    /// Precision and scale of a decimal column that says nothing.
    pub decimal: Option<(u8, u8)>,
    /// What relations do on delete when they say nothing.
    pub on_delete: Option<Action>,
    /// Audit roles of every entity.
    pub audit: AuditDef,
    /// The normal form asked of every entity; `None`: third.
    pub normal_form: Option<NormalForm>,
    /// How what says no name is named.
    pub naming: NamingDef,
}

impl Conventions {
    /// Nothing is said.
    pub const NONE: Self = Self {
        text_length: None,
        decimal: None,
        on_delete: None,
        audit: AuditDef::NONE,
        normal_form: None,
        naming: NamingDef::DEFAULT,
    };

    /// The table of `entity`.
    #[must_use]
    pub const fn table_of(&self, entity: &EntityDef) -> TableName {
        self.naming.table_of(entity)
    }

    /// The audit roles of `entity`: its own, and those of the convention.
    #[must_use]
    pub const fn audit_of(&self, entity: &EntityDef) -> AuditDef {
        entity.audit.union(self.audit)
    }

    /// The audit role that the database keeps in `column` of `entity`: the field says it, or it is called and the entity or
    /// the schema asks for it.
    ///
    /// ```
    /// use schema_as_code_core::{
    ///     def::{AuditDef, AuditRole, ColumnDef, Conventions, EntityDef},
    ///     types::{LogicalType, TypeDef},
    /// };
    ///
    /// const NUMBER: TypeDef = TypeDef::new(LogicalType::Integer { bits: 32, is_signed: true });
    /// const VERSION: ColumnDef =
    ///     ColumnDef { role: Some(AuditRole::Version), ..ColumnDef::new("version", "version", NUMBER) };
    /// const COUNTED: EntityDef =
    ///     EntityDef { audit: AuditDef { version: true, ..AuditDef::NONE }, ..EntityDef::EMPTY };
    /// assert_eq!(Conventions::NONE.role_of(&EntityDef::EMPTY, &VERSION), None);
    /// assert_eq!(Conventions::NONE.role_of(&COUNTED, &VERSION), Some(AuditRole::Version));
    /// ```
    #[must_use]
    pub const fn role_of(&self, entity: &EntityDef, column: &ColumnDef) -> Option<AuditRole> {
        let Some(role) = column.role else { return None };
        if column.is_role_said {
            return Some(role);
        }
        match entity.column_with_role(role) {
            Some((_, other)) if other.is_role_said => None,
            _ if self.audit_of(entity).asks_for(role) => Some(role),
            _ => None,
        }
    }

    /// The normal form asked of `entity`: by itself, else by the convention, else third.
    #[must_use]
    pub const fn normal_form_of(&self, entity: &EntityDef) -> NormalForm {
        match (entity.normal_form, self.normal_form) {
            (Some(form), _) | (None, Some(form)) => form,
            (None, None) => NormalForm::Third,
        }
    }

    /// The size of `column`: said on the field, else by its type, else by the convention.
    /// [`Size::Unset`]: nobody says it.
    #[must_use]
    pub const fn size_of(&self, column: &ColumnDef) -> Size {
        match (column.size, column.ty.size, column.ty.logical.sized()) {
            (Size::Unset, Size::Unset, LogicalType::Text) => match self.text_length {
                Some(length) => Size::Length(length),
                None => Size::Unset,
            },
            (Size::Unset, Size::Unset, LogicalType::Decimal) => match self.decimal {
                Some((precision, scale)) => Size::Decimal { precision, scale },
                None => Size::Unset,
            },
            (Size::Unset, size, _) | (size, _, _) => size,
        }
    }

    /// What `relation` does on delete: said by itself, else by the convention, else SQL's own
    /// default, which refuses the delete at the end of the statement.
    #[must_use]
    pub const fn on_delete_of(&self, relation: &RelationDef) -> Action {
        match (relation.on_delete, self.on_delete) {
            (Some(action), _) | (None, Some(action)) => action,
            (None, None) => Action::NoAction,
        }
    }
}
