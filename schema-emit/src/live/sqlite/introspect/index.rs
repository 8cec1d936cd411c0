//! An index.

use rusqlite::Connection;

use super::{names_in, spelled};
use crate::{
    catalog::{Definition, Index, IndexKey, IndexOrder, Method, Table},
    live::sqlite::{
        IntrospectError, Names,
        normalize::{normalize_name, normalize_tokens},
        parse::{IndexPart, parse_index},
        query::{self, SchemaRow},
    },
};

pub(super) fn read(
    database: &Connection,
    row: &SchemaRow,
    sql: &str,
    table: &Table,
) -> Result<Index, IntrospectError> {
    let object = format!("index `{}`", row.name);
    let text = parse_index(sql).map_err(|error| IntrospectError::unreadable(&object, error))?;
    let answer = query::indexes(database, &table.name.name)?.into_iter().find(|index| index.name == row.name);
    let keys = query::index_key(database, &row.name)?;
    let agree = |fact, text: String, answer: String| {
        if text == answer {
            return Ok(());
        }
        Err(IntrospectError::Disagreement { object: object.clone(), fact, text, answer })
    };
    let says = (text.name.clone(), text.is_unique, text.predicate.is_some());
    let answers = answer.map(|index| (index.name, index.is_unique, index.is_partial));
    agree("the index", format!("{:?}", Some(says)), format!("{answers:?}"))?;
    agree("the table", text.table.to_ascii_lowercase(), table.name.name.to_ascii_lowercase())?;
    let says: Vec<(Option<String>, bool)> = text
        .parts
        .iter()
        .map(|part| (column_of(part, table), part.order == IndexOrder::Descending))
        .collect();
    let answers: Vec<(Option<String>, bool)> =
        keys.into_iter().map(|key| (key.column, key.is_descending)).collect();
    agree("the key", format!("{says:?}"), format!("{answers:?}"))?;

    let names = names_in(table);
    Ok(Index {
        name: row.name.clone().into(),
        is_unique: text.is_unique,
        method: Method::Tree,
        keys: text.parts.iter().map(|part| key(part, &names)).collect(),
        include: Box::default(),
        predicate: text
            .predicate
            .map(|tokens| Box::new(Definition::Observed(normalize_tokens(&tokens, &names).into()))),
        are_nulls_equal: false,
    })
}

/// The column that the part is, where it is one: a collation or parentheses around it do not make it
/// an expression.
fn column_of(part: &IndexPart<'_>, table: &Table) -> Option<String> {
    let mut tokens = part.expr.as_slice();
    loop {
        tokens = match tokens {
            [inner @ .., collate, _] if collate.is_word("COLLATE") => inner,
            [opening, inner @ .., closing] if opening.is_symbol("(") && closing.is_symbol(")") => inner,
            _ => break,
        };
    }
    match tokens {
        [token] => {
            let name = spelled(table, &token.unquoted());
            table.column(&name).is_some().then(|| name.into())
        }
        _ => None,
    }
}

fn key(part: &IndexPart<'_>, names: &Names) -> IndexKey {
    let text = match part.as_name() {
        Some(name) => normalize_name(&name),
        None => normalize_tokens(&part.expr, names),
    };
    let definition = Definition::Observed(text.into());
    IndexKey { definition, order: part.order, nulls: part.nulls, operator_class: None }
}
