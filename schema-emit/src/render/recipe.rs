//! What the recipes of several dialects have in common.

use super::sql::Sql;
use crate::catalog::{ComparedColumn, Text};

/// That one of the columns differs between the old and the new row.
pub(super) fn any_differs(sql: &mut Sql, columns: &[Text], operator: &str) {
    for (place, column) in columns.iter().enumerate() {
        sql.push(if place > 0 { " OR OLD." } else { "OLD." }).ident(column).push(operator);
        sql.push("NEW.").ident(column);
    }
}

/// That all of the columns are the same in the old and the new row.
pub(super) fn all_same(sql: &mut Sql, columns: &[ComparedColumn], operator: &str) {
    for (place, ComparedColumn { name }) in columns.iter().enumerate() {
        sql.push(if place > 0 { " AND NEW." } else { "NEW." }).ident(name).push(operator);
        sql.push("OLD.").ident(name);
    }
}

/// What `write` writes, taken out of the statement again: an assigned value.
pub(super) fn value(sql: &mut Sql, write: impl FnOnce(&mut Sql)) -> String {
    let start = sql.text().len();
    write(sql);
    sql.text().split_off(start)
}
