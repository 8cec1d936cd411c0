//! What the lists lose, asked for one by one.

use std::{collections::BTreeMap, mem};

use super::{Found, IntrospectError, Name, ObjectId, Server, Session, check, misunderstood, shown, text};
use crate::{
    catalog::Definition,
    live::mysql::{
        query::{one, select},
        shown::ShownTable,
    },
};

const SUBJECT: &str = "expressions";

/// Something that a list does not tell whole.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Doubt {
    /// Expressions, or parsers of full-text indexes, of a table.
    Table(String),
    /// The value that is a column's default.
    Value { table: String, column: String, is_text: bool },
}

pub(super) fn resolve<S: Server>(
    server: &mut S,
    session: &Session,
    found: &mut Found,
) -> Result<(), IntrospectError<S::Error>> {
    let doubts = mem::take(&mut found.doubts);
    let mut shown: BTreeMap<&str, ShownTable> = BTreeMap::new();
    for doubt in &doubts {
        let (Doubt::Table(table) | Doubt::Value { table, .. }) = doubt;
        let is_shown = matches!(doubt, Doubt::Table(_)) || session.product.shows_values;
        if is_shown && !shown.contains_key(table.as_str()) {
            shown.insert(table, shown::table(server, table)?);
        }
    }
    for (table, shown) in &shown {
        resolve_table(session, found, table, shown)?;
    }
    for doubt in &doubts {
        let Doubt::Value { table, column, is_text } = doubt else { continue };
        let told = if session.product.shows_values {
            shown.get(table.as_str()).and_then(|shown| shown.columns.get(column)?.default.clone())
        } else {
            value(server, table, column, *is_text)?
        };
        let of = found.table(table, SUBJECT)?;
        let column = of.and_then(|of| of.columns.iter_mut().find(|other| other.name == *column));
        if let (Some(column), Some(told)) = (column, told) {
            column.default = Some(Definition::Observed(told.into()));
        }
    }
    Ok(())
}

/// The server itself says what a row would get, without a row being there; not where the column is NOT NULL.
fn value<S: Server>(
    server: &mut S,
    table: &str,
    column: &str,
    is_text: bool,
) -> Result<Option<String>, IntrospectError<S::Error>> {
    let value = format!("DEFAULT(`of`.{})", text::name(column));
    let from = format!("FROM (SELECT 1) AS `one` LEFT JOIN {} AS `of` ON FALSE", text::name(table));
    let asked = if is_text { value } else { format!("CONCAT('x''', HEX({value}), '''')") };
    let [answer] = one(select(server, SUBJECT, [&asked], &from)?, SUBJECT)?;
    Ok(answer.map(|answer| if is_text { text::literal(&answer) } else { answer }))
}

/// Everything of the table that `SHOW CREATE TABLE` tells better than the lists.
fn resolve_table<E: std::error::Error>(
    session: &Session,
    found: &mut Found,
    table: &str,
    shown: &ShownTable,
) -> Result<(), IntrospectError<E>> {
    let plain = |text: &str| Definition::Observed(text::without_database(text, &session.database).into());
    let has_lost = |definition: &Definition| match definition {
        Definition::Observed(text) => (session.product.has_lost)(text),
        _ => false,
    };
    let missing =
        |what: &str| misunderstood(SUBJECT, format!("`{what}` of `{table}` has none in `SHOW CREATE TABLE`"));
    let Some(of) = found.table(table, SUBJECT)? else { return Ok(()) };
    for column in &mut of.columns {
        let told = shown.columns.get(&*column.name);
        if let Some(default) = column.default.as_mut().filter(|default| has_lost(default)) {
            let text = told.and_then(|told| told.default.as_ref());
            *default = plain(text.ok_or_else(|| missing(&column.name))?);
        }
        if let Some(generated) = column.generated.as_mut().filter(|it| has_lost(&it.definition)) {
            let text = told.and_then(|told| told.generated.as_ref());
            generated.definition = plain(text.ok_or_else(|| missing(&column.name))?);
        }
    }
    for listed in of.checks.iter_mut().filter(|listed| has_lost(&listed.definition)) {
        let of_column = || {
            let mut columns = shown.columns.iter();
            columns.find(|(name, _)| check::of_column(name) == listed.name)?.1.check.clone()
        };
        let text = shown.check(&listed.name).or_else(of_column);
        listed.definition = plain(&text.ok_or_else(|| missing(&listed.name))?);
    }
    for (index, parser) in &shown.parsers {
        let id = ObjectId::Index(Name::new(table.to_owned()), index.clone().into());
        found.unheld(id, format!("its words are found by {}", text::name(parser)));
    }
    Ok(())
}
