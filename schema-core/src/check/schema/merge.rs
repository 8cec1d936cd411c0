//! The entities of a schema that includes others: one list, in which each stands once.

use super::{Indexed, Searched, index::bucket_of_id};
use crate::{
    def::{EntityDef, SchemaDef},
    pack::{NOTHING, Packed},
};

/// The packed entities of a schema: those that it lists, then those of each schema that it includes. `COUNT` is their
/// number.
#[must_use]
pub const fn joined<const COUNT: usize>(listed: &[Packed], included: &[&[Packed]]) -> [Packed; COUNT] {
    let mut all = [NOTHING; COUNT];
    let mut count = 0;
    let (mut list, mut lists) = (listed, included);
    loop {
        while let [packed, rest @ ..] = list {
            all[count] = *packed;
            (list, count) = (rest, count + 1);
        }
        let [next, rest @ ..] = lists else { return all };
        (list, lists) = (*next, rest);
    }
}

/// The entities of the schema `S`: what it lists, as it is, and behind it what it includes, each entity at its first
/// place.
///
/// Functions: a constant that a body mentions is evaluated with it.
#[must_use]
pub const fn entities<S: Indexed>() -> &'static [&'static EntityDef] {
    match S::HEAD.includes {
        [] => listed::<S>(),
        _ => merged_list::<S>(),
    }
}

const fn listed<S: Indexed>() -> &'static [&'static EntityDef] {
    S::LISTED
}

const fn merged_list<S: Indexed>() -> &'static [&'static EntityDef] {
    S::Search::MERGED
}

/// The list of a schema, before its length is known: a constant has the size of the longest it may be.
#[derive(Debug, Clone, Copy)]
pub(super) struct Merged<const BUCKETS: usize> {
    entities: [&'static EntityDef; BUCKETS],
    count: usize,
}

impl<const BUCKETS: usize> Merged<BUCKETS> {
    /// The list.
    pub(super) const fn entities(&'static self) -> &'static [&'static EntityDef] {
        self.entities.split_at(self.count).0
    }
}

/// `BUCKETS` is at least [`buckets`](super::buckets) of their number.
pub(super) const fn merged<const BUCKETS: usize>(
    listed: &[&'static EntityDef],
    includes: &[&'static SchemaDef],
) -> Merged<BUCKETS> {
    let mut entities = [&EntityDef::EMPTY; BUCKETS];
    let mut ids = [0_u16; BUCKETS];
    let mut count = 0;
    // An entity that the list names twice stays there twice, and is reported.
    while count < listed.len() {
        entities[count] = listed[count];
        ids[bucket_of_id(&ids, &entities, listed[count].id)] = count as u16 + 1;
        count += 1;
    }
    let mut i = 0;
    while i < includes.len() {
        let included = includes[i].entities;
        let mut position = 0;
        while position < included.len() {
            let bucket = bucket_of_id(&ids, &entities, included[position].id);
            if ids[bucket] == 0 {
                entities[count] = included[position];
                count += 1;
                ids[bucket] = count as u16;
            }
            position += 1;
        }
        i += 1;
    }
    Merged { entities, count }
}

#[cfg(test)]
mod tests {
    use super::merged;
    use crate::def::{EntityDef, EntityId, SchemaDef};

    const fn entity(id: u64) -> EntityDef {
        EntityDef { id: EntityId(id), ..EntityDef::EMPTY }
    }

    static A: EntityDef = entity(1);
    static B: EntityDef = entity(2);
    static C: EntityDef = entity(12);
    static BASE: SchemaDef = SchemaDef { entities: &[&A, &B], ..SchemaDef::EMPTY };
    static SALES: SchemaDef = SchemaDef { entities: &[&C, &A, &B], ..SchemaDef::EMPTY };

    fn ids(listed: &[&'static EntityDef], includes: &[&'static SchemaDef]) -> Vec<u64> {
        let merged = Box::leak(Box::new(merged::<10>(listed, includes)));
        merged.entities().iter().map(|entity| entity.id.0).collect()
    }

    // proves A24
    #[test]
    fn an_entity_stands_once_however_many_ways_lead_to_it() {
        assert_eq!(ids(&[], &[&BASE, &SALES]), [1, 2, 12]);
        assert_eq!(ids(&[], &[&SALES, &BASE]), [12, 1, 2]);
        assert_eq!(ids(&[&B], &[&BASE, &SALES]), [2, 1, 12], "its own first");
        assert_eq!(ids(&[], &[]), [0; 0]);
    }

    #[test]
    fn what_the_list_names_twice_keeps_its_places() {
        assert_eq!(ids(&[&A, &A, &B], &[&SALES]), [1, 1, 2, 12]);
    }
}
