//! Routines that keep copies equal to their originals: PostgreSQL.
//!
//! The tables are named at run time: one that is declared in no schema is in the schema of the trigger's
//! table, whatever the caller's path is.

use super::super::{RenderError, postgres::dollar_tag, sql::Sql};
use crate::catalog::{CopyLink, Name, SpreadCopies, TakeCopies, Text};

/// The lock waits for whoever writes the original, and makes that writer wait: otherwise a copy could be
/// taken from the row before the change, and be committed after it.
pub(in crate::render) fn take(sql: &mut Sql, take: &TakeCopies) -> Result<(), RenderError> {
    let TakeCopies { key: _, source, relation, columns, revision: _ } = take;
    let mut before = Sql::new(sql.dialect);
    before.push("SELECT ");
    let mut number = 0_u32;
    before.list(columns, |before, pair| {
        number += 1;
        before.push("s.").ident(&pair.original).push(&format!(" AS c{number}"));
    });
    before.push(" FROM ");
    let mut after = Sql::new(sql.dialect);
    after.push(" AS s WHERE ");
    matching(&mut after, relation.iter().map(|link| ("s.", &link.referenced)), 1);
    after.push(" FOR SHARE");

    let mut body = Sql::new(sql.dialect);
    body.push("DECLARE\n  original record;\nBEGIN\n  EXECUTE ");
    statement(&mut body, before.finish()?, source, after.finish()?)?;
    body.push("\n  INTO original USING ").list(relation, |body, CopyLink { column, referenced: _ }| {
        body.push("NEW.").ident(column);
    });
    body.push(";\n");
    for (number, pair) in (1_u32..).zip(columns) {
        body.push("  NEW.").ident(&pair.copy).push(" := ");
        if pair.is_required {
            body.push(&format!("coalesce(original.c{number}, NEW.")).ident(&pair.copy).push(");\n");
        } else {
            body.push(&format!("original.c{number};\n"));
        }
    }
    body.push("  RETURN NEW;\nEND");
    wrap(sql, body)
}

pub(in crate::render) fn spread(sql: &mut Sql, spread: &SpreadCopies) -> Result<(), RenderError> {
    let SpreadCopies { target, relation, columns, revision: _ } = spread;
    let mut after = Sql::new(sql.dialect);
    after.push(" SET ");
    let mut number = 0_u32;
    after.list(columns, |after, pair| {
        number += 1;
        after.ident(&pair.copy).push(&format!(" = ${number}"));
    });
    after.push(" WHERE ");
    matching(&mut after, relation.iter().map(|link| ("", &link.column)), number + 1);
    after.push(" AND (");
    let mut number = 0_u32;
    after.joined(" OR ", columns, |after, pair| {
        number += 1;
        after.ident(&pair.copy).push(&format!(" IS DISTINCT FROM ${number}"));
    });
    after.push(")");

    let mut body = Sql::new(sql.dialect);
    body.push("BEGIN\n  EXECUTE ");
    statement(&mut body, "UPDATE ".to_owned(), target, after.finish()?)?;
    let originals = columns.iter().map(|pair| &pair.original);
    let values = originals.chain(relation.iter().map(|link| &link.referenced));
    body.push("\n  USING ").list(values, |body, column| {
        body.push("NEW.").ident(column);
    });
    body.push(";\n  RETURN NULL;\nEND");
    wrap(sql, body)
}

/// That the columns are the parameters from `first` on.
fn matching<'a>(sql: &mut Sql, columns: impl Iterator<Item = (&'static str, &'a Text)>, first: u32) {
    let mut number = first;
    sql.joined(" AND ", columns, |sql, (alias, column)| {
        sql.push(alias).ident(column).push(&format!(" = ${number}"));
        number += 1;
    });
}

/// The text of a statement with the name of a table in it, as an expression.
fn statement(body: &mut Sql, before: String, table: &Name, after: String) -> Result<(), RenderError> {
    let mut name = Sql::new(body.dialect);
    name.name(table);
    let name = name.finish()?;
    if table.namespace.is_some() {
        body.push(&quoted(&(before + &name + &after)));
    } else {
        body.push(&quoted(&before)).push(" || quote_ident(TG_TABLE_SCHEMA) || ");
        body.push(&quoted(&(".".to_owned() + &name + &after)));
    }
    Ok(())
}

/// A text that is the same whatever the session makes of backslashes.
fn quoted(text: &str) -> String {
    let mut tag = "$sql$".to_owned();
    let mut number = 0_u32;
    while text.contains(&tag) {
        number += 1;
        tag = format!("$sql{number}$");
    }
    format!("{tag}{text}{tag}")
}

fn wrap(sql: &mut Sql, body: Sql) -> Result<(), RenderError> {
    let body = body.finish()?;
    let tag = dollar_tag(&body);
    sql.push(" RETURNS trigger\nLANGUAGE plpgsql\nSET search_path = pg_catalog\nAS ");
    sql.push(&tag).push("\n").push(&body).push("\n").push(&tag);
    Ok(())
}
