//! The audit log and the soft delete, on MySQL and MariaDB.

use super::{Name, Sql};
use crate::catalog::{
    AppendOnly, CascadeMark, LogRow, LoggedColumn, MarkedChild, Readable, RefuseDelete, TriggerEvent,
};

/// MariaDB refuses texts of several collations as parts of one document unless one of them is said.
const ONE_COLLATION: &str = " COLLATE utf8mb4_bin";

const IS_HARD_DELETE: &str = "COALESCE(@app_hard_delete, 0) = 1";

pub(super) fn log_row(sql: &mut Sql, table: &Name, log: &LogRow) {
    let LogRow { on, log, key, columns, context: _, revision: _ } = log;
    let (old, new) = (*on != TriggerEvent::Insert, *on != TriggerEvent::Delete);
    let is_update = old && new;
    if is_update {
        sql.push("BEGIN\n  IF NOT (");
        for (place, column) in columns.iter().enumerate() {
            sql.push(if place > 0 { " AND NEW." } else { "NEW." }).ident(&column.name);
            sql.push(" <=> OLD.").ident(&column.name);
        }
        sql.push(") THEN\n    ");
    }
    let indent = if is_update { "\n    " } else { "\n" };
    sql.push("INSERT INTO ").name(log).push(" (`table_name`, `record_id`, `action`");
    sql.push(if old { ", `old_values`" } else { "" }).push(if new { ", `new_values`" } else { "" });
    sql.push(", `changed_by`)").push(indent).push("VALUES (").literal(&table.name).push(", ");
    record_id(sql, key, if new { "NEW." } else { "OLD." });
    sql.push(match on {
        TriggerEvent::Insert => ", 'INSERT'",
        TriggerEvent::Update => ", 'UPDATE'",
        TriggerEvent::Delete => ", 'DELETE'",
    });
    if old {
        sql.push(",").push(indent).push("  ");
        document(sql, columns, "OLD.", false);
    }
    if new {
        sql.push(",").push(indent).push("  ");
        document(sql, columns, "NEW.", is_update);
    }
    sql.push(",").push(indent).push("  COALESCE(NULLIF(@app_user_id, ''), SESSION_USER()))");
    if is_update {
        sql.push(";\n  END IF;\nEND");
    }
}

fn record_id(sql: &mut Sql, key: &[LoggedColumn], row: &str) {
    if let [column] = key {
        readable(sql, column, row);
        return;
    }
    sql.push("CAST(JSON_REMOVE(JSON_ARRAY(''").push(ONE_COLLATION).push(", ");
    sql.list(key, |sql, column| readable(sql, column, row)).push("), '$[0]') AS CHAR)");
}

fn document(sql: &mut Sql, columns: &[LoggedColumn], row: &str, tells_changes: bool) {
    let mut collation = ONE_COLLATION;
    sql.push("JSON_OBJECT(").list(columns, |sql, column| {
        sql.literal(&column.name).push(std::mem::take(&mut collation)).push(", ");
        if column.readable == Readable::Secret && tells_changes {
            sql.push("IF(NEW.").ident(&column.name).push(" <=> OLD.").ident(&column.name);
            sql.push(", '[secret]', '[secret, changed]')");
        } else {
            readable(sql, column, row);
        }
    });
    sql.push(")");
}

fn readable(sql: &mut Sql, column: &LoggedColumn, row: &str) {
    let LoggedColumn { name, readable } = column;
    let mut around = |before: &str, after: &str| {
        sql.push(before).push(row).ident(name).push(after);
    };
    match readable {
        Readable::AsIs => around("", ""),
        // A document is a part of the document only as the answer of a JSON function.
        Readable::Truth => around("JSON_EXTRACT(CASE ", " WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, '$')"),
        Readable::Document => around("JSON_EXTRACT(", ", '$')"),
        Readable::Uuid => around(
            "LOWER(INSERT(INSERT(INSERT(INSERT(HEX(",
            "), 9, 0, '-'), 14, 0, '-'), 19, 0, '-'), 24, 0, '-'))",
        ),
        Readable::Hex | Readable::AnyAsHex => around("LOWER(HEX(", "))"),
        Readable::Scaled(scale) => {
            let factor = 10_i128.pow(u32::from(*scale).min(30));
            around("CAST(", &format!(" / {factor} AS DECIMAL(38, {scale}))"));
        }
        Readable::Secret => {
            sql.push("'[secret]'");
        }
    }
}

pub(super) fn append_only(sql: &mut Sql, append: &AppendOnly) {
    let AppendOnly { table, on, context: _, revision: _ } = append;
    if *on == Some(TriggerEvent::Delete) {
        unless_hard_delete(sql, &format!("{} is append-only", message(table)));
    } else {
        sql.push("SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = ");
        sql.literal(&format!("{} is append-only", message(table)));
    }
}

pub(super) fn refuse_delete(sql: &mut Sql, refuse: &RefuseDelete) {
    let RefuseDelete { table, revision: _ } = refuse;
    let table = message(table);
    unless_hard_delete(sql, &format!("{table}: soft delete only (SET @app_hard_delete = 1)"));
}

fn unless_hard_delete(sql: &mut Sql, text: &str) {
    sql.push("BEGIN\n  IF NOT (").push(IS_HARD_DELETE).push(") THEN\n");
    sql.push("    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = ").literal(text);
    sql.push(";\n  END IF;\nEND");
}

/// `SIGNAL` takes nothing but a plain string of at most 128 characters.
fn message(table: &str) -> String {
    table.chars().map(|letter| if letter == '\\' || letter.is_control() { '?' } else { letter }).collect()
}

pub(super) fn cascade_mark(sql: &mut Sql, cascade: &CascadeMark) {
    let CascadeMark { deleted_at, children, revision: _ } = cascade;
    sql.push("BEGIN\n  IF NOT (NEW.").ident(deleted_at).push(" <=> OLD.").ident(deleted_at).push(") THEN\n");
    for MarkedChild { table, deleted_at: mark, columns } in children {
        sql.push("    UPDATE ").name(table).push(" SET ").ident(mark).push(" = NEW.").ident(deleted_at);
        sql.push(" WHERE ").ident(mark).push(" <=> OLD.").ident(deleted_at);
        for (column, own) in columns {
            sql.push(" AND ").ident(column).push(" = NEW.").ident(own);
        }
        sql.push(";\n");
    }
    sql.push("  END IF;\nEND");
}
