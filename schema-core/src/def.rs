//! The logical model: const data written by the derive macros.
//!
//! Every struct has an `EMPTY` or `new` constant, so that generated code names only what is set.
//! Columns are referred to by position ([`ColumnIndex`]); names are looked up once, by the derive.

mod access;
mod audit;
mod column;
mod constraint;
mod dependency;
mod entity;
mod enumeration;
mod naming;
mod relation;
mod schema;
mod search;

pub use access::{AccessDef, AccessFilter};
pub use audit::{AuditDef, AuditLogDef, AuditRole};
pub use column::{ColumnDef, DefaultDef, Sensitivity, Size, TypeOverride};
pub use constraint::{
    CaseSensitivity, CheckDef, Direction, IndexDef, IndexMethod, IndexPart, IndexValue, NullOrder,
    NullsDistinct, UniqueDef, UniqueScope,
};
pub use dependency::{CopiedColumn, CopyDef, CopyKind, DependencyDef, WaiverDef};
pub use entity::{BrokenForm, Entity, EntityDef, EntityId, FeatureUse, Site};
pub use enumeration::{EnumDef, VariantDef};
pub use naming::{NamingDef, ObjectNaming, TableName, TableNaming};
pub use relation::{Action, Deferral, RelationDef, RelationIndex};
pub use schema::{Conventions, DecimalStorage, Schema, SchemaDef, TargetDef, TargetRole};
pub use search::{SEARCH_LANGUAGES, SearchDef, SearchWeight, SearchedColumn};

pub use crate::theory::NormalForm;

/// The position of a column in [`EntityDef::columns`].
pub type ColumnIndex = u16;
