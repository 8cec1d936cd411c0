use schema_as_code_core::{
    def::{Direction, IndexMethod, NullOrder, UniqueScope},
    expr::Function,
};

use crate::{
    ast::{ColumnRef, Entity, Index, Part, Unique},
    diagnostic::{Diagnostic, Faults},
    expr::{Kind, Node},
    tokens::Extent,
};

/// Something the database keeps sorted.
struct Sorted {
    what: &'static str,
    parts: Vec<Part>,
    filter: Vec<Node>,
    extent: Extent,
}

/// No two indexes, and no two uniques, are the same.
pub(super) fn duplicate_index(entity: &Entity, faults: &mut Faults) {
    for (position, index) in entity.indexes.iter().enumerate() {
        if let Some(first) = entity.indexes[..position].iter().find(|first| is_same_index(first, index)) {
            faults.push(duplicate("index", index.extent, first.extent));
        }
    }
    for (position, unique) in entity.uniques.iter().enumerate() {
        if let Some(first) = entity.uniques[..position].iter().find(|first| is_same_unique(first, unique)) {
            faults.push(duplicate("unique", unique.extent, first.extent));
        } else if is_key(entity, unique) {
            faults.push(
                Diagnostic::rule(
                    "duplicate_index",
                    unique.extent,
                    "the unique repeats the primary key",
                    "the key is unique already",
                )
                .help("remove the unique"),
            );
        }
    }
}

fn duplicate(what: &str, at: Extent, first: Extent) -> Diagnostic {
    let message = format!("the {what} repeats another");
    Diagnostic::rule(
        "duplicate_index",
        at,
        message,
        "the same columns, in the same order, under the same condition",
    )
    .because(first, what)
    .help("keep one of them")
}

fn is_same_index(first: &Index, second: &Index) -> bool {
    first.method == second.method
        && first.operator_class == second.operator_class
        && first.include == second.include
        && first.parts == second.parts
        && first.filter == second.filter
}

fn is_same_unique(first: &Unique, second: &Unique) -> bool {
    first.columns == second.columns
        && filter_of(first) == filter_of(second)
        && first.ignores_case == second.ignores_case
        && first.nulls_not_distinct == second.nulls_not_distinct
}

fn is_key(entity: &Entity, unique: &Unique) -> bool {
    let columns: Vec<_> = unique.columns.iter().map(|column| column.index).collect();
    columns == entity.key() && filter_of(unique).is_empty() && !unique.ignores_case
}

/// No index is the beginning of another: the longer one serves whatever the shorter one does.
pub(super) fn redundant_index(entity: &Entity, faults: &mut Faults) {
    let sorted = everything_sorted(entity);
    for (position, index) in entity.indexes.iter().enumerate() {
        if !can_be_redundant(index) {
            continue;
        }
        let filter: Vec<Node> = conjuncts(index.filter.as_ref());
        let is_earlier_duplicate = entity.indexes[..position].iter().any(|first| is_same_index(first, index));
        if is_earlier_duplicate {
            continue;
        }
        let covering = sorted.iter().find(|other| {
            let is_longer = other.parts.len() > index.parts.len();
            let is_constraint = other.what != "index";
            // A unique of all rows leads to one row, whatever the condition: it is the smaller search.
            let is_whole = is_constraint && other.filter.is_empty() && other.parts.len() == index.parts.len();
            (is_longer || is_constraint)
                && (is_whole || other.filter == filter)
                && begins_with(&other.parts, &index.parts)
        });
        if let Some(covering) = covering {
            faults.push(redundant(index, covering));
        }
    }
}

fn redundant(index: &Index, covering: &Sorted) -> Diagnostic {
    let what = covering.what;
    let is_whole = covering.parts.len() == index.parts.len();
    let (message, label) = match (what, is_whole) {
        ("key", true) => ("the index repeats the primary key".to_owned(), "the key is an index".to_owned()),
        (_, true) => (format!("the index repeats a {what}"), format!("a {what} is an index")),
        ("key", false) => {
            ("the index is the beginning of the primary key".to_owned(), "the key is an index".to_owned())
        }
        (_, false) => {
            let article = if what == "index" { "another" } else { "a" };
            (
                format!("the index is the beginning of {article} {what}"),
                "the longer one serves as well".to_owned(),
            )
        }
    };
    Diagnostic::rule("redundant_index", index.extent, message, label)
        .because(covering.extent, what)
        .note("every index is written with every row, and read into memory")
        .help(
            "remove the index, or say why it is worth its cost: `#[waive(redundant_index, reason = \"…\")]`",
        )
}

/// An index that stores, sorts or compares in a way of its own has a use of its own.
fn can_be_redundant(index: &Index) -> bool {
    index.method == IndexMethod::Tree && index.include.is_empty() && index.operator_class.is_none()
}

fn everything_sorted(entity: &Entity) -> Vec<Sorted> {
    let ascending =
        |node: Node| Part { value: node, direction: Direction::Ascending, nulls: NullOrder::Default };
    let column =
        |reference: &ColumnRef| ascending(Node::new(Kind::Column(reference.clone()), reference.span));
    let mut sorted = Vec::new();
    let key: Vec<ColumnRef> = entity
        .key()
        .into_iter()
        .filter_map(|index| {
            let column = entity.columns.get(usize::from(index))?;
            Some(ColumnRef { index, field: column.field.clone(), span: column.ident.span() })
        })
        .collect();
    if let Some(first) = key.first() {
        let extent = Extent::of(first.span);
        sorted.push(Sorted {
            what: "key",
            parts: key.iter().map(column).collect(),
            filter: Vec::new(),
            extent,
        });
    }
    // A unique that ignores case holds `lower(…)` of texts; of anything else, an index over that is refused.
    let folded = |reference: &ColumnRef| {
        let Part { value, .. } = column(reference);
        ascending(Node::new(Kind::Call(Function::Lower, vec![value]), reference.span))
    };
    for unique in &entity.uniques {
        let columns = unique.columns.iter();
        sorted.push(Sorted {
            what: "unique",
            parts: if unique.ignores_case {
                columns.map(folded).collect()
            } else {
                columns.map(column).collect()
            },
            filter: filter_of(unique),
            extent: unique.extent,
        });
    }
    for index in &entity.indexes {
        if index.method == IndexMethod::Tree && index.operator_class.is_none() {
            sorted.push(Sorted {
                what: "index",
                parts: index.parts.clone(),
                filter: conjuncts(index.filter.as_ref()),
                extent: index.extent,
            });
        }
    }
    sorted
}

fn filter_of(unique: &Unique) -> Vec<Node> {
    let mut filter = conjuncts(unique.filter.as_ref());
    let live = Node::new(Kind::Live, unique.extent.first);
    if unique.scope == Some(UniqueScope::Live) && !filter.contains(&live) {
        filter.insert(0, live);
    }
    filter
}

/// The conditions that `&&` joins.
fn conjuncts(filter: Option<&Node>) -> Vec<Node> {
    use schema_as_code_core::expr::BinaryOperator;
    match filter {
        None => Vec::new(),
        Some(Node { kind: Kind::Binary(BinaryOperator::And, left, right), .. }) => {
            let mut all = conjuncts(Some(left));
            all.extend(conjuncts(Some(right)));
            all
        }
        Some(node) => vec![node.clone()],
    }
}

/// Whether `parts` begins with `start`, read forwards or backwards.
fn begins_with(parts: &[Part], start: &[Part]) -> bool {
    let Some(parts) = parts.get(..start.len()) else { return false };
    parts == start || parts.iter().zip(start).all(|(part, other)| is_reverse(part, other))
}

fn is_reverse(part: &Part, other: &Part) -> bool {
    part.value == other.value
        && part.direction != other.direction
        && part.nulls == NullOrder::Default
        && other.nulls == NullOrder::Default
}
