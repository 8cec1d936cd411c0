//! Access patterns: each as an attribute of the struct, and what serves it.

use schema_as_code_core::{
    access::{AccessPath, Proposal, ProposedPart, serving},
    def::{AccessDef, AccessFilter, Direction, EntityDef, IndexDef, IndexPart, NullOrder, SchemaDef},
};

use super::{Line, Shown, call, constraint, expr, quoted};

/// An access pattern in words of the attributes.
#[cfg(feature = "build")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Pattern {
    /// `filter(status), order(desc(created_at))`.
    pub(crate) question: String,
    /// What serves it: `index(status, desc(created_at))`.
    pub(crate) served_by: Option<String>,
}

/// The access pattern `access` of `entity`.
#[cfg(feature = "build")]
pub(crate) fn pattern(schema: &SchemaDef, entity: &'static EntityDef, access: &'static AccessDef) -> Pattern {
    let shown = Shown { schema, entity };
    Pattern {
        question: question(shown, access).join(", "),
        served_by: serving(entity, access).map(|path| path_text(shown, path)),
    }
}

/// The index that `proposal` makes of `access`, as an attribute. An order of one direction needs none in the index, which
/// is read backwards.
pub(crate) fn proposed(
    schema: &SchemaDef,
    entity: &'static EntityDef,
    access: &'static AccessDef,
    proposal: &Proposal,
) -> String {
    let shown = Shown { schema, entity };
    let ordering = || {
        proposal.parts.iter().filter_map(|part| match part {
            ProposedPart::Order(position) => Some(&access.order[*position]),
            ProposedPart::Filter(_) | ProposedPart::Column(_) => None,
        })
    };
    let has_one_direction = [Direction::Ascending, Direction::Descending].iter().any(|direction| {
        ordering().all(|part| part.direction == *direction && part.nulls == NullOrder::Default)
    });
    let parts = proposal.parts.iter().map(|part| match *part {
        ProposedPart::Filter(position) => expr::text(shown, access.filter[position].expr()),
        ProposedPart::Column(column) => shown.field(column),
        ProposedPart::Order(position) => {
            let part = &access.order[position];
            let direction = if has_one_direction { Direction::Ascending } else { part.direction };
            constraint::part_text(shown, &IndexPart { direction, ..*part })
        }
    });
    let mut arguments: Vec<String> = parts.collect();
    let filter: Vec<String> =
        proposal.filter.iter().map(|position| expr::text(shown, access.filter[*position].expr())).collect();
    if !filter.is_empty() {
        arguments.push(call("filter", &filter));
    }
    format!("#[{}]", call("index", &arguments))
}

pub(super) fn lines(shown: Shown<'_>) -> Vec<Line> {
    let line = |access: &'static AccessDef| {
        let mut arguments = question(shown, access);
        arguments.push(format!("serves = {}", quoted(access.serves)));
        let remark = match serving(shown.entity, access) {
            Some(path) => format!("served by {}", path_text(shown, path)),
            None => "served by no index".to_owned(),
        };
        Line::with(format!("#[{}]", call("access", &arguments)), Some(remark))
    };
    shown.entity.accesses.iter().map(line).collect()
}

fn question(shown: Shown<'_>, access: &AccessDef) -> Vec<String> {
    let AccessDef { filter, order, serves: _ } = access;
    let conditions: Vec<String> = filter.iter().map(|filter| condition(shown, filter)).collect();
    let order: Vec<String> = order.iter().map(|part| constraint::part_text(shown, part)).collect();
    [("filter", conditions), ("order", order)]
        .into_iter()
        .filter(|(_, items)| !items.is_empty())
        .map(|(option, items)| call(option, &items))
        .collect()
}

fn condition(shown: Shown<'_>, filter: &AccessFilter) -> String {
    let text = expr::text(shown, filter.expr());
    match filter {
        AccessFilter::Equal(_) | AccessFilter::Holds(_) => text,
        AccessFilter::OneOf(_) => call("one_of", &[text]),
        AccessFilter::Range(_) => call("range", &[text]),
    }
}

fn path_text(shown: Shown<'_>, path: AccessPath) -> String {
    let entity = shown.entity;
    match path {
        AccessPath::Key => call("key", &[shown.fields(entity.key)]),
        AccessPath::Unique(position) => {
            call("unique", &constraint::unique_arguments(shown, &entity.uniques[usize::from(position)]))
        }
        AccessPath::Index(position) => {
            let index = IndexDef { serves: "", ..entity.indexes[usize::from(position)] };
            call("index", &constraint::index_arguments(shown, &index))
        }
        AccessPath::Relation(position) => {
            let columns = shown.fields(entity.relations[usize::from(position)].columns);
            format!("the index of the relation on {columns}")
        }
    }
}
