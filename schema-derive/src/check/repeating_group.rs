use quote::ToTokens;

use super::normal_form::{camel_case, inner, known_type, written_type};
use crate::{
    ast::{Column, Entity},
    diagnostic::{Diagnostic, Faults},
};

/// So many numbered siblings are a group: with two, a guess is wrong too often.
const GROUP: usize = 3;

/// No fact is stored in numbered columns.
pub(super) fn repeating_group(entity: &Entity, faults: &mut Faults) {
    for first in &entity.columns {
        let Some((stem, start @ (0 | 1))) = number(&first.field) else { continue };
        let sibling = |wanted: u32| {
            entity
                .columns
                .iter()
                .find(|column| number(&column.field) == Some((stem, wanted)) && is_same_type(column, first))
        };
        if start == 1 && sibling(0).is_some() {
            continue;
        }
        let group: Vec<&Column> = (start..).map_while(sibling).collect();
        let (true, Some(last)) = (group.len() >= GROUP, group.last()) else { continue };
        let word = stem.trim_end_matches('_');
        let message = format!(
            "`{}` to `{}` of `{}` are one fact in {} places",
            first.field,
            last.field,
            entity.ident,
            group.len()
        );
        let label = format!("the first of {} numbered columns of one type", group.len());
        faults.push(
            Diagnostic::rule("repeating_group", &first.ident, message, label)
                .because(&last.ident, last.field.clone())
                .note("one more needs a migration, a search names each column, and nothing says which are empty")
                .help(child(entity, first, word)),
        );
    }
}

/// The table that holds one value a row.
fn child(entity: &Entity, column: &Column, word: &str) -> String {
    let (name, field) = (&entity.ident, entity.ident.to_string().to_lowercase());
    let key = entity.key();
    let key = key.first().and_then(|&key| entity.columns.get(usize::from(key)));
    let key = key.map_or_else(|| "i64".to_owned(), |key| written_type(&key.ty));
    format!(
        "store one row for each value:\n    #[derive(Entity)]\n    struct {name}{} {{\n        #[key]\n        #[relation({name})]\n        {field}_id: {key},\n        #[key]\n        position: i16,\n        {word}: {},\n    }}",
        camel_case(word),
        known_type(&column.ty),
    )
}

/// `phone` and 1 of `phone1`; `phone_` and 1 of `phone_1`.
fn number(field: &str) -> Option<(&str, u32)> {
    let stem = field.trim_end_matches(|last: char| last.is_ascii_digit());
    let digits = &field[stem.len()..];
    let is_plain = !stem.trim_end_matches('_').is_empty() && (digits == "0" || !digits.starts_with('0'));
    is_plain.then_some((stem, digits.parse().ok()?))
}

/// Whether both are of one type, or an `Option` of it.
fn is_same_type(one: &Column, other: &Column) -> bool {
    let known = |column: &Column| inner(&column.ty).to_token_stream().to_string();
    known(one) == known(other)
}
