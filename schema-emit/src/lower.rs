//! From what the Rust code says to what one target's database holds.
//!
//! The logical model speaks of entities, variants and decimals; the catalog speaks of tables, stored
//! text and scaled integers. Everything that depends on how values are stored, or on what the
//! schema says once for all, is resolved here. What a target cannot hold is a diagnostic.

mod actor;
mod audit;
mod check;
mod collision;
mod column;
mod context;
mod copy;
mod default;
mod entity;
mod enumeration;
mod expr;
mod full_text;
mod generated;
mod index;
mod kind;
mod limits;
mod literal;
mod log;
pub(crate) mod make;
mod names;
mod relation;
mod search;
mod soft_delete;
mod stored;
mod temporal;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod text;
mod trigger;
mod unique;

use schema_as_code_core::def::{SchemaDef, TargetDef};

use crate::{catalog::Catalog, diagnostic::Diagnostic, intent::Intent};

use context::{Context, Told};

/// What a schema becomes on one target.
#[derive(Debug, Clone, PartialEq)]
pub struct Lowered {
    /// What the database holds.
    pub catalog: Catalog,
    /// What a migration and the reader of the script must know besides.
    pub intent: Intent,
    /// What is wrong. With an error among them, the catalog is not to be used.
    pub diagnostics: Vec<Diagnostic>,
}

impl Lowered {
    /// Whether a diagnostic refuses the schema.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        self.diagnostics.iter().any(Diagnostic::is_error)
    }
}

/// Lowers `schema` to the catalog of `target`.
///
/// Never fails: every fault of every entity is a diagnostic. The result depends on the arguments
/// alone.
///
/// ```
/// use schema_as_code_core::{
///     def::{ColumnDef, EntityDef, SchemaDef, TargetDef, TargetRole},
///     dialect::{Dialect, Version},
///     types::{LogicalType, TypeDef},
/// };
/// use schema_as_code_emit::lower::lower;
///
/// const PRODUCT: EntityDef = EntityDef {
///     name: "Product",
///     table: "products",
///     columns: &[ColumnDef {
///         is_identity: true,
///         ..ColumnDef::new("id", "id", TypeDef::new(LogicalType::Integer { bits: 64, is_signed: true }))
///     }],
///     key: &[0],
///     ..EntityDef::EMPTY
/// };
/// const SHOP: SchemaDef = SchemaDef { name: "Shop", entities: &[&PRODUCT], ..SchemaDef::EMPTY };
///
/// let target = TargetDef {
///     dialect: Dialect::Postgres,
///     version: Version::new(15, 0),
///     role: TargetRole::Full,
///     decimal: None,
/// };
/// let lowered = lower(&SHOP, &target);
/// assert!(!lowered.is_refused());
/// assert_eq!(lowered.catalog.tables[0].name.name, "products");
/// ```
#[must_use]
pub fn lower(schema: &SchemaDef, target: &TargetDef) -> Lowered {
    let mut ctx = Context::new(schema, target);
    entity::lower_entities(&mut ctx);
    ctx.told = Told::Triggers;
    copy::lower_copies(&mut ctx);
    audit::lower_audit(&mut ctx);
    log::lower_logs(&mut ctx);
    soft_delete::lower_soft_deletes(&mut ctx);
    actor::lower_context_table(&mut ctx);
    ctx.told = Told::Names;
    collision::find_collisions(&mut ctx);
    ctx.finish()
}
