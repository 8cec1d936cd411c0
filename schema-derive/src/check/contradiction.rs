use schema_as_code_core::def::{AuditRole, Size, UniqueScope};

use crate::{
    ast::{Column, Entity},
    diagnostic::{Diagnostic, Faults},
    tokens::Extent,
};

const RULE: &str = "contradicting_attributes";

/// Attributes that cannot both be meant.
pub(super) fn contradicting_attributes(entity: &Entity, faults: &mut Faults) {
    for column in &entity.columns {
        identity_with_default(column, faults);
        sized_json(column, faults);
    }
    for role in AuditRole::ALL {
        role_twice(entity, role, faults);
    }
    deferrable_partial_unique(entity, faults);
}

fn identity_with_default(column: &Column, faults: &mut Faults) {
    let (Some(key), Some(default)) = (column.key.filter(|key| key.is_identity), &column.options.default)
    else {
        return;
    };
    let message = format!("`{}` is counted up by the database and has a default", column.field);
    faults.push(
        Diagnostic::rule(RULE, default.extent, message, "never used")
            .because(key.extent, "identity")
            .help("remove the default, or `identity`"),
    );
}

fn sized_json(column: &Column, faults: &mut Faults) {
    let Some(json) = column.options.json else { return };
    if column.options.size == Size::Unset {
        return;
    }
    let message = format!("`{}` is a JSON document and has a size", column.field);
    faults.push(
        Diagnostic::rule(RULE, json, message, "a JSON document has no length or digits")
            .help("remove `len`, `text` or `decimal`"),
    );
}

fn role_twice(entity: &Entity, role: AuditRole, faults: &mut Faults) {
    let mut columns = entity.columns.iter().filter(|column| column.audit_role() == Some(role));
    let Some(first) = columns.next() else { return };
    for second in columns {
        let message =
            format!("`{}` and `{}` both have the role `{}`", first.field, second.field, role.keyword());
        faults.push(
            Diagnostic::rule(RULE, &second.ident, message, "the second one")
                .because(&first.ident, first.field.clone())
                .help("put `#[column(role(none))]` on the one that the database shall not maintain"),
        );
    }
}

fn deferrable_partial_unique(entity: &Entity, faults: &mut Faults) {
    for unique in entity.uniques.iter().filter(|unique| unique.is_deferrable) {
        let reason = match (unique.scope, &unique.filter, unique.ignores_case) {
            (Some(UniqueScope::Live), ..) => "`among(live)`",
            (_, Some(_), _) => "`filter`",
            (.., true) => "`ignore_case`",
            _ => continue,
        };
        let message = format!("a unique with {reason} cannot be deferrable");
        let extent: Extent = unique.extent;
        faults.push(
            Diagnostic::rule(RULE, extent, message, "held by an index, which is checked row by row")
                .help(format!("remove `deferrable` or {reason}")),
        );
    }
}
