use schema_as_code_core::dialect::{Dialect, NameLimit};

use crate::{
    ast::{Entity, ForeignName, Name},
    diagnostic::{Diagnostic, Faults},
};

/// Every name fits into every database.
pub(super) fn name_too_long(entity: &Entity, faults: &mut Faults) {
    let table = std::iter::once(("table", &entity.table));
    let namespace = entity.namespace.iter().map(|name| ("schema", name));
    let columns = entity.columns.iter().map(|column| ("column", &column.name));
    for (what, name) in table.chain(namespace).chain(columns).chain(given_names(entity)) {
        faults.push_some(is_too_long(what, name));
    }
}

/// The fault of a name that some database does not take.
pub(crate) fn is_too_long(what: &str, name: &Name) -> Option<Diagnostic> {
    let dialect = Dialect::ALL.into_iter().find(|dialect| match dialect.name_limit() {
        NameLimit::Bytes(limit) => name.value.len() > limit,
        NameLimit::Characters(limit) => name.value.chars().count() > limit,
        NameLimit::None => false,
    })?;
    let (NameLimit::Bytes(limit) | NameLimit::Characters(limit)) = dialect.name_limit() else { return None };
    let length = name.value.len();
    Some(
        Diagnostic::rule(
            "name_too_long",
            name.span,
            format!("the {what} name `{}` is too long", name.value),
            format!("{length} bytes; {} cuts names at {limit}", dialect.product()),
        )
        .help(match what {
            "table" => "say a shorter one: `#[entity(table = \"…\")]`",
            "column" => "say a shorter one: `#[column(name = \"…\")]`",
            _ => "say a shorter one",
        }),
    )
}

/// The names that were said by hand for constraints and indexes.
fn given_names(entity: &Entity) -> impl Iterator<Item = (&'static str, &Name)> {
    let relations = entity.relations.iter().filter_map(|relation| relation.name.as_ref());
    let uniques = entity.uniques.iter().filter_map(|unique| unique.name.as_ref());
    let indexes = entity.indexes.iter().filter_map(|index| index.name.as_ref());
    let checks = entity.checks.iter().filter_map(|check| check.name.as_ref());
    relations
        .map(|name| ("relation", name))
        .chain(uniques.map(|name| ("unique", name)))
        .chain(indexes.map(|name| ("index", name)))
        .chain(checks.map(|name| ("check", name)))
}

/// No two columns, and no two constraints or indexes, have one name.
pub(super) fn name_collision(entity: &Entity, faults: &mut Faults) {
    collisions(entity.columns.iter().map(|column| ("column", &column.name)).collect(), faults);
    collisions(given_names(entity).collect(), faults);
}

fn collisions(names: Vec<(&'static str, &Name)>, faults: &mut Faults) {
    for (position, (what, name)) in names.iter().enumerate() {
        let is_same = |other: &Name| other.value.to_lowercase() == name.value.to_lowercase();
        let Some((first_what, first)) = names[..position].iter().find(|(_, first)| is_same(first)) else {
            continue;
        };
        let fault = Diagnostic::rule(
            "name_collision",
            name.span,
            format!("the {what} name `{}` is taken", name.value),
            format!("another {first_what} is called `{}`", first.value),
        )
        .because(first.span, first.value.clone());
        let fault = if first.value == name.value {
            fault
        } else {
            fault.note("MySQL and SQLite do not tell names by case")
        };
        faults.push(fault.help("give one of them another name"));
    }
}

/// What other libraries' attributes call the table and its columns is what they are called here.
pub(super) fn name_disagreement(entity: &Entity, faults: &mut Faults) {
    for foreign in &entity.foreign_names {
        let fault = disagreement(
            "table",
            &entity.ident.to_string(),
            &entity.table,
            foreign,
            "#[entity(table = \"{}\")]",
        );
        faults.push_some(fault);
    }
    for column in &entity.columns {
        let place = Name { value: column.name.value.clone(), span: column.ident.span() };
        for foreign in &column.foreign_names {
            let subject = format!("{}.{}", entity.ident, column.field);
            faults.push_some(disagreement("column", &subject, &place, foreign, "#[column(name = \"{}\")]"));
        }
    }
}

/// The fault of two names for one thing; `{}` in `remedy` is the other name.
pub(crate) fn disagreement(
    what: &str,
    subject: &str,
    ours: &Name,
    foreign: &ForeignName,
    remedy: &str,
) -> Option<Diagnostic> {
    let (own, other) = (&ours.value, &foreign.name.value);
    if own == other {
        return None;
    }
    let attribute = foreign.attribute;
    // An attribute without a word for the name leaves it as it is in Rust.
    let otherwise =
        if attribute.contains('(') { "change the other attribute" } else { "say the name there, too" };
    Some(
        Diagnostic::rule(
            "name_disagreement",
            ours.span,
            format!("`{subject}` is the {what} `{own}` here and `{other}` in `#[{attribute}]`"),
            format!("the {what} `{own}`"),
        )
        .because(foreign.name.span, other.clone())
        .note("the application would look for a name that the database does not have")
        .help(format!("write `{}`, or {otherwise}", remedy.replace("{}", other))),
    )
}
