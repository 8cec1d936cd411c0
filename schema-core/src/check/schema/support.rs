//! Features that a target cannot hold.

use super::{FaultKind, Finding, walk::Faults};
use crate::{
    check::message::Message,
    def::{EntityDef, SchemaDef, TargetDef, TargetRole},
    dialect::{Feature, Support, supports},
    rules,
};

/// Finds each feature that some target refuses: one fault a use, at its site.
pub(super) const fn find(schema: &SchemaDef, entity: &EntityDef, mut faults: Faults) -> Faults {
    let mut i = 0;
    while i < entity.features.len() {
        let using = &entity.features[i];
        let mut target = 0;
        while target < schema.targets.len() {
            if let Some(instead) = refusal(&schema.targets[target], using.feature) {
                let kind = FaultKind::Unsupported { feature: using.feature, target: target as u16, instead };
                faults = faults.with(Finding::new(using.site, kind));
                break;
            }
            target += 1;
        }
        i += 1;
    }
    faults
}

/// What to do instead of `feature` on `target`, if it must hold it and cannot.
pub(super) const fn refusal(target: &TargetDef, feature: Feature) -> Option<&'static str> {
    match supports(target.dialect, target.version, feature) {
        Support::Refused { instead } => {
            if matches!(target.role, TargetRole::Test) && may_be_left_out(feature) {
                None
            } else {
                Some(instead)
            }
        }
        Support::Native | Support::Emulated { .. } => None,
    }
}

/// Whether a target for tests may do without: what makes queries fast, not what keeps rows right.
#[must_use]
pub(super) const fn may_be_left_out(feature: Feature) -> bool {
    match feature {
        Feature::PartialIndex
        | Feature::ExpressionIndex
        | Feature::IndexNullOrder
        | Feature::IndexInclude
        | Feature::OperatorClass
        | Feature::HashIndex
        | Feature::GinIndex
        | Feature::GistIndex
        | Feature::BrinIndex
        | Feature::FullTextIndex
        | Feature::Search => true,
        Feature::Namespace
        | Feature::PartialUnique
        | Feature::CaseInsensitiveUnique
        | Feature::NullsNotDistinct
        | Feature::DeferrableRelation
        | Feature::DeferrableUnique
        | Feature::SetDefault
        | Feature::Pattern => false,
    }
}

pub(super) const fn describe(
    schema: &'static SchemaDef,
    entity: &'static EntityDef,
    feature: Feature,
    first: u16,
    instead: &'static str,
) -> Message {
    let message = Message::of_rule(rules::UNSUPPORTED_FEATURE.id).target(&schema.targets[first as usize]);
    let mut message = message;
    let mut target = first as usize + 1;
    while target < schema.targets.len() {
        if refusal(&schema.targets[target], feature).is_some() {
            message = message.text(", ").target(&schema.targets[target]);
        }
        target += 1;
    }
    let message = message.text(" cannot hold ").text(feature.describe()).text(", which ");
    message.name(entity.name).text(" uses").help(instead)
}
