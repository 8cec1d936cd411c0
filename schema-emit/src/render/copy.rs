//! Triggers that keep copies equal to their originals.

use super::{RenderError, spelling::Rows, sql::Sql, trigger};
use crate::catalog::{
    CopiedPair, CopyLink, Name, Recipe, SpreadCopies, TakeCopies, Text, Trigger, TriggerEvent,
};

pub(super) mod routine;

/// The trigger, when its recipe is one of these.
pub(super) fn trigger(sql: &mut Sql, table: &Name, trigger: &Trigger) -> Option<Result<(), RenderError>> {
    let recipe = trigger.definition.as_recipe()?;
    let rows = sql.facts.rows;
    match (recipe, rows) {
        (Recipe::TakeCopies(take), Rows::Assigned) => assign(sql, table, trigger, take),
        (Recipe::TakeCopies(take), Rows::Written) => write_again(sql, table, trigger, take),
        (Recipe::SpreadCopies(spread), Rows::Assigned) => spread_if(sql, table, trigger, spread),
        (Recipe::SpreadCopies(spread), Rows::Written) => spread_when(sql, table, trigger, spread),
        (Recipe::TakeCopies(_) | Recipe::SpreadCopies(_), Rows::Called) => {
            return Some(Err(RenderError::unsupported(sql.dialect, "trigger that calls no function")));
        }
        _ => return None,
    }
    Some(Ok(()))
}

/// Sets the copies of the row that is about to be written.
fn assign(sql: &mut Sql, table: &Name, trigger: &Trigger, take: &TakeCopies) {
    trigger::head(sql, table, trigger, &[]);
    // A read that waits for whoever writes the original, and sees what was written: a copy that was taken
    // from a snapshot would miss it.
    const LOCK: &str = " LOCK IN SHARE MODE";
    sql.push("SET ").list(&take.columns, |sql, pair| {
        sql.push("NEW.").ident(&pair.copy).push(" = ");
        if trigger.event != TriggerEvent::Update {
            original(sql, take, pair, LOCK);
            return;
        }
        sql.push("IF(");
        let columns = take.relation.iter().map(|link| &link.column).chain([&pair.copy]);
        same(sql, columns);
        sql.push(", NEW.").ident(&pair.copy).push(", ");
        original(sql, take, pair, LOCK);
        sql.push(")");
    });
}

/// Writes the copies of the row that was written, when they are not their originals: the second write is
/// right, and fires nothing more, whatever `recursive_triggers` says.
fn write_again(sql: &mut Sql, table: &Name, trigger: &Trigger, take: &TakeCopies) {
    let TakeCopies { key, source: _, relation: _, columns, revision: _ } = take;
    let fired: Vec<Text> = match trigger.event {
        TriggerEvent::Update => take.fired().cloned().collect(),
        TriggerEvent::Insert | TriggerEvent::Delete => Vec::new(),
    };
    trigger::head(sql, table, trigger, &fired);
    sql.push("WHEN ");
    sql.joined(" OR ", columns, |sql, pair| {
        sql.push("NEW.").ident(&pair.copy).push(" IS NOT ");
        original(sql, take, pair, "");
    });
    sql.push("\nBEGIN\n  UPDATE ").name(table).push(" SET ").list(columns, |sql, pair| {
        sql.ident(&pair.copy).push(" = ");
        original(sql, take, pair, "");
    });
    sql.push(" WHERE ");
    if key.is_empty() {
        sql.push("rowid = NEW.rowid");
    }
    sql.joined(" AND ", key, |sql, column| {
        sql.ident(column).push(" = NEW.").ident(column);
    });
    sql.push(";\nEND");
}

/// The value of the original, or what was written where there is none and the copy is never NULL.
fn original(sql: &mut Sql, take: &TakeCopies, pair: &CopiedPair, lock: &str) {
    sql.push(if pair.is_required { "COALESCE((" } else { "(" });
    sql.push("SELECT s.").ident(&pair.original).push(" FROM ").name(&take.source).push(" AS s WHERE ");
    sql.joined(" AND ", &take.relation, |sql, CopyLink { column, referenced }| {
        sql.push("s.").ident(referenced).push(" = NEW.").ident(column);
    });
    sql.push(lock).push(")");
    if pair.is_required {
        sql.push(", NEW.").ident(&pair.copy).push(")");
    }
}

/// Not even an `UPDATE` of no row may stand where the statement that fired the trigger uses the table.
fn spread_if(sql: &mut Sql, table: &Name, trigger: &Trigger, spread: &SpreadCopies) {
    trigger::head(sql, table, trigger, &[]);
    let is_update = trigger.event == TriggerEvent::Update;
    if is_update {
        sql.push("IF NOT (");
        same(sql, spread.fired());
        sql.push(") THEN\n  ");
    }
    update_copies(sql, spread);
    sql.push(if is_update { ";\nEND IF" } else { "" });
}

fn spread_when(sql: &mut Sql, table: &Name, trigger: &Trigger, spread: &SpreadCopies) {
    if trigger.event == TriggerEvent::Update {
        let fired: Vec<Text> = spread.fired().cloned().collect();
        trigger::head(sql, table, trigger, &fired);
        sql.push("WHEN ");
        super::recipe::any_differs(sql, &fired, " IS NOT ");
        sql.push("\n");
    } else {
        trigger::head(sql, table, trigger, &[]);
    }
    sql.push("BEGIN\n  ");
    update_copies(sql, spread);
    sql.push(";\nEND");
}

fn update_copies(sql: &mut Sql, spread: &SpreadCopies) {
    let SpreadCopies { target, relation, columns, revision: _ } = spread;
    sql.push("UPDATE ").name(target).push(" SET ").list(columns, |sql, pair| {
        sql.ident(&pair.copy).push(" = NEW.").ident(&pair.original);
    });
    sql.push(" WHERE ");
    sql.joined(" AND ", relation, |sql, CopyLink { column, referenced }| {
        sql.ident(column).push(" = NEW.").ident(referenced);
    });
    sql.push(" AND NOT (");
    let same = sql.facts.same;
    sql.joined(" AND ", columns, |sql, pair| {
        sql.ident(&pair.copy).push(same).push("NEW.").ident(&pair.original);
    });
    sql.push(")");
}

/// That the columns are the same in the old and the new row.
fn same<'a>(sql: &mut Sql, columns: impl IntoIterator<Item = &'a Text>) {
    let same = sql.facts.same;
    sql.joined(" AND ", columns, |sql, column| {
        sql.push("NEW.").ident(column).push(same).push("OLD.").ident(column);
    });
}
