//! A view.

use std::collections::BTreeMap;

use super::trigger::tables_in;
use crate::{
    catalog::{Definition, Name, Table, View},
    live::sqlite::{
        IntrospectError, Names, normalize::normalize_tokens, parse::parse_view, query::SchemaRow,
    },
};

pub(super) fn read(
    row: &SchemaRow,
    names: &Names,
    places: &BTreeMap<String, usize>,
    tables: &[Table],
) -> Result<View, IntrospectError> {
    let object = format!("view `{}`", row.name);
    let text = parse_view(row.sql.as_deref().unwrap_or_default())
        .map_err(|error| IntrospectError::unreadable(&object, error))?;
    if text.name != row.name {
        return Err(IntrospectError::Disagreement {
            object,
            fact: "the view",
            text: text.name,
            answer: row.name.clone(),
        });
    }
    Ok(View {
        name: Name::new(row.name.clone()),
        definition: Definition::Observed(normalize_tokens(&text.body, names).into()),
        depends_on: tables_in(&text.body, None, places, tables),
    })
}
