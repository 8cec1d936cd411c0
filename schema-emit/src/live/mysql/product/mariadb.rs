//! MariaDB.

use schema_as_code_core::dialect::Dialect;

use super::{Checks, Default, DefaultOf, Product};
use crate::live::mysql::text;

pub(in crate::live::mysql) static MARIADB: Product = Product {
    dialect: Dialect::MariaDb,
    reference_system: "NULL",
    is_index_hidden: "ignored",
    key_expression: "NULL",
    view_algorithm: "LOWER(algorithm)",
    checks: Checks { table: Some("table_name"), level: "level" },
    default,
    expression: |listed| listed,
    has_lost: |listed| listed.contains(LOST),
    shows_values: false,
    has_json_as_text: true,
};

/// A character that needs four bytes, in a list that has three for each.
const LOST: &str = "????";

/// Listed as SQL; a column that has none and may be NULL is listed with `NULL`.
fn default(listed: String, _: &DefaultOf<'_>) -> Option<Default> {
    if listed == "NULL" {
        return None;
    }
    Some(if text::is_literal(&listed) { Default::Literal(listed) } else { Default::Expression(listed) })
}
