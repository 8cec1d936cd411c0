//! A trigger.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    catalog::{Definition, ObjectId, Table, Trigger, TriggerTiming},
    live::sqlite::{
        IntrospectError, Names,
        normalize::{normalize_name, normalize_tokens},
        parse::{ParseError, TriggerText, TriggerTime, parse_trigger},
        query::SchemaRow,
        token::{Token, TokenKind},
    },
};

pub(super) fn read(
    row: &SchemaRow,
    names: &Names,
    places: &BTreeMap<String, usize>,
    tables: &[Table],
) -> Result<Trigger, IntrospectError> {
    let object = format!("trigger `{}`", row.name);
    let sql = row.sql.as_deref().unwrap_or_default();
    let text = parse_trigger(sql).map_err(|error| IntrospectError::unreadable(&object, error))?;
    let says = (text.name.clone(), text.table.to_ascii_lowercase());
    let answers = (row.name.clone(), row.table.to_ascii_lowercase());
    if says != answers {
        return Err(IntrospectError::Disagreement {
            object,
            fact: "the trigger",
            text: format!("{says:?}"),
            answer: format!("{answers:?}"),
        });
    }
    let timing = match text.time {
        TriggerTime::Before => TriggerTiming::Before,
        TriggerTime::After => TriggerTiming::After,
        TriggerTime::InsteadOf => {
            let message = "`INSTEAD OF` is for views".to_owned();
            return Err(IntrospectError::unreadable(&object, ParseError { at: 0, message }));
        }
    };
    Ok(Trigger {
        name: row.name.clone().into(),
        timing,
        event: text.event,
        depends_on: tables_in(&text.body, places.get(&text.table.to_ascii_lowercase()), places, tables),
        definition: Definition::Observed(definition(&text, names).into()),
    })
}

/// `OF` and its columns, then everything from `WHEN` or `BEGIN`.
fn definition(text: &TriggerText<'_>, names: &Names) -> String {
    let body = normalize_tokens(&text.body, names);
    if text.columns.is_empty() {
        return body;
    }
    let columns: Vec<String> = text.columns.iter().map(|column| normalize_name(column)).collect();
    format!("of {} {body}", columns.join(", "))
}

/// Every other table whose name stands in the body; a column so called makes one too many.
pub(super) fn tables_in(
    body: &[Token<'_>],
    own: Option<&usize>,
    places: &BTreeMap<String, usize>,
    tables: &[Table],
) -> Vec<ObjectId> {
    let is_name = |token: &&Token<'_>| {
        matches!(token.kind, TokenKind::Word | TokenKind::Quoted | TokenKind::DoubleQuoted)
    };
    let names = body.iter().filter(is_name).map(|token| token.unquoted().to_ascii_lowercase());
    let named: BTreeSet<&usize> = names.filter_map(|name| places.get(&name)).collect();
    let others = named.into_iter().filter(|place| Some(*place) != own);
    others.map(|&place| ObjectId::Table(tables[place].name.clone())).collect()
}
