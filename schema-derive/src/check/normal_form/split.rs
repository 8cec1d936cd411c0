//! What is to be done about a dependency: the table to make, and what leaves the entity.
//!
//! The words after the table are read by people and by a test: `drop` and `take … off` remove, `put … on` and
//! `add` say an attribute that is to be written, each in backticks.

use schema_as_code_core::theory::AttributeSet;

use super::plan::{Group, Home, Plan, columns, holds};
use crate::{
    ast::{Column, ColumnRef, Dependency, Entity, Relation},
    check::proposal::{
        Field, Part, Table, attribute, conventions, derives, header, mentioned, position, said, without,
    },
    parse::Declaration,
};

/// The next step for the dependencies of the group at `place`.
pub(super) fn split(plan: &Plan<'_>, place: usize) -> String {
    let group = &plan.groups[place];
    let mut lines = Vec::new();
    match &group.home {
        Home::New(name) => {
            lines.push("split the entity:".to_owned());
            let table = table(plan, group, name);
            lines.extend(table.lines(plan.entity));
            lines.extend(derives(plan.entity, &[table]));
        }
        Home::Related(relation) => {
            lines.push(format!("add to `{}`, unless it is there:", relation.target_name));
            let names = |column: &&Column| original_name(plan.entity, relation, column);
            for column in &columns(plan.entity, group.moved()) {
                let field = Field { name: names(column), ..Field::of(column, Part::Moved) };
                lines.extend(
                    field.lines(plan.entity, |_| false).into_iter().map(|line| format!("    {line}")),
                );
            }
        }
    }
    let steps = steps(plan, place);
    if !steps.is_empty() {
        lines.push(format!("and in `{}` {}", plan.entity.ident, steps.join("; ")));
    }
    lines.join("\n")
}

/// The table of `group`.
fn table<'e>(plan: &Plan<'e>, group: &Group<'e>, name: &str) -> Table<'e> {
    let entity = plan.entity;
    let part = |column: &Column| if holds(entity, group.key, column) { Part::Key } else { Part::Moved };
    let mut table = Table {
        name: name.to_owned(),
        attributes: header(entity).into_iter().collect(),
        foreign: conventions(entity),
        fields: Vec::new(),
    };
    for part_of_table in [Part::Key, Part::Moved] {
        let columns =
            columns(entity, group.columns).into_iter().filter(|column| part(column) == part_of_table);
        table.fields.extend(columns.map(|column| Field::of(column, part_of_table).with_foreign()));
    }
    for key in &group.other_keys {
        match columns(entity, *key).as_slice() {
            [only] => field(&mut table, only).attributes.push("column(unique)".to_owned()),
            several => table.attributes.push(format!("unique({})", fields(several))),
        }
    }
    for other in &plan.groups {
        if let Home::New(target) = &other.home
            && other.key != group.key
            && other.key.is_subset_of(group.columns)
        {
            match columns(entity, other.key).as_slice() {
                [only] => field(&mut table, only).attributes.push(format!("relation({target})")),
                several => table.attributes.push(format!("relation({target}, on({}))", fields(several))),
            }
        }
    }
    let moving = entity.declarations.iter().filter(|known| moves(entity, group, known));
    table.attributes.extend(moving.map(Declaration::written));
    table.attributes.extend(dependencies_of(entity, group));
    table
}

fn field<'t, 'e>(table: &'t mut Table<'e>, column: &Column) -> &'t mut Field<'e> {
    let position = table.fields.iter().position(|field| std::ptr::eq(field.column, column));
    &mut table.fields[position.expect("the table has every column of the group")]
}

/// What to do in the entity.
fn steps(plan: &Plan<'_>, place: usize) -> Vec<String> {
    let (entity, group) = (plan.entity, &plan.groups[place]);
    let before = plan.groups[..place].iter().fold(AttributeSet::EMPTY, |moved, group| moved | group.moved());
    let moved = columns(entity, group.moved() - before);
    let mut dropped: Vec<String> = moved.iter().map(|column| format!("`{}`", column.field)).collect();
    let mut added = Vec::new();
    for known in &entity.dependencies {
        let (determinant, dependent) = sides(known);
        let loses = |columns: AttributeSet| !columns.is_disjoint_from(determinant | dependent);
        if loses(group.moved()) && !loses(before) {
            let text = determines(entity, known, determinant, dependent);
            dropped.push(format!("`{}`", said(entity, &text)));
            added.extend(what_remains(plan, known));
        }
    }
    let (lost, taken) = without(entity, &|column| holds(entity, group.moved() | before, column));
    let (known, freed) = without(entity, &|column| holds(entity, before, column));
    dropped.extend(lost.into_iter().filter(|text| !known.contains(text)));
    added.extend(taken.into_iter().filter(|text| !freed.contains(text)));
    if let Some(key) = plan.new_key.filter(|_| loses_key(entity, group.moved()) && !loses_key(entity, before))
    {
        dropped.extend(repeating(plan, key).map(|text| format!("`{}`", said(entity, &text))));
        added.extend(key_steps(plan, key));
    }
    let mut steps = Vec::new();
    if !dropped.is_empty() {
        steps.push(format!("drop {}", dropped.join(", ")));
    }
    if let Home::New(target) = &group.home
        && plan.stays(group.key)
    {
        added.push(match columns(entity, group.key).as_slice() {
            [only] => {
                format!("put `{}` on `{}`", attribute(entity, &format!("relation({target})")), only.field)
            }
            several => {
                format!(
                    "add `{}`",
                    attribute(entity, &format!("relation({target}, on({}))", fields(several)))
                )
            }
        });
    }
    steps.extend(added);
    steps
}

/// Whether the attribute names one of `columns`.
fn loses(entity: &Entity, declaration: &Declaration, columns: AttributeSet) -> bool {
    mentioned(entity, declaration).any(|column| holds(entity, columns, column))
}

fn loses_key(entity: &Entity, moved: AttributeSet) -> bool {
    entity.key().into_iter().any(|index| {
        entity.columns.get(usize::from(index)).is_some_and(|column| holds(entity, moved, column))
    })
}

/// Whether the attribute is about columns of the new table alone, and says something there.
fn moves(entity: &Entity, group: &Group<'_>, declaration: &Declaration) -> bool {
    if !loses(entity, declaration, group.moved()) {
        return false;
    }
    let named: Vec<&Column> = mentioned(entity, declaration).collect();
    named.iter().all(|column| holds(entity, group.columns, column))
        && match declaration.keyword().as_str() {
            "determines" | "waive" | "entity" => false,
            "unique" => !columns(entity, group.key)
                .iter()
                .all(|column| named.iter().any(|known| std::ptr::eq(*known, *column))),
            _ => true,
        }
}

/// The dependencies inside the new table that do not follow from its keys.
fn dependencies_of<'e>(entity: &'e Entity, group: &Group<'_>) -> impl Iterator<Item = String> + 'e {
    let (all, moved) = (group.columns, group.moved());
    let keys: Vec<AttributeSet> = group.other_keys.iter().copied().chain([group.key]).collect();
    let inside = entity.dependencies.iter().filter(move |known| {
        let (determinant, dependent) = sides(known);
        let named = determinant | dependent;
        named.is_subset_of(all)
            && !named.is_disjoint_from(moved)
            && !keys.iter().any(|key| key.is_subset_of(determinant))
    });
    inside.map(|known| {
        let (determinant, dependent) = sides(known);
        determines(entity, known, determinant, dependent)
    })
}

/// A dependency without the columns that moved away.
fn what_remains(plan: &Plan<'_>, known: &Dependency) -> Option<String> {
    let (determinant, dependent) = sides(known);
    let remaining = dependent - plan.moved();
    let is_left = plan.stays(determinant) && !remaining.is_empty();
    is_left.then(|| {
        let text = determines(plan.entity, known, determinant, remaining);
        format!("add `{}`", attribute(plan.entity, &text))
    })
}

fn sides(known: &Dependency) -> (AttributeSet, AttributeSet) {
    let set = |side: &[ColumnRef]| {
        let positions = side.iter().map(|column| usize::from(column.index));
        AttributeSet::from_positions(positions).unwrap_or_default()
    };
    (set(&known.determinant), set(&known.dependent))
}

fn determines(entity: &Entity, known: &Dependency, from: AttributeSet, what: AttributeSet) -> String {
    let arrow = if known.is_multivalued { "->>" } else { "->" };
    let written = |side: &[ColumnRef], set: AttributeSet| {
        let columns = columns(entity, set);
        let in_order = side.iter().filter_map(|column| {
            columns.iter().find(|known| known.field == column.field).map(|known| known.ident.to_string())
        });
        in_order.collect::<Vec<_>>().join(", ")
    };
    format!("determines({} {arrow} {})", written(&known.determinant, from), written(&known.dependent, what))
}

/// The uniques that the new key repeats.
fn repeating<'p>(plan: &'p Plan<'_>, key: AttributeSet) -> impl Iterator<Item = String> + 'p {
    let entity = plan.entity;
    let is_same = move |declaration: &&Declaration| {
        let named = mentioned(entity, declaration).map(|column| usize::from(position(entity, column)));
        declaration.keyword() == "unique" && AttributeSet::from_positions(named) == Ok(key)
    };
    entity.declarations.iter().filter(is_same).map(Declaration::written)
}

fn key_steps(plan: &Plan<'_>, key: AttributeSet) -> Vec<String> {
    let entity = plan.entity;
    let mut steps = Vec::new();
    for column in columns(entity, key).into_iter().filter(|column| column.key.is_none()) {
        steps.push(format!("put `{}` on `{}`", attribute(entity, "key"), column.field));
    }
    for column in entity.columns.iter().filter(|column| column.key.is_some()) {
        if !holds(entity, key | plan.moved(), column) {
            steps.push(format!("take `{}` off `{}`", said(entity, "key"), column.field));
        }
    }
    steps
}

/// `customer_id, customer_name(name)`: what a declared copy names.
pub(super) fn copied(entity: &Entity, relation: &Relation, copies: &[&Column]) -> String {
    let through: Vec<&str> = relation.columns.iter().map(|column| column.field.as_str()).collect();
    let through = match through.as_slice() {
        [only] => (*only).to_owned(),
        several => format!("({})", several.join(", ")),
    };
    let copies = copies.iter().map(|column| {
        let original = original_name(entity, relation, column);
        if column.ident == original { original } else { format!("{}({original})", column.ident) }
    });
    std::iter::once(through).chain(copies).collect::<Vec<_>>().join(", ")
}

/// `name` for `customer_name` beside `customer_id`.
fn original_name(entity: &Entity, relation: &Relation, column: &Column) -> String {
    let through = relation.columns.first().map_or("", |column| column.field.as_str());
    let stem = through.rsplit_once('_').map_or(through, |(stem, _)| stem);
    let rest = column.field.strip_prefix(stem).and_then(|rest| rest.strip_prefix('_'));
    let is_clear = |name: &&str| {
        syn::parse_str::<syn::Ident>(name).is_ok()
            && (entity.ident == relation.target_name
                || entity.columns.iter().all(|other| other.field != *name))
    };
    rest.filter(is_clear).map_or_else(|| column.ident.to_string(), str::to_owned)
}

pub(super) fn fields(columns: &[&Column]) -> String {
    let fields: Vec<String> = columns.iter().map(|column| column.ident.to_string()).collect();
    fields.join(", ")
}
