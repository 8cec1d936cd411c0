//! How a database differs from a declared one, whatever the dialect.

use super::{ForeignKind, ForeignObject, Introspection, Unheld};
use crate::{
    catalog::{Catalog, Name, ObjectId},
    intent::Intent,
    plan::{Plan, PlanError, plan},
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

    /// Whether the live database is what the script makes.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.plan.steps.is_empty() && self.unheld.is_empty()
    }
}

fn take_undeclared(live: &mut Catalog, declared: &Catalog) -> Vec<ForeignObject> {
    let foreign = |kind| move |name: Name| ForeignObject { kind, name: name.to_string() };
    let is_declared = |name: &Name| declared.views.iter().any(|other| other.name == *name);
    let views = live.views.extract_if(.., |view| !is_declared(&view.name)).map(|view| view.name);
    let mut taken: Vec<ForeignObject> = views.map(foreign(ForeignKind::View)).collect();

    let triggers = live.tables.iter().flat_map(|table| &table.triggers);
    let called: Vec<&ObjectId> = triggers.flat_map(|trigger| &trigger.depends_on).collect();
    let is_ours = |name: &Name| {
        declared.routines.iter().any(|other| other.name == *name)
            || called.iter().any(|id| matches!(id, ObjectId::Routine(other) if other == name))
    };
    let routines = live.routines.extract_if(.., |routine| !is_ours(&routine.name));
    taken.extend(routines.map(|routine| routine.name).map(foreign(ForeignKind::Routine)));
    taken
}
