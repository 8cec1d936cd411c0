//! What MySQL and MariaDB say differently.

mod mariadb;
mod mysql;

use schema_as_code_core::dialect::Dialect;

pub(super) use mariadb::MARIADB;
pub(super) use mysql::MYSQL;

/// A product, and how its information schema is read.
pub(super) struct Product {
    /// What it speaks.
    pub(super) dialect: Dialect,
    /// Of a column: the reference system of its places.
    pub(super) reference_system: &'static str,
    /// Of an index: `YES` where queries do not use it.
    pub(super) is_index_hidden: &'static str,
    /// Of a key part: its expression.
    pub(super) key_expression: &'static str,
    /// Of a view: how it is computed.
    pub(super) view_algorithm: &'static str,
    /// How checks are listed.
    pub(super) checks: Checks,
    /// What stands behind `DEFAULT`; the text as it is listed, with its column.
    pub(super) default: fn(String, &DefaultOf<'_>) -> Option<Default>,
    /// An expression as `SHOW CREATE` prints it.
    pub(super) expression: fn(String) -> String,
    /// Whether a listed expression has lost characters.
    pub(super) has_lost: fn(&str) -> bool,
    /// Whether `SHOW CREATE TABLE` prints every value so that it can be read; bytes that are no text, and characters of
    /// four bytes.
    pub(super) shows_values: bool,
    /// Whether `json` is another word for text with a check.
    pub(super) has_json_as_text: bool,
}

/// How checks are listed.
pub(super) struct Checks {
    /// The table; nothing where another list has it, and whether the check is enforced.
    pub(super) table: Option<&'static str>,
    /// `Column` where the check is a part of its column, and has no name of its own.
    pub(super) level: &'static str,
}

/// The column that has a default.
pub(super) struct DefaultOf<'c> {
    /// Its type, as listed.
    pub(super) ty: &'c str,
    /// Whether the list says that the default is computed.
    pub(super) is_computed: bool,
}

/// What stands behind `DEFAULT`, in SQL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Default {
    /// A value.
    Literal(String),
    /// What is computed when a row is written.
    Expression(String),
}
