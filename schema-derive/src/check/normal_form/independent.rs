//! The tables in place of one that holds independent facts.

use schema_as_code_core::theory::{AttributeSet, ClosureBudget};

use super::plan::{columns, holds, quoted};
use crate::{
    ast::{Column, Entity},
    check::proposal::{Field, Part, Table, about, conventions, derives, free_name, header, mentioned},
    parse::Declaration,
};

/// The next step: every table that replaces `entity`.
pub(super) fn parts(entity: &Entity) -> String {
    let Ok(parts) =
        super::facts::of(entity).and_then(|facts| facts.independent_parts(ClosureBudget::default()))
    else {
        return "store each fact in a table of its own".to_owned();
    };
    let shared =
        parts.iter().fold(AttributeSet::from_bits(u128::MAX), |shared, part| shared & part.attributes);
    let mut names: Vec<String> = Vec::new();
    let mut lines = vec![format!("put in place of `{}`:", entity.ident)];
    let mut tables = Vec::new();
    for part in &parts {
        let own = about(&columns(entity, part.attributes - shared));
        let name = free_name(entity, &format!("{}{own}", entity.ident), &names);
        let table = table(entity, name.clone(), part.attributes, part.key);
        lines.extend(table.lines(entity));
        tables.push(table);
        names.push(name);
    }
    lines.extend(derives(entity, &tables));
    let listed: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    lines.push(format!("and in each schema list {} in place of `{}`", listed.join(", "), entity.ident));
    let kept = parts.iter().fold(AttributeSet::EMPTY, |kept, part| kept | part.attributes);
    let left: Vec<&Column> = entity.columns.iter().filter(|column| !holds(entity, kept, column)).collect();
    if !left.is_empty() {
        let tell = if left.len() == 1 { "tells" } else { "tell" };
        lines.push(format!("and leave out {}, which only {tell} rows of the old table apart", quoted(&left)));
    }
    lines.join("\n")
}

fn table(entity: &Entity, name: String, all: AttributeSet, key: AttributeSet) -> Table<'_> {
    let fields = columns(entity, all).into_iter();
    let part = |column: &Column| if holds(entity, key, column) { Part::Key } else { Part::Moved };
    let fields = fields.map(|column| Field::of(column, part(column)).with_comment().with_foreign());
    let says_something = |declaration: &&Declaration| {
        let mut named = mentioned(entity, declaration).peekable();
        ["index", "check", "relation", "search"].contains(&declaration.keyword().as_str())
            && named.peek().is_some()
            && named.all(|column| holds(entity, all, column))
    };
    let mut attributes: Vec<String> = header(entity).into_iter().collect();
    attributes.extend(entity.declarations.iter().filter(says_something).map(Declaration::written));
    Table { name, attributes, foreign: conventions(entity), fields: fields.collect() }
}
