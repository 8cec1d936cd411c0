//! How a database differs from a declared one, whatever the dialect.

use std::{collections::BTreeSet, error::Error};

use super::{DriftError, ForeignKind, ForeignObject, Introspection, Unheld};
use crate::{
    catalog::{Catalog, Name, ObjectId},
    intent::Intent,
    plan::{Change, Object, Plan, PlanError, plan},
};

/// How a database differs from what its create script makes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Drift {
    /// What would lead from the live database to the declared one. To be read, not to be run: its
    /// definitions are the server's texts.
    pub plan: Plan<'static>,
    /// Facts of one side only that a catalog has no place for; those of the live database first.
    pub unheld: Vec<Unheld>,
    /// What is in the live database and not ours; no drift.
    pub foreign: Vec<ForeignObject>,
}

impl Drift {
    /// What differs between a database that is `live` and one that is as `declared`, read by the same version of the
    /// same server: only texts that a server printed can be compared with each other.
    ///
    /// A view that is not declared, and a routine that is not declared and that no trigger calls, are somebody's: they
    /// hold nothing that could be wrong, and are listed.
    ///
    /// # Errors
    /// When one of the two contradicts itself.
    pub fn between(live: Introspection, declared: &Introspection) -> Result<Self, PlanError> {
        let Introspection { catalog: mut live, mut foreign, unheld } = live;
        foreign.extend(take_undeclared(&mut live, &declared.catalog));
        let plan = plan(&live, &declared.catalog, &Intent::default())?.into_owned();
        let only_live = unheld.iter().filter(|fact| !declared.unheld.contains(fact));
        let only_declared = declared.unheld.iter().filter(|fact| !unheld.contains(fact));
        Ok(Self { plan, unheld: only_live.chain(only_declared).cloned().collect(), foreign })
    }

    /// Likewise of two connections, which need not be to servers of the same version.
    ///
    /// # Errors
    /// When the versions print different texts for the same thing, and when one of the two contradicts itself.
    pub(super) fn of_servers<L: Error, D: Error>(
        live: Introspection,
        declared: &Introspection,
    ) -> Result<Self, DriftError<L, D>> {
        let (found, expected) = (live.catalog.version, declared.catalog.version);
        if found.major != expected.major {
            return Err(DriftError::Versions { live: found, declared: expected });
        }
        Self::between(live, declared).map_err(|error| DriftError::Plan(Box::new(error)))
    }

    /// Whether the live database is what the script makes.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.plan.steps.is_empty() && self.unheld.is_empty()
    }

    /// What has drifted, each object once. A view or a search that only makes way for a change of its table has not.
    #[must_use]
    pub fn objects(&self) -> BTreeSet<ObjectId> {
        let changes = self.plan.steps.iter().map(|step| &step.change);
        let has_changed = |change: &&Change<'_>| match change.object() {
            Object::View(_) | Object::Search { .. } => !self.has_step(&change.inverted()),
            _ => true,
        };
        let planned = changes.filter(has_changed).map(|change| change.object().id());
        planned.chain(self.unheld.iter().map(|fact| fact.object.clone())).collect()
    }

    fn has_step(&self, change: &Change<'_>) -> bool {
        self.plan.steps.iter().any(|step| step.change == *change)
    }
}

fn take_undeclared(live: &mut Catalog, declared: &Catalog) -> Vec<ForeignObject> {
    let foreign = |kind| move |name: Name| ForeignObject { kind, name: name.to_string() };
    let is_declared = |name: &Name| declared.views.iter().any(|other| other.name == *name);
    let views = live.views.extract_if(.., |view| !is_declared(&view.name)).map(|view| view.name);
    let mut taken: Vec<ForeignObject> = views.map(foreign(ForeignKind::View)).collect();

    let triggers = live.tables.iter().flat_map(|table| &table.triggers);
    let needed = triggers.flat_map(|trigger| &trigger.depends_on);
    let called = needed.filter_map(|id| if let ObjectId::Routine(name) = id { Some(name) } else { None });
    let declared = declared.routines.iter().map(|routine| &routine.name);
    let ours: BTreeSet<&Name> = called.chain(declared).collect();
    let is_ours = |name: &Name| ours.contains(name);
    let routines = live.routines.extract_if(.., |routine| !is_ours(&routine.name));
    taken.extend(routines.map(|routine| routine.name).map(foreign(ForeignKind::Routine)));
    taken
}
