use quote::ToTokens;
use syn::Ident;

use super::proposal::{Field, Part, Table, free_name, header, inner, without};
use crate::{
    ast::{Column, Entity},
    diagnostic::{Diagnostic, Faults},
    naming::{pascal, snake_case},
    tokens::text_of,
};

/// So many numbered siblings are a group: with two, a guess is wrong too often.
const GROUP: usize = 3;
/// The field that tells the values of one row apart.
const PLACE: &str = "position";

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
                .help(child(entity, &group, word)),
        );
    }
}

/// The table that holds one value a row.
fn child(entity: &Entity, group: &[&Column], word: &str) -> String {
    let owner = snake_case(&text_of(&entity.ident));
    let own_key = entity.key();
    let key: Vec<&Column> =
        own_key.iter().filter_map(|&index| entity.columns.get(usize::from(index))).collect();
    let name = |column: &Column| match key.as_slice() {
        [_] if !column.field.starts_with(&owner) => format!("{owner}_{}", column.field),
        _ => column.ident.to_string(),
    };
    let is_named = |wanted: &str| key.iter().any(|column| name(column) == wanted);
    let mut fields: Vec<Field<'_>> =
        key.iter().map(|column| Field { name: name(column), ..Field::of(column, Part::Reference) }).collect();
    if key.is_empty() {
        return format!(
            "give `{}` a key; then store one row for each value, in a table that refers to it",
            entity.ident
        );
    }
    let mut attributes: Vec<String> = header(entity).into_iter().collect();
    match fields.as_mut_slice() {
        [only] => only.attributes.push(format!("relation({})", entity.ident)),
        several => {
            let columns: Vec<&str> = several.iter().map(|field| field.name.as_str()).collect();
            attributes.push(format!("relation({}, on({}))", entity.ident, columns.join(", ")));
        }
    }
    let element = if is_named(word) || word == PLACE { "value" } else { word };
    let element =
        if syn::parse_str::<Ident>(element).is_ok() { element.to_owned() } else { format!("r#{element}") };
    let place = Field { name: PLACE.to_owned(), ..Field::of(group[0], Part::Place) };
    fields.extend([place, Field { name: element, ..Field::of(group[0], Part::Value) }]);
    let table = Table {
        name: free_name(entity, &format!("{}{}", entity.ident, pascal(word)), &[]),
        attributes,
        foreign: Vec::new(),
        fields,
    };
    let mut lines = vec!["store one row for each value:".to_owned()];
    lines.extend(table.lines(entity));
    let is_of_group = |column: &Column| group.iter().any(|member| std::ptr::eq(*member, column));
    let (with, taken) = without(entity, &is_of_group);
    let fields = group.iter().map(|column| format!("`{}`", column.field));
    let dropped: Vec<String> = fields.chain(with).collect();
    let steps: Vec<String> = std::iter::once(format!("drop {}", dropped.join(", "))).chain(taken).collect();
    lines.push(format!("and in `{}` {}", entity.ident, steps.join("; ")));
    lines.join("\n")
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
