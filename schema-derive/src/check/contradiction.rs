use schema_as_code_core::def::{AuditRole, Sensitivity, Size, UniqueScope};

use crate::{
    ast::{Column, ColumnRef, Entity},
    diagnostic::{Diagnostic, Faults},
    tokens::Extent,
};

const RULE: &str = "contradicting_attributes";

/// Attributes that cannot both be meant.
pub(super) fn contradicting_attributes(entity: &Entity, faults: &mut Faults) {
    for column in &entity.columns {
        identity_with_default(column, faults);
        sized_json(column, faults);
        json_and_array(column, faults);
        generated_and_written(column, entity, faults);
    }
    for role in AuditRole::ALL {
        role_twice(entity, role, faults);
    }
    deferrable_partial_unique(entity, faults);
    searched_secret(entity, faults);
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

fn json_and_array(column: &Column, faults: &mut Faults) {
    let (Some(json), Some(array)) = (column.options.json, &column.options.array) else { return };
    let message = format!("`{}` is a JSON document and an array", column.field);
    faults.push(
        Diagnostic::rule(RULE, array.extent, message, "an array of the database")
            .because(json, "a document")
            .help("keep `as(json)` for every database, or `array` for PostgreSQL"),
    );
}

/// Nothing but its expression writes a generated column.
fn generated_and_written(column: &Column, entity: &Entity, faults: &mut Faults) {
    let Some(generated) = &column.generated else { return };
    let field = &column.field;
    let mut refuse = |extent: Extent, what: String, label: &str, help: String| {
        let message = format!("`{field}` is generated and {what}");
        faults.push(
            Diagnostic::rule(RULE, extent, message, label).because(generated.extent, "generated").help(help),
        );
    };
    let remove = |other: &str| format!("remove `{other}`, or `generated`");
    if let Some(default) = &column.options.default {
        refuse(default.extent, "has a default".to_owned(), "never used", remove("default"));
    }
    if let Some(key) = &column.key {
        let what = "is in the primary key".to_owned();
        refuse(key.extent, what, "SQLite takes no generated column here", remove("key"));
    } else if field == "id" && entity.columns.iter().all(|column| column.key.is_none()) {
        let what = "is the primary key".to_owned();
        let help = "put `#[key]` on another field".to_owned();
        refuse((&column.ident).into(), what, "SQLite takes no generated column here", help);
    }
    if let Some(role) = column.audit_role.filter(|role| entity.asks_for(column, *role)) {
        let what = format!("has the audit role `{}`", role.keyword());
        let help = "put `#[column(role(none))]` on it, or remove `generated`".to_owned();
        refuse((&column.ident).into(), what, "written by the database", help);
    }
    let is_this = |columns: &[ColumnRef]| columns.iter().any(|other| other.field == *field);
    for relation in entity.relations.iter().filter(|relation| is_this(&relation.columns)) {
        let what = "refers to another entity".to_owned();
        refuse(relation.extent, what, "the other entity says its value", remove("relation"));
    }
    for copy in &entity.copies {
        if let Some((copied, _)) = copy.columns.iter().find(|(copied, _)| copied.field == *field) {
            let what = "copied from another entity".to_owned();
            refuse(copied.span.into(), what, "the other entity says its value", remove(field));
        }
    }
}

fn role_twice(entity: &Entity, role: AuditRole, faults: &mut Faults) {
    let has_role = |column: &&Column| column.audit_role == Some(role) && entity.asks_for(column, role);
    let mut columns = entity.columns.iter().filter(has_role);
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

fn searched_secret(entity: &Entity, faults: &mut Faults) {
    for (searched, _) in entity.search.iter().flat_map(|search| &search.columns) {
        let column = &entity.columns[usize::from(searched.index)];
        if column.options.sensitivity == Sensitivity::Secret {
            let message = format!("`{}` is secret and searched", column.field);
            faults.push(
                Diagnostic::rule(RULE, searched.span, message, "its words would be kept in an index")
                    .because(&column.ident, "secret")
                    .help("leave it out of the search, or remove `secret`"),
            );
        }
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
