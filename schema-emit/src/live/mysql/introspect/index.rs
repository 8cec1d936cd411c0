//! Keys, uniques and indexes.

use super::{Found, IntrospectError, ObjectId, Server, Session, Table, doubt::Doubt, observed, select};
use crate::{
    catalog::{Deferral, Definition, Index, IndexKey, IndexOrder, Method, PrimaryKey, Text, Unique},
    live::mysql::{
        query::{filled, known, number},
        text,
    },
};

const SUBJECT: &str = "indexes";

/// An index of a table, as the server knows it.
struct Listed {
    table: String,
    name: String,
    is_unique: bool,
    kind: String,
    is_hidden: bool,
    comment: Option<String>,
    parts: Vec<Part>,
}

struct Part {
    column: Option<String>,
    expression: Option<String>,
    is_descending: bool,
    length: Option<String>,
}

pub(super) fn read<S: Server>(
    server: &mut S,
    session: &Session,
    found: &mut Found,
) -> Result<(), IntrospectError<S::Error>> {
    for listed in list(server, session)? {
        let Some(table) = found.table(&listed.table, SUBJECT)? else { continue };
        let id = add(session, table, &listed);
        facts(session, found, id, listed);
    }
    Ok(())
}

fn list<S: Server>(server: &mut S, session: &Session) -> Result<Vec<Listed>, IntrospectError<S::Error>> {
    let columns = [
        "table_name",
        "index_name",
        "seq_in_index",
        "non_unique",
        "index_type",
        session.product.is_index_hidden,
        "index_comment",
        "column_name",
        session.product.key_expression,
        "collation",
        "sub_part",
    ];
    let from = "FROM information_schema.statistics WHERE table_schema = DATABASE()";
    let mut rows = Vec::new();
    for [table, index, place, rest @ ..] in select(server, SUBJECT, columns, from)? {
        rows.push((known(table, SUBJECT)?, known(index, SUBJECT)?, number(place, SUBJECT)?, rest));
    }
    rows.sort();
    let mut indexes: Vec<Listed> = Vec::new();
    for (table, name, _, [is_loose, kind, is_hidden, comment, column, expression, order, length]) in rows {
        let part = Part { column, expression, is_descending: order.as_deref() == Some("D"), length };
        match indexes.last_mut() {
            Some(last) if last.table == table && last.name == name => last.parts.push(part),
            _ => indexes.push(Listed {
                table,
                name,
                is_unique: known(is_loose, SUBJECT)? == "0",
                kind: known(kind, SUBJECT)?,
                is_hidden: is_hidden.as_deref() == Some("YES"),
                comment: filled(comment),
                parts: vec![part],
            }),
        }
    }
    Ok(indexes)
}

/// Puts the index where a catalog has a place for it; one of a kind that a catalog does not know is told by its facts.
fn add(session: &Session, table: &mut Table, listed: &Listed) -> ObjectId {
    let (name, of) = (listed.name.clone(), table.name.clone());
    if name == "PRIMARY" {
        let columns = listed.parts.iter().filter_map(|part| part.column.clone()).map(Text::from).collect();
        table.primary_key = Some(PrimaryKey { name: None, columns });
        return ObjectId::PrimaryKey(of);
    }
    let is_plain = |part: &Part| part.column.is_some() && part.length.is_none() && !part.is_descending;
    if listed.is_unique && listed.kind == "BTREE" && listed.parts.iter().all(is_plain) {
        let columns = listed.parts.iter().filter_map(|part| part.column.clone()).map(Text::from).collect();
        let unique = Unique {
            name: name.clone().into(),
            columns,
            are_nulls_equal: false,
            deferral: Deferral::Immediate,
        };
        table.uniques.push(unique);
        return ObjectId::Unique(of, name.into());
    }
    if let Some(method) = method(&listed.kind) {
        table.indexes.push(Index {
            name: name.clone().into(),
            is_unique: listed.is_unique,
            method,
            keys: listed.parts.iter().map(|part| key(session, part)).collect(),
            include: Box::default(),
            predicate: None,
            are_nulls_equal: false,
        });
    }
    ObjectId::Index(of, name.into())
}

fn method(kind: &str) -> Option<Method> {
    match kind {
        "BTREE" => Some(Method::Tree),
        "HASH" => Some(Method::Hash),
        "FULLTEXT" => Some(Method::FullText),
        _ => None,
    }
}

fn key(session: &Session, part: &Part) -> IndexKey {
    let definition = match (&part.column, &part.expression) {
        (None, Some(expression)) => match observed(session, expression.clone()) {
            Definition::Observed(text) => Definition::Observed(format!("({text})").into()),
            other => other,
        },
        _ => Definition::Observed(spelled(part).into()),
    };
    let order = if part.is_descending { IndexOrder::Descending } else { IndexOrder::Ascending };
    IndexKey { definition, order, nulls: None, operator_class: None }
}

/// The column, with the number of characters or bytes that are indexed.
fn spelled(part: &Part) -> String {
    let name = text::name(part.column.as_deref().unwrap_or_default());
    part.length.as_ref().map_or(name.clone(), |length| format!("{name}({length})"))
}

/// What a catalog has no place for.
fn facts(session: &Session, found: &mut Found, id: ObjectId, listed: Listed) {
    if listed.is_hidden {
        found.unheld(id.clone(), "queries do not use it");
    }
    if let Some(comment) = &listed.comment {
        found.unheld(id.clone(), format!("its comment is `{comment}`"));
    }
    if let ObjectId::PrimaryKey(_) = id {
        for part in &listed.parts {
            if part.length.is_some() {
                found.unheld(id.clone(), format!("it has {} only", spelled(part)));
            }
            if part.is_descending {
                found.unheld(id.clone(), format!("{} is descending", spelled(part)));
            }
        }
        if listed.kind != "BTREE" {
            found.unheld(id, format!("it is of the kind {}", listed.kind));
        }
        return;
    }
    match method(&listed.kind) {
        None => {
            let keys: Vec<String> = listed.parts.iter().map(spelled).collect();
            let uniqueness = if listed.is_unique { "a unique" } else { "an" };
            found.unheld(
                id,
                format!("{uniqueness} index of the kind {} over {}", listed.kind, keys.join(", ")),
            );
        }
        // No list tells by which parser the words are found.
        Some(Method::FullText) if session.has_parsers => {
            found.doubts.insert(Doubt::Table(listed.table));
        }
        Some(_) => {}
    }
}
