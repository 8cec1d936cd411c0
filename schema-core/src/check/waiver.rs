//! Rules that an entity waives.

use super::text::is_same;
use crate::def::{EntityDef, WaiverDef};

/// Whether `entity` waives the rule with the id `rule`.
pub(super) const fn is_waived(entity: &EntityDef, rule: &str) -> bool {
    contains(entity.waivers, rule)
}

/// Whether the rule with the id `rule` is among `waivers`.
pub(super) const fn contains(waivers: &[WaiverDef], rule: &str) -> bool {
    let mut i = 0;
    while i < waivers.len() {
        if is_same(waivers[i].rule, rule) {
            return true;
        }
        i += 1;
    }
    false
}
