//! A table for each storable type: what docs/storage.md lists, and what every driver writes and reads.

mod color;
pub mod foreign;
pub mod lists;
pub mod moments;
pub mod values;

use std::fmt::Debug;

pub use color::{Color, ColorSql};
use schema_as_code::{
    def::{ColumnDef, Conventions, Entity as EntityOf, EntityDef, SchemaDef, TargetDef, TargetRole},
    dialect::Dialect,
    emit::{Emission, emit},
    storage::{Driver, stored_form},
};

/// A type of a column, with values at the edges of what it holds.
///
/// Its table `cells` has the columns `id`, `value` and `absent`, which is the same type with NULL, and with
/// a default, `made`.
pub trait Cell: EntityOf {
    /// The type of the field.
    type Value: Clone + Debug + PartialEq;
    /// How the field is written.
    const NAME: &'static str;
    /// Whether there is the column `made`.
    const HAS_DEFAULT: bool;

    /// Values to write.
    fn values() -> Vec<Self::Value>;

    /// Whether a value is what the database makes for `made`.
    fn is_default(made: &Self::Value) -> bool;
}

/// What there is to say about a cell without its type.
#[derive(Debug, Clone, Copy)]
pub struct Info {
    /// [`Cell::NAME`].
    pub name: &'static str,
    /// The entity.
    pub def: &'static EntityDef,
}

impl Info {
    /// The column of the type itself.
    #[must_use]
    pub const fn column(&self) -> &'static ColumnDef {
        &self.def.columns[1]
    }

    /// Whether the driver can write and read the type there.
    #[must_use]
    pub fn is_storable(&self, driver: Driver, dialect: Dialect) -> bool {
        let column = self.column();
        driver.reaches(dialect) && stored_form(column.ty, dialect, driver, column.store, None).is_ok()
    }
}

/// Every cell, in the order of the documentation.
pub const ALL: &[&[Info]] =
    &[values::ALL, foreign::ALL, moments::chrono::ALL, moments::time::ALL, moments::jiff::ALL, lists::ALL];

/// The names of the cells that `driver` can write and read on `dialect`.
#[must_use]
pub fn storable(driver: Driver, dialect: Dialect) -> Vec<&'static str> {
    let all = ALL.iter().copied().flatten();
    all.filter(|cell| cell.is_storable(driver, dialect)).map(|cell| cell.name).collect()
}

/// A schema of nothing but the cell.
#[must_use]
pub fn schema(entity: &'static EntityDef, driver: Driver, dialect: Dialect) -> SchemaDef {
    let target = TargetDef { dialect, version: dialect.oldest(), role: TargetRole::Full, decimal: None };
    SchemaDef {
        name: "Cells",
        targets: Vec::leak(vec![target]),
        driver,
        conventions: Conventions { text_length: Some(255), decimal: Some((12, 3)), ..Conventions::NONE },
        entities: Vec::leak(vec![entity]),
        ..SchemaDef::EMPTY
    }
}

/// The scripts of a cell.
///
/// # Panics
/// When the cell cannot be stored.
#[must_use]
pub fn emission(entity: &'static EntityDef, driver: Driver, dialect: Dialect) -> Emission {
    let schema = schema(entity, driver, dialect);
    emit(&schema, &schema.targets[0])
        .unwrap_or_else(|error| panic!("{} on {dialect:?} by {driver:?}: {error}", entity.name))
}

/// `cell! { Name in "written": Type, values, … }`: the entity, and what is known of it.
macro_rules! cells {
    ($(
        $(#[column $options:tt])*
        $cell:ident: $ty:ty = $name:literal, $values:expr $(, default $default:tt => $is_default:expr)?;
    )*) => {
        $(
            /// A table with one column of the type.
            #[derive(schema_as_code::Entity)]
            #[entity(table = "cells")]
            #[expect(dead_code, reason = "the fields describe columns")]
            pub struct $cell {
                #[key]
                id: i32,
                $(#[column $options])*
                value: $ty,
                $(#[column $options])*
                absent: Option<$ty>,
                $(#[column $default]
                made: $ty,)?
            }

            impl $crate::Cell for $cell {
                type Value = $ty;
                const NAME: &'static str = $name;
                const HAS_DEFAULT: bool = <Self as schema_as_code::def::Entity>::DEF.columns.len() > 3;

                fn values() -> Vec<$ty> {
                    Vec::from($values)
                }

                fn is_default(made: &$ty) -> bool {
                    let checks: &[fn(&$ty) -> bool] = &[$($is_default)?];
                    checks.iter().all(|check| check(made))
                }
            }
        )*

        /// Every cell of the module.
        pub const ALL: &[$crate::Info] =
            &[$($crate::Info { name: $name, def: <$cell as schema_as_code::def::Entity>::DEF }),*];
    };
}
use cells;
