use proc_macro2::Span;
use schema_as_code_core::def::{AuditRole, UniqueScope};

use crate::{
    ast::Entity,
    diagnostic::{Diagnostic, Faults},
    expr::{Kind, Node},
    tokens::Extent,
};

/// An audit role that the entity declares has its field.
pub(super) fn missing_audit_field(entity: &Entity, faults: &mut Faults) {
    let audit = &entity.audit;
    let declared: [(&str, Option<Span>, &[AuditRole]); 4] = [
        ("timestamps", audit.timestamps, &[AuditRole::Created, AuditRole::Updated]),
        ("soft_delete", audit.soft_delete, &[AuditRole::Deleted]),
        ("actor", audit.actor, &[AuditRole::CreatedBy, AuditRole::UpdatedBy]),
        ("version", audit.version, &[AuditRole::Version]),
    ];
    for (word, span, roles) in declared {
        let Some(span) = span else { continue };
        let missing: Vec<AuditRole> = roles.iter().copied().filter(|role| !has_role(entity, *role)).collect();
        if missing.is_empty() {
            continue;
        }
        let fields: Vec<String> =
            missing.iter().map(|role| format!("`{}`", role.conventional_field())).collect();
        let (either, fields) = (fields.join(" or "), fields.join(" and "));
        let message = format!("`{}` declares `audit({word})` and has no field {either}", entity.ident);
        let lines: String = missing.iter().map(|role| format!("\n    {}", line(*role))).collect();
        faults.push(
            Diagnostic::rule("missing_audit_field", span, message, format!("asks for {fields}"))
                .because(&entity.ident, entity.ident.to_string())
                .help(format!("add to the struct{lines}"))
                .note("a field of another name says so with `#[column(role(…))]`"),
        );
    }
}

fn has_role(entity: &Entity, role: AuditRole) -> bool {
    entity.columns.iter().any(|column| column.audit_role == Some(role))
}

fn line(role: AuditRole) -> &'static str {
    match role {
        AuditRole::Created => "created_at: DateTime<Utc>,",
        AuditRole::Updated => "updated_at: DateTime<Utc>,",
        AuditRole::Deleted => "deleted_at: Option<DateTime<Utc>>,",
        AuditRole::CreatedBy => "created_by: Option<Uuid>,",
        AuditRole::UpdatedBy => "updated_by: Option<Uuid>,",
        AuditRole::Version => "version: i32,",
    }
}

/// `live` has a meaning where rows are soft-deleted.
pub(super) fn live_without_soft_delete(entity: &Entity, faults: &mut Faults) {
    // With `audit(soft_delete)`, the missing field was reported where it is declared.
    if entity.deleted_column().is_some() || entity.audit.soft_delete.is_some() {
        return;
    }
    for at in uses_of_live(entity) {
        let name = &entity.ident;
        let message = format!("`live` means not soft-deleted, and rows of `{name}` are not soft-deleted");
        faults.push(
            Diagnostic::rule("missing_audit_field", at, message, "no field says whether a row is live")
                .because(name, name.to_string())
                .help(format!(
                    "leave `live` out, or add\n    #[audit(soft_delete)]\n    {}",
                    line(AuditRole::Deleted)
                )),
        );
    }
}

fn uses_of_live(entity: &Entity) -> Vec<Extent> {
    let live = |node: &Node| node.find(&|kind| *kind == Kind::Live).map(|node| Extent::of(node.span));
    let mut uses = Vec::new();
    for unique in &entity.uniques {
        uses.extend((unique.scope == Some(UniqueScope::Live)).then_some(unique.extent));
        uses.extend(unique.filter.as_ref().and_then(live));
    }
    for index in &entity.indexes {
        uses.extend(index.filter.as_ref().and_then(live));
        uses.extend(index.parts.iter().filter_map(|part| live(&part.value)));
    }
    for access in &entity.accesses {
        uses.extend(access.filter.iter().filter_map(|condition| live(&condition.value)));
        uses.extend(access.order.iter().filter_map(|order| live(&order.part.value)));
    }
    uses.extend(entity.checks.iter().filter_map(|check| live(&check.expr)));
    uses
}
