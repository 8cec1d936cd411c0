//! The audit log and the soft delete, on SQLite.

use super::{Clock, Dialect, RenderError, Sql, USER_AS_TEXT, expr, recipe, trigger};
use crate::catalog::{
    AppendOnly, CascadeMark, LogRow, LoggedColumn, MarkDeleted, MarkedChild, Name, Readable, Text, Trigger,
    TriggerEvent,
};

pub(super) fn log_row(
    sql: &mut Sql,
    table: &Name,
    trigger: &Trigger,
    log: &LogRow,
) -> Result<(), RenderError> {
    let LogRow { on, log, key, columns, context, revision: _ } = log;
    let names: Vec<Text> = columns.iter().map(|column| column.name.clone()).collect();
    let (old, new) = (*on != TriggerEvent::Insert, *on != TriggerEvent::Delete);
    let is_update = old && new;
    // The columns that other triggers maintain do not fire it: the order of triggers does not matter.
    trigger::head(sql, table, trigger, if is_update { &names } else { &[] });
    if is_update {
        sql.push("WHEN ");
        recipe::any_differs(sql, &names, " IS NOT ");
        sql.push("\n");
    }
    sql.push("BEGIN\n  INSERT INTO ").name(log).push(" (\"table_name\", \"record_id\", \"action\"");
    sql.push(if old { ", \"old_values\"" } else { "" }).push(if new { ", \"new_values\"" } else { "" });
    sql.push(", \"changed_by\")\n  VALUES (").literal(&table.name).push(", ");
    record_id(sql, key, if new { "NEW." } else { "OLD." });
    sql.push(match on {
        TriggerEvent::Insert => ", 'INSERT'",
        TriggerEvent::Update => ", 'UPDATE'",
        TriggerEvent::Delete => ", 'DELETE'",
    });
    if old {
        sql.push(",\n    ");
        document(sql, columns, "OLD.", false);
    }
    if new {
        sql.push(",\n    ");
        document(sql, columns, "NEW.", is_update);
    }
    sql.push(",\n    coalesce((SELECT ").push(USER_AS_TEXT).push(" FROM ").name(known(context.as_ref())?);
    sql.push("), 'unknown'));\nEND");
    Ok(())
}

fn known(context: Option<&Name>) -> Result<&Name, RenderError> {
    context.ok_or_else(|| {
        RenderError::unsupported(Dialect::Sqlite, "session settings, and the trigger names no table for them")
    })
}

fn record_id(sql: &mut Sql, key: &[LoggedColumn], row: &str) {
    if let [column] = key {
        readable(sql, column, row);
        return;
    }
    // As the other dialects write an array.
    sql.push("'['");
    for (place, column) in key.iter().enumerate() {
        sql.push(if place > 0 { " || ', ' || json_quote(" } else { " || json_quote(" });
        readable(sql, column, row);
        sql.push(")");
    }
    sql.push(" || ']'");
}

fn document(sql: &mut Sql, columns: &[LoggedColumn], row: &str, tells_changes: bool) {
    sql.push("json_object(").list(columns, |sql, column| {
        sql.literal(&column.name).push(", ");
        if column.readable == Readable::Secret && tells_changes {
            sql.push("CASE WHEN NEW.").ident(&column.name).push(" IS OLD.").ident(&column.name);
            sql.push(" THEN '[secret]' ELSE '[secret, changed]' END");
        } else {
            readable(sql, column, row);
        }
    });
    sql.push(")");
}

fn readable(sql: &mut Sql, column: &LoggedColumn, row: &str) {
    let LoggedColumn { name, readable } = column;
    let value = recipe::value(sql, |sql| {
        sql.push(row).ident(name);
    });
    let text = match readable {
        Readable::AsIs => value,
        Readable::Truth => format!("json(CASE {value} WHEN 0 THEN 'false' WHEN 1 THEN 'true' END)"),
        Readable::Document => format!("json({value})"),
        Readable::Uuid => format!(
            "CASE WHEN {value} IS NOT NULL THEN lower(substr(hex({value}), 1, 8) || '-' || substr(hex({value}), 9, 4) \
             || '-' || substr(hex({value}), 13, 4) || '-' || substr(hex({value}), 17, 4) || '-' \
             || substr(hex({value}), 21)) END"
        ),
        Readable::Hex | Readable::AnyAsHex => {
            format!("CASE typeof({value}) WHEN 'blob' THEN lower(hex({value})) ELSE {value} END")
        }
        Readable::Scaled(0) => value,
        Readable::Scaled(scale) => {
            let factor = 10_i128.pow(u32::from(*scale));
            format!(
                "json(CASE WHEN {value} IS NOT NULL THEN printf('%s%d.%0{scale}d', CASE WHEN {value} < 0 THEN '-' ELSE '' END, \
                 abs({value}) / {factor}, abs({value}) % {factor}) END)"
            )
        }
        Readable::Secret => "'[secret]'".to_owned(),
    };
    sql.push(&text);
}

/// Whether the session asks for removal.
fn is_hard_delete(sql: &mut Sql, context: Option<&Name>, operator: &str) -> Result<(), RenderError> {
    sql.push("coalesce((SELECT \"hard_delete\" FROM ").name(known(context)?).push("), 0)").push(operator);
    Ok(())
}

pub(super) fn append_only(
    sql: &mut Sql,
    table: &Name,
    trigger: &Trigger,
    append: &AppendOnly,
) -> Result<(), RenderError> {
    let AppendOnly { table: own, on, context, revision: _ } = append;
    trigger::head(sql, table, trigger, &[]);
    if *on == Some(TriggerEvent::Delete) {
        sql.push("WHEN ");
        is_hard_delete(sql, context.as_ref(), " <> 1\n")?;
    }
    sql.push("BEGIN\n  SELECT RAISE(ABORT, ").literal(&format!("{own} is append-only")).push(");\nEND");
    Ok(())
}

pub(super) fn mark_deleted(
    sql: &mut Sql,
    table: &Name,
    trigger: &Trigger,
    mark: &MarkDeleted,
) -> Result<(), RenderError> {
    let MarkDeleted { key, deleted_at: (column, now), context, revision: _ } = mark;
    trigger::head(sql, table, trigger, &[]);
    sql.push("WHEN ");
    is_hard_delete(sql, context.as_ref(), " <> 1\n")?;
    sql.clock = Clock::Moment;
    sql.push("BEGIN\n  UPDATE ").name(table).push(" SET ").ident(column).push(" = ");
    expr::any(sql, now);
    sql.push(" WHERE ").ident(column).push(" IS NULL");
    for column in key {
        sql.push(" AND ").ident(column).push(" = OLD.").ident(column);
    }
    // The update stays, the row is not removed.
    sql.push(";\n  SELECT RAISE(IGNORE);\nEND");
    Ok(())
}

pub(super) fn cascade_mark(sql: &mut Sql, table: &Name, trigger: &Trigger, cascade: &CascadeMark) {
    let CascadeMark { deleted_at, children, revision: _ } = cascade;
    trigger::head(sql, table, trigger, std::slice::from_ref(deleted_at));
    sql.push("WHEN NEW.").ident(deleted_at).push(" IS NOT OLD.").ident(deleted_at).push("\nBEGIN\n");
    for MarkedChild { table, deleted_at: mark, columns } in children {
        sql.push("  UPDATE ").name(table).push(" SET ").ident(mark).push(" = NEW.").ident(deleted_at);
        sql.push(" WHERE ").ident(mark).push(" IS OLD.").ident(deleted_at);
        for (column, own) in columns {
            sql.push(" AND ").ident(column).push(" = NEW.").ident(own);
        }
        sql.push(";\n");
    }
    sql.push("END");
}
