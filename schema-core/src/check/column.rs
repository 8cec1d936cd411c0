//! One column, once its type is known.

pub(super) mod default;
pub(super) mod generated;

pub use default::default_fault;
pub use generated::generated_fault;

use super::message::Message;
use crate::{
    def::{AuditRole, ColumnIndex, EntityDef, Size},
    rules,
    types::LogicalType,
};

/// Finds a length or digits on a type that has none: `misplaced_size`.
#[must_use]
pub const fn column_size_fault(entity: &'static EntityDef, column: ColumnIndex) -> Option<Message> {
    let column = entity.column(column);
    let (what, help) = match (column.size, column.ty.logical.sized()) {
        (Size::Unset, _)
        | (Size::Length(_) | Size::Unbounded, LogicalType::Text | LogicalType::Bytes)
        | (Size::Decimal { .. }, LogicalType::Decimal) => return None,
        (Size::Length(_), _) => ("a length", "leave out `len`: text and bytes have a length"),
        (Size::Unbounded, _) => ("no limit of length", "leave out `text`: it is for text and bytes"),
        (Size::Decimal { .. }, _) => ("decimal digits", "leave out `decimal(…)`: it is for decimals"),
    };
    let message = Message::of_rule(rules::MISPLACED_SIZE.id).field(entity.name, column.field);
    let message = message.text(" is given ").text(what).text(", and it is ").logical(column.ty.logical);
    Some(message.help(help))
}

/// Finds an identity that does not count: `identity_type`.
#[must_use]
pub const fn identity_fault(entity: &'static EntityDef, column: ColumnIndex) -> Option<Message> {
    let column = entity.column(column);
    let is_integer = matches!(column.ty.logical, LogicalType::Integer { .. });
    if !column.is_identity || is_integer && !column.ty.is_nullable {
        return None;
    }
    let message = Message::of_rule(rules::IDENTITY_TYPE.id).field(entity.name, column.field);
    Some(if is_integer {
        message.text(" counts up and may be NULL").help("take the `Option` away")
    } else {
        message
            .text(" counts up, and it is ")
            .logical(column.ty.logical)
            .help("make it an integer such as `i64`, or leave out `identity`")
    })
}

/// Finds an audit role on a column that cannot play it: `audit_role_type`.
#[must_use]
pub const fn role_fault(entity: &'static EntityDef, column: ColumnIndex) -> Option<Message> {
    let column = entity.column(column);
    let Some(role) = column.role else { return None };
    if column.ty.is_unknown() {
        return None;
    }
    let is_timestamp = matches!(column.ty.logical, LogicalType::Timestamp | LogicalType::LocalTimestamp);
    let is_version = matches!(column.ty.logical, LogicalType::Integer { bits: 32 | 64, .. });
    let is_nullable = column.ty.is_nullable;
    // A message is built for a fault only: it costs more than all of the checks.
    let is_right = match role {
        AuditRole::Created | AuditRole::Updated => is_timestamp && !is_nullable,
        AuditRole::Deleted => is_timestamp && is_nullable,
        AuditRole::Version => is_version && !is_nullable,
        AuditRole::CreatedBy | AuditRole::UpdatedBy => true,
    };
    if is_right {
        return None;
    }
    let message = Message::of_rule(rules::AUDIT_ROLE_TYPE.id).field(entity.name, column.field);
    let message = match role {
        AuditRole::Created | AuditRole::Updated if is_timestamp => {
            message.text(" says when its row was written, and may be NULL: every row was written once")
        }
        AuditRole::Created | AuditRole::Updated => {
            message.text(" says when its row was written, and it is ").logical(column.ty.logical)
        }
        AuditRole::Deleted if is_timestamp => {
            message.text(" says when its row was deleted, and is never NULL: no row could be live")
        }
        AuditRole::Deleted => {
            message.text(" says when its row was deleted, and it is ").logical(column.ty.logical)
        }
        _ if is_version => {
            message.text(" counts the changes of its row, and may be NULL, from which nothing counts on")
        }
        _ => message.text(" counts the changes of its row, and it is ").logical(column.ty.logical),
    };
    Some(
        message
            .text("\nhelp: make it `")
            .text(match role {
                AuditRole::Created | AuditRole::Updated => "DateTime<Utc>",
                AuditRole::Deleted => "Option<DateTime<Utc>>",
                _ => "i32",
            })
            .text("`; if it has nothing to do with audit: `#[column(role(none))]`"),
    )
}
