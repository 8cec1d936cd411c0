use crate::{
    ast::{ColumnRef, Entity},
    diagnostic::{Diagnostic, Faults},
};

/// Where rows are only marked as deleted, a unique says whether they count.
pub(super) fn unique_beside_soft_delete(entity: &Entity, faults: &mut Faults) {
    let Some(soft_delete) = entity.audit.soft_delete else { return };
    for unique in entity.uniques.iter().filter(|unique| unique.scope.is_none()) {
        let columns = list(&unique.columns);
        faults.push(
            Diagnostic::rule(
                "unique_beside_soft_delete",
                unique.extent,
                format!("the unique of {columns} does not say whether deleted rows count"),
                "among which rows?",
            )
            .because(soft_delete, "soft_delete")
            .note("a deleted row stays in the table and keeps its value")
            .help("add `among(live)` to let the value be used again after a delete, or `among(all)` to keep it taken"),
        );
    }
}

fn list(columns: &[ColumnRef]) -> String {
    let columns: Vec<String> = columns.iter().map(|column| format!("`{}`", column.field)).collect();
    columns.join(", ")
}
