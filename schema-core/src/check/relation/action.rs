//! What a relation does when its target goes.

use crate::{
    check::message::Message,
    def::{Action, DefaultDef, EntityDef, RelationDef},
    rules,
};

/// The fault of an action that the columns cannot take.
pub(super) const fn fault(entity: &'static EntityDef, relation: &'static RelationDef) -> Option<Message> {
    if let Some(action) = relation.on_delete
        && let Some(message) = action_fault(entity, relation, action, "on_delete")
    {
        return Some(message);
    }
    match relation.on_update {
        Some(action) => action_fault(entity, relation, action, "on_update"),
        None => None,
    }
}

/// The fault of `action`, said by `attribute`.
pub(in crate::check) const fn action_fault(
    entity: &'static EntityDef,
    relation: &'static RelationDef,
    action: Action,
    attribute: &str,
) -> Option<Message> {
    let mut i = 0;
    while i < relation.columns.len() {
        let column = entity.column(relation.columns[i]);
        match action {
            Action::SetNull if !column.ty.is_nullable => {
                let message = Message::of_rule(rules::SET_NULL_ON_NOT_NULL.id).name(attribute);
                let message = message.text(" sets ").field(entity.name, column.field);
                let message = message.text(" to NULL, which is no value of it");
                let message = message.help("make the field an `Option`, or choose `").text(attribute);
                return Some(message.text("(restrict)` or `").text(attribute).text("(cascade)`"));
            }
            Action::SetDefault if matches!(column.default, DefaultDef::None) => {
                let message = Message::of_rule(rules::SET_DEFAULT_WITHOUT_DEFAULT.id).name(attribute);
                let message = message.text(" sets ").field(entity.name, column.field);
                let message = message.text(" to its default, and it has none");
                return Some(
                    message.help("give it one with `#[column(default = …)]`, or choose another action"),
                );
            }
            _ => {}
        }
        i += 1;
    }
    None
}
