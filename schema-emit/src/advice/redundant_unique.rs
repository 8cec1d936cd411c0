//! See [`rules::REDUNDANT_UNIQUE`](schema_as_code_core::rules::REDUNDANT_UNIQUE).

use schema_as_code_core::{
    def::{
        AuditRole, CaseSensitivity, ColumnDef, ColumnIndex, EntityDef, NullsDistinct, SchemaDef, Site,
        UniqueDef, UniqueScope,
    },
    expr::Expr,
    types::LogicalType,
};

use super::{Hint, words::fields};

pub(super) fn find(schema: &SchemaDef, entity: &'static EntityDef) -> Vec<Hint> {
    let key = UniqueDef::new(entity.key);
    let key = (!entity.key.is_empty()).then_some((None, &key));
    let all: Vec<(Option<u16>, &UniqueDef)> =
        key.into_iter().chain((0..).map(Some).zip(entity.uniques)).collect();
    let mut hints = Vec::new();
    for &(place, unique) in &all {
        let Some(position) = place.filter(|_| !is_referred_to(schema, entity, unique)) else { continue };
        // Of two that refuse the same, the earlier one stays; the key comes before all.
        let stronger = all.iter().filter(|&&(other_place, other)| {
            other_place != place
                && refuses_all_of(entity, other, unique)
                && (other_place < place || !refuses_all_of(entity, unique, other))
        });
        let Some(&(other_place, other)) = stronger.min_by_key(|(_, other)| other.columns.len()) else {
            continue;
        };
        if is_declared_twice(unique, other) {
            continue;
        }
        let refusing = match other_place {
            None => format!("the key of {}", list(entity, other.columns)),
            Some(_) if other.columns == unique.columns => "the other one".to_owned(),
            Some(_) => format!("the unique of {}", list(entity, other.columns)),
        };
        let columns = list(entity, unique.columns);
        let message = format!("the unique of {columns} refuses nothing that {refusing} does not");
        let help = help(entity, unique, other);
        hints.push(Hint { site: Site::Unique(position), message, help });
    }
    hints
}

/// Whether a relation of the schema needs the unique: a foreign key refers to all of its columns, in its order.
fn is_referred_to(schema: &SchemaDef, entity: &EntityDef, unique: &UniqueDef) -> bool {
    let fields = || unique.columns.iter().map(|&column| entity.column(column).field);
    let mut relations = schema.entities.iter().flat_map(|entity| entity.relations);
    relations
        .any(|relation| relation.target.is(entity.id) && relation.references.iter().copied().eq(fields()))
}

/// That is an error of its own: `duplicate_index`.
fn is_declared_twice(unique: &UniqueDef, other: &UniqueDef) -> bool {
    unique.columns == other.columns
        && unique.scope == other.scope
        && unique.filter == other.filter
        && unique.case == other.case
        && unique.nulls == other.nulls
}

/// Whether `other` refuses every two rows that `unique` refuses, and as early.
pub(super) fn refuses_all_of(entity: &EntityDef, other: &UniqueDef, unique: &UniqueDef) -> bool {
    let (rows, other_rows) = (Rows::of(entity, unique), Rows::of(entity, other));
    // `A` and `a` may be the same to `unique` alone, and so may two NULLs.
    let tells_case = other.case == CaseSensitivity::Sensitive && unique.case == CaseSensitivity::Ignored;
    let tells_nulls = other.nulls == NullsDistinct::Distinct;
    other.columns.iter().all(|column| {
        let ColumnDef { ty, .. } = entity.column(*column);
        unique.columns.contains(column)
            && !(tells_case && ty.logical == LogicalType::Text)
            && !(tells_nulls && ty.is_nullable && !rows.have(*column))
    }) && (!other_rows.are_live || rows.are_live)
        && other_rows.conditions.iter().all(|condition| rows.are_all(condition))
        && (unique.is_deferrable || !other.is_deferrable)
}

/// The rows that a unique compares: of them all conditions are true.
struct Rows<'a> {
    unique: &'a UniqueDef,
    are_live: bool,
    conditions: Vec<&'a Expr>,
}

impl<'a> Rows<'a> {
    fn of(entity: &EntityDef, unique: &'a UniqueDef) -> Self {
        let deleted = entity.column_with_role(AuditRole::Deleted).map(|(column, _)| column);
        let is_live = |condition: &&Expr| matches!(condition, Expr::IsNull(Expr::Column(column)) if Some(*column) == deleted);
        let conditions = unique.filter.iter().flat_map(Expr::conjuncts);
        let (live, conditions): (Vec<&Expr>, _) = conditions.partition(is_live);
        Self { unique, are_live: unique.scope == UniqueScope::Live || !live.is_empty(), conditions }
    }

    fn are_all(&self, condition: &Expr) -> bool {
        let is_present = matches!(condition, Expr::IsNotNull(Expr::Column(column)) if self.have(*column));
        is_present || self.conditions.contains(&condition)
    }

    /// Whether none has NULL in the column, or is refused for it.
    fn have(&self, column: ColumnIndex) -> bool {
        let is_compared = self.unique.columns.contains(&column);
        let is_present =
            |condition: &&Expr| matches!(condition, Expr::IsNotNull(Expr::Column(of)) if *of == column);
        (is_compared && self.unique.nulls == NullsDistinct::Distinct)
            || self.conditions.iter().any(is_present)
    }
}

fn help(entity: &EntityDef, unique: &UniqueDef, other: &UniqueDef) -> String {
    // What finds rows by the first columns of a longer index is found by the other unique.
    let index = if unique.case == other.case && unique.columns.starts_with(other.columns) {
        String::new()
    } else {
        format!("; where it serves queries, `#[index({})]` does so as well", fields(entity, unique.columns))
    };
    let rest: Vec<ColumnIndex> =
        unique.columns.iter().copied().filter(|column| !other.columns.contains(column)).collect();
    if rest.is_empty() || other.columns == entity.key {
        return format!("remove it{index}");
    }
    let (rest, repeated) = (list(entity, &rest), list(entity, other.columns));
    format!(
        "remove the unique of {repeated} if that may repeat with another {rest}, and this one if not{index}"
    )
}

fn list(entity: &EntityDef, columns: &[ColumnIndex]) -> String {
    let fields: Vec<String> =
        columns.iter().map(|&column| format!("`{}`", entity.column(column).field)).collect();
    fields.join(", ")
}
