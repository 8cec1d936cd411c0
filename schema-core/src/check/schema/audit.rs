//! Audit roles, once the schema's conventions are known.

use super::{FaultKind, Finding, walk::Faults};
use crate::{
    check::{column::role_fault, message::Message, waiver::contains},
    def::{AuditRole, ColumnIndex, EntityDef, SchemaDef, Site, UniqueScope},
    rules,
};

/// Finds the faults of audit roles that the schema asks for and the entity does not.
pub(super) const fn find(schema: &SchemaDef, entity: &'static EntityDef, mut faults: Faults) -> Faults {
    let (asked, own) = (&schema.conventions.audit, &entity.audit);
    let mut is_reported = is_waived(schema, entity, rules::MISSING_AUDIT_FIELD.id);
    let mut i = 0;
    while i < AuditRole::ALL.len() {
        let role = AuditRole::ALL[i];
        if asked.asks_for(role) && !own.asks_for(role) {
            match column_with(entity, role) {
                Some(column) if role_fault(entity, column).is_some() => {
                    let site = Site::Column(column);
                    faults = faults.with(Finding::new(site, FaultKind::ConventionalRole));
                }
                Some(_) => {}
                None if is_reported => {}
                None => {
                    let kind = FaultKind::MissingAuditField(role);
                    faults = faults.with(Finding::new(Site::Entity, kind));
                    is_reported = true;
                }
            }
        }
        i += 1;
    }
    if asked.soft_delete && !own.soft_delete {
        faults = find_uniques(schema, entity, faults);
    }
    if !asked.soft_delete
        && !own.soft_delete
        && let Some(column) = column_with(entity, AuditRole::Deleted)
        // A field of another type says something else.
        && role_fault(entity, column).is_none()
    {
        let kind = FaultKind::MissingSoftDelete;
        faults = faults.with(Finding::new(Site::Column(column), kind));
    }
    faults
}

/// A unique beside a soft delete must say among which rows.
const fn find_uniques(schema: &SchemaDef, entity: &'static EntityDef, mut faults: Faults) -> Faults {
    let is_waived = is_waived(schema, entity, rules::UNIQUE_BESIDE_SOFT_DELETE.id);
    let mut i = 0;
    while i < entity.uniques.len() && !is_waived {
        let unique = &entity.uniques[i];
        if matches!(unique.scope, UniqueScope::All) && !unique.is_scope_said {
            let kind = FaultKind::UniqueBesideSoftDelete;
            faults = faults.with(Finding::new(Site::Unique(i as u16), kind));
        }
        i += 1;
    }
    faults
}

const fn is_waived(schema: &SchemaDef, entity: &EntityDef, rule: &str) -> bool {
    contains(entity.waivers, rule) || contains(schema.waivers, rule)
}

const fn column_with(entity: &EntityDef, role: AuditRole) -> Option<ColumnIndex> {
    match entity.column_with_role(role) {
        Some((column, _)) => Some(column),
        None => None,
    }
}

pub(super) const fn missing_field(
    schema: &'static SchemaDef,
    entity: &'static EntityDef,
    first: AuditRole,
) -> Message {
    let asked = &schema.conventions.audit;
    let message =
        Message::of_rule(rules::MISSING_AUDIT_FIELD.id).name(schema.name).text(" asks every entity for ");
    let message = message.name(keyword(first)).text(", and ").name(entity.name).text(" has no field for it");
    let mut message = message.text("\nhelp: add to `").text(entity.name).text("`:");
    let mut i = 0;
    while i < AuditRole::ALL.len() {
        let role = AuditRole::ALL[i];
        if asked.asks_for(role) && !entity.audit.asks_for(role) && column_with(entity, role).is_none() {
            message = message.text("\n          pub ").text(role.conventional_field()).text(": ");
            message = message.text(rust_type(role)).text(",");
        }
        i += 1;
    }
    message.text("\n      or leave them out with `#[waive(missing_audit_field, reason = \"…\")]`")
}

/// The word in `#[audit(...)]` that asks for the role.
const fn keyword(role: AuditRole) -> &'static str {
    match role {
        AuditRole::Created | AuditRole::Updated => "audit(timestamps)",
        AuditRole::Deleted => "audit(soft_delete)",
        AuditRole::CreatedBy | AuditRole::UpdatedBy => "audit(actor)",
        AuditRole::Version => "audit(version)",
    }
}

const fn rust_type(role: AuditRole) -> &'static str {
    match role {
        AuditRole::Created | AuditRole::Updated => "DateTime<Utc>",
        AuditRole::Deleted => "Option<DateTime<Utc>>",
        AuditRole::CreatedBy | AuditRole::UpdatedBy => "Option<Uuid>",
        AuditRole::Version => "i32",
    }
}

/// The message of `audit_role_type`, for a role that the convention gives its meaning.
pub(super) const fn role(entity: &'static EntityDef, site: Site) -> Message {
    let message = match site {
        Site::Column(column) => role_fault(entity, column),
        _ => None,
    };
    match message {
        Some(message) => message,
        None => Message::new(),
    }
}

pub(super) const fn missing_soft_delete(
    schema: &'static SchemaDef,
    entity: &'static EntityDef,
    site: Site,
) -> Message {
    let message = Message::of_rule(rules::MISSING_SOFT_DELETE.id);
    let Site::Column(column) = site else { return message };
    let message = message.field(entity.name, entity.column(column).field);
    let message = message.text(" marks deleted rows, and neither ").name(entity.name).text(" nor ");
    let message = message.name(schema.name).text(" declares a soft delete: a DELETE would remove the row");
    message.help(
        "put `#[audit(soft_delete)]` on the struct, or, if the field is about something else, \
         `#[column(role(none))]` on the field",
    )
}

pub(super) const fn unique_beside(
    schema: &'static SchemaDef,
    entity: &'static EntityDef,
    site: Site,
) -> Message {
    let message = Message::of_rule(rules::UNIQUE_BESIDE_SOFT_DELETE.id);
    let Site::Unique(unique) = site else { return message };
    let message = message.text("the unique of ").fields(entity.uniques[unique as usize].columns, entity);
    let message = message.text(" in ").name(entity.name).text(" does not say among which rows, and ");
    let message =
        message.name(schema.name).text(" keeps deleted rows: they would block their values for ever");
    message.help("add `among(live)`, so that a deleted row frees its value, or `among(all)`, if it must not")
}
