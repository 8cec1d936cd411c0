//! Relations, uniques, indexes, checks, dependencies, copies.

use schema_as_code_core::def::{
    CaseSensitivity, CheckDef, ColumnIndex, CopiedColumn, CopyDef, Deferral, DependencyDef, EntityId,
    IndexDef, IndexPart, IndexValue, NullsDistinct, RelationDef, RelationIndex, UniqueDef, UniqueScope,
};

use super::leak::{list, positions, text};
use crate::{
    ast::{Check, CopyOf, Dependency, Index, Name, Part, Relation, Unique},
    expr::{Kind, Node},
};

fn name(name: Option<&Name>) -> Option<&'static str> {
    name.map(|name| text(&name.value))
}

fn filter(filter: Option<&Node>, deleted: Option<ColumnIndex>) -> Option<schema_as_code_core::expr::Expr> {
    filter.map(|filter| filter.define(deleted))
}

/// The definition of `relation`. The id of its target is rustc's to find.
pub(super) fn relation(relation: &Relation) -> RelationDef {
    RelationDef {
        columns: positions(&relation.columns),
        target: EntityId(0),
        target_name: text(&relation.target_name),
        references: list(relation.references.iter().map(|field| text(field))),
        on_delete: relation.on_delete,
        on_update: relation.on_update,
        deferral: if relation.is_deferrable { Deferral::Deferred } else { Deferral::Immediate },
        index: match &relation.no_index_reason {
            Some(reason) => RelationIndex::None { reason: text(reason) },
            None => RelationIndex::Auto,
        },
        name: name(relation.name.as_ref()),
    }
}

/// The definition of `unique`; `deleted` is the column behind `live`.
pub(super) fn unique(unique: &Unique, deleted: Option<ColumnIndex>) -> UniqueDef {
    UniqueDef {
        columns: positions(&unique.columns),
        scope: unique.scope.unwrap_or(UniqueScope::All),
        is_scope_said: unique.scope.is_some(),
        filter: filter(unique.filter.as_ref(), deleted),
        case: if unique.ignores_case { CaseSensitivity::Ignored } else { CaseSensitivity::Sensitive },
        nulls: if unique.nulls_not_distinct { NullsDistinct::NotDistinct } else { NullsDistinct::Distinct },
        is_deferrable: unique.is_deferrable,
        name: name(unique.name.as_ref()),
    }
}

/// The definition of `index`; `deleted` is the column behind `live`.
pub(super) fn index(index: &Index, deleted: Option<ColumnIndex>) -> IndexDef {
    let class = index.operator_class.as_ref().map(|class| text(class));
    IndexDef {
        parts: list(index.parts.iter().map(|each| part(each, class, deleted))),
        filter: filter(index.filter.as_ref(), deleted),
        include: positions(&index.include),
        method: index.method,
        name: name(index.name.as_ref()),
        serves: text(&index.serves),
    }
}

/// The definition of a part of an index, or of an order.
pub(super) fn part(
    part: &Part,
    operator_class: Option<&'static str>,
    deleted: Option<ColumnIndex>,
) -> IndexPart {
    let value = match &part.value.kind {
        Kind::Column(column) => IndexValue::Column(column.index),
        _ => IndexValue::Expr(part.value.define(deleted)),
    };
    IndexPart { value, direction: part.direction, nulls: part.nulls, operator_class }
}

/// The definition of `check`; `deleted` is the column behind `live`.
pub(super) fn check(check: &Check, deleted: Option<ColumnIndex>) -> CheckDef {
    CheckDef { expr: check.expr.define(deleted), name: name(check.name.as_ref()), column: check.column }
}

/// The definition of `dependency`.
pub(super) fn dependency(dependency: &Dependency) -> DependencyDef {
    let (determinant, dependent) = (positions(&dependency.determinant), positions(&dependency.dependent));
    if dependency.is_multivalued {
        DependencyDef::Multivalued { determinant, dependent }
    } else {
        DependencyDef::Functional { determinant, dependent }
    }
}

/// The definition of `copy`.
pub(super) fn copy(copy: &CopyOf) -> CopyDef {
    let columns = copy.columns.iter();
    CopyDef {
        kind: copy.kind,
        relation: positions(&copy.relation),
        columns: list(
            columns.map(|(column, source)| CopiedColumn { column: column.index, source: text(source) }),
        ),
        reason: text(&copy.reason),
    }
}
