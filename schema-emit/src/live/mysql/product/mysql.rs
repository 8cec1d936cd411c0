//! MySQL.

use schema_as_code_core::dialect::Dialect;

use super::{Checks, Default, DefaultOf, Product};
use crate::live::mysql::text;

pub(in crate::live::mysql) static MYSQL: Product = Product {
    dialect: Dialect::MySql,
    reference_system: "srs_id",
    is_index_hidden: "IF(is_visible = 'NO', 'YES', 'NO')",
    key_expression: "expression",
    // Only `SHOW CREATE VIEW` tells it; a view of a temporary table cannot be updated.
    view_algorithm: "IF(is_updatable = 'YES', 'updatable', 'not updatable')",
    checks: Checks { table: None, level: "'Table'" },
    default,
    expression,
    has_lost: |_| false,
    shows_values: true,
    has_json_as_text: false,
};

/// Values are listed bare, expressions as expressions are.
fn default(listed: String, of: &DefaultOf<'_>) -> Option<Default> {
    Some(if of.is_computed {
        Default::Expression(expression(listed))
    } else if of.ty.starts_with("bit(") {
        Default::Literal(listed)
    } else {
        Default::Literal(text::literal(&listed))
    })
}

/// Expressions are listed as a string's content: escaped, and each byte of theirs as a character.
fn expression(listed: String) -> String {
    let bytes: Option<Vec<u8>> = listed.chars().map(|letter| u8::try_from(letter).ok()).collect();
    let sql = bytes.and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or(listed);
    text::unescaped(&sql)
}

#[cfg(test)]
mod tests {
    use super::expression;

    #[test]
    fn expressions_are_read_as_they_were_printed() {
        let read = |listed: &str| expression(listed.to_owned());
        assert_eq!(read(r"concat(_utf8mb4\'\\\\\',`c`)"), r"concat(_utf8mb4'\\',`c`)");
        assert_eq!(read("(`c` <> _utf8mb4\\'\u{e2}\u{88}\u{91}\\')"), "(`c` <> _utf8mb4'\u{2211}')");
        // A server that lists characters as they are is understood as well.
        assert_eq!(read("(`c` <> _utf8mb4\\'\u{2211}\\')"), "(`c` <> _utf8mb4'\u{2211}')");
    }
}
