//! Where every fact goes: the tables that all faults of one entity propose together.
//!
//! Each fault shows the table of its own dependency. The tables fit each other: whoever follows every
//! message of a run has entities without faults, in whatever order.

use schema_as_code_core::{
    def::ColumnIndex,
    facts::{Analysis, Finding, Source},
    theory::{AttributeSet, FunctionalDependency, ViolationKind, closure},
};

use crate::{
    ast::{Column, Entity, Relation},
    check::proposal::{about, free_name, position},
};

/// The split of one entity.
pub(super) struct Plan<'e> {
    pub(super) entity: &'e Entity,
    pub(super) groups: Vec<Group<'e>>,
    /// The candidate key that is left when columns of the declared one move.
    pub(super) new_key: Option<AttributeSet>,
}

/// Facts about the same thing.
pub(super) struct Group<'e> {
    pub(super) home: Home<'e>,
    /// What names a row of the table.
    pub(super) key: AttributeSet,
    /// Other columns that do, equivalent to the key.
    pub(super) other_keys: Vec<AttributeSet>,
    /// Every column of the table.
    pub(super) columns: AttributeSet,
    facts: Vec<(Option<Source>, AttributeSet)>,
}

/// The table in which facts belong.
pub(super) enum Home<'e> {
    /// One that is to be made.
    New(String),
    /// The target of this relation.
    Related(&'e Relation),
}

impl Group<'_> {
    /// The columns that leave the entity.
    pub(super) fn moved(&self) -> AttributeSet {
        self.columns - self.key
    }
}

impl<'e> Plan<'e> {
    /// What to do about `findings`, the dependencies that are not accepted.
    pub(super) fn of(entity: &'e Entity, analysis: &Analysis, findings: &[&Finding]) -> Self {
        let functional: Vec<&Finding> =
            findings.iter().filter(|finding| finding.kind != ViolationKind::Multivalued).copied().collect();
        let all: Vec<FunctionalDependency> = functional
            .iter()
            .map(|known| FunctionalDependency::new(known.determinant, known.dependent))
            .collect();
        let mut groups: Vec<Group<'e>> = Vec::new();
        for (finding, own) in functional.iter().zip(without_implied(&all)) {
            let determinant = finding.determinant;
            let is_equivalent = |group: &&mut Group<'e>| {
                group.key.is_subset_of(closure(determinant, &all))
                    && determinant.is_subset_of(closure(group.key, &all))
            };
            match groups.iter_mut().find(is_equivalent) {
                Some(group) => group.add(determinant, own.dependent, finding.source),
                None => groups.push(Group {
                    home: Home::New(String::new()),
                    key: determinant,
                    other_keys: Vec::new(),
                    columns: determinant | own.dependent,
                    facts: vec![(finding.source, determinant)],
                }),
            }
        }
        let mut plan = Self { entity, groups, new_key: None };
        plan.name_tables();
        plan.new_key = plan.key_that_stays(analysis);
        plan
    }

    fn name_tables(&mut self) {
        let mut taken = Vec::new();
        for group in &mut self.groups {
            group.home = match relation_over(self.entity, group.key) {
                Some(relation) => Home::Related(relation),
                None => {
                    let name = free_name(self.entity, &about(&columns(self.entity, group.key)), &taken);
                    taken.push(name.clone());
                    Home::New(name)
                }
            };
        }
    }

    /// The columns that leave the entity.
    pub(super) fn moved(&self) -> AttributeSet {
        self.groups.iter().fold(AttributeSet::EMPTY, |moved, group| moved | group.moved())
    }

    /// The columns that repeat what a relation leads to.
    pub(super) fn copies(&self) -> impl Iterator<Item = ColumnIndex> {
        let related = self.groups.iter().filter(|group| matches!(group.home, Home::Related(_)));
        related
            .flat_map(|group| columns(self.entity, group.moved()))
            .map(|column| position(self.entity, column))
    }

    /// The group in which the dependency of `finding` is.
    pub(super) fn place(&self, finding: &Finding) -> Option<usize> {
        let fact = (finding.source, finding.determinant);
        self.groups.iter().position(|group| group.facts.contains(&fact))
    }

    /// Where the table of `group` is referred to: in the entity, when the columns stay there.
    pub(super) fn stays(&self, columns: AttributeSet) -> bool {
        columns.is_disjoint_from(self.moved())
    }

    /// A key must not move away: by the split's own rule another one is left, if none of it may be NULL.
    fn key_that_stays(&self, analysis: &Analysis) -> Option<AttributeSet> {
        let declared = AttributeSet::from_positions(self.entity.key().into_iter().map(usize::from)).ok()?;
        if self.stays(declared) {
            return None;
        }
        let is_known = |key: &AttributeSet| {
            columns(self.entity, *key).iter().all(|column| !crate::define::is_option(&column.ty))
        };
        let staying = analysis.keys.known().iter().copied().filter(|key| self.stays(*key));
        staying.filter(is_known).min_by_key(|key| key.len())
    }
}

impl Group<'_> {
    fn add(&mut self, determinant: AttributeSet, dependent: AttributeSet, source: Option<Source>) {
        self.columns |= determinant | dependent;
        self.facts.push((source, determinant));
        if determinant == self.key || self.other_keys.contains(&determinant) {
            return;
        }
        self.other_keys.push(determinant);
        let smallest = self.other_keys.iter().position(|other| other.len() < self.key.len());
        if let Some(smallest) = smallest {
            std::mem::swap(&mut self.key, &mut self.other_keys[smallest]);
        }
        let key = self.key;
        self.other_keys.retain(|other| !key.is_subset_of(*other));
    }
}

/// Each dependency without what the others imply already.
fn without_implied(all: &[FunctionalDependency]) -> Vec<FunctionalDependency> {
    let mut kept = all.to_vec();
    for position in 0..kept.len() {
        for attribute in kept[position].dependent {
            let mut others = kept.clone();
            others[position].dependent = others[position].dependent.without(attribute);
            if closure(kept[position].determinant, &others).contains(attribute) {
                kept = others;
            }
        }
    }
    kept
}

/// The relation of exactly these columns.
fn relation_over(entity: &Entity, columns: AttributeSet) -> Option<&Relation> {
    entity.relations.iter().find(|relation| {
        let positions = relation.columns.iter().map(|column| usize::from(column.index));
        AttributeSet::from_positions(positions) == Ok(columns)
    })
}

/// The columns of `set`, in the order of the fields.
pub(super) fn columns(entity: &Entity, set: AttributeSet) -> Vec<&Column> {
    set.iter().filter_map(|attribute| entity.columns.get(attribute.position())).collect()
}

/// Whether `column` is in `set`.
pub(super) fn holds(entity: &Entity, set: AttributeSet, column: &Column) -> bool {
    let position = usize::from(position(entity, column));
    set.iter().any(|attribute| attribute.position() == position)
}

/// `a`, `b`
pub(super) fn quoted(columns: &[&Column]) -> String {
    let fields: Vec<String> = columns.iter().map(|column| format!("`{}`", column.field)).collect();
    fields.join(", ")
}
