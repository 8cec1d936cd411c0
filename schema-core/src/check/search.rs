//! Searched columns, once the types are known.

use super::message::Message;
use crate::{def::EntityDef, rules, types::LogicalType};

/// Finds a searched column that holds no text: `search_column_type`.
#[must_use]
pub const fn search_fault(entity: &'static EntityDef, position: u16) -> Option<Message> {
    let Some(search) = entity.search else { return None };
    let column = entity.column(search.columns[position as usize].column);
    if matches!(column.ty.logical, LogicalType::Text) {
        return None;
    }
    let message = Message::of_rule(rules::SEARCH_COLUMN_TYPE.id).field(entity.name, column.field);
    let message = message.text(" is searched, and it is ").logical(column.ty.logical);
    Some(message.help("search columns that are text"))
}
