//! A trigger.

use crate::{
    catalog::{Definition, Name, ObjectId, Trigger, TriggerTiming},
    live::sqlite::{
        IntrospectError, Names,
        normalize::{normalize_name, normalize_tokens},
        parse::{ParseError, TriggerText, TriggerTime, parse_trigger},
        query::SchemaRow,
        token::TokenKind,
    },
};

pub(super) fn read(row: &SchemaRow, names: &Names, tables: &[Name]) -> Result<Trigger, IntrospectError> {
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
        name: row.name.clone(),
        timing,
        event: text.event,
        depends_on: tables_in(&text, tables),
        definition: Definition::Observed(definition(&text, names)),
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
fn tables_in(text: &TriggerText<'_>, tables: &[Name]) -> Vec<ObjectId> {
    let is_named = |table: &&Name| {
        let mut tokens = text.body.iter();
        tokens.any(|token| {
            matches!(token.kind, TokenKind::Word | TokenKind::Quoted | TokenKind::DoubleQuoted)
                && token.unquoted().eq_ignore_ascii_case(&table.name)
        })
    };
    let others = tables.iter().filter(|table| !table.name.eq_ignore_ascii_case(&text.table));
    others.filter(is_named).cloned().map(ObjectId::Table).collect()
}
