//! The rules that one entity's attributes can break. Each function reports every place that breaks it.

use crate::{ast::Entity, diagnostic::Faults};

/// Checks `entity`, then drops the faults of rules that it waives.
pub(crate) fn entity(entity: &Entity, faults: &mut Faults) {
    faults.waive(|rule| entity.waivers.iter().any(|waiver| waiver.rule == rule));
}
