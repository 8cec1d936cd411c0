//! Lookup in a schema: open addressing, because a linear search for each of n entities is quadratic
//! and rustc stops a long const evaluation.

use super::{
    cycle::CycleStep,
    name::{NameEntry, NameTable, entry_in},
};
use crate::{
    check::message::Message,
    def::{EntityDef, EntityId, SchemaDef},
    rules,
};

/// Lookup tables over a schema, built once in const evaluation.
#[derive(Debug, Clone, Copy)]
pub struct SchemaIndex {
    /// Positions in the list of entities, plus one; 0: empty. A bucket per hash of the id.
    pub(super) ids: &'static [u16],
    /// Everything that has a name of its own. A bucket per hash of the name.
    names: &'static [NameEntry],
    /// Whether two things have one name.
    pub(super) has_name_collisions: bool,
    /// For each entity, how a cycle of required relations passes through it.
    cycles: &'static [CycleStep],
}

impl SchemaIndex {
    /// The index of a schema from the tables that [`id_table`], [`name_table`](super::name::name_table) and
    /// [`cycles`](super::cycle::cycles) made of its entities.
    pub(super) const fn new<const BUCKETS: usize>(
        ids: &'static [u16],
        names: &'static NameTable<BUCKETS>,
        cycles: &'static [CycleStep],
    ) -> Self {
        Self { ids, names: &names.entries, has_name_collisions: names.has_collisions, cycles }
    }

    /// The position of the entity with the id `id`.
    pub(super) const fn position(&self, entities: &[&EntityDef], id: EntityId) -> Option<u16> {
        position(self.ids, entities, id)
    }

    /// What has the name of `entry`.
    pub(super) const fn owner(&self, schema: &SchemaDef, entry: NameEntry) -> NameEntry {
        entry_in(self.names, schema.entities, &schema.conventions.naming, entry)
    }

    pub(super) const fn cycle(&self, position: u16) -> CycleStep {
        self.cycles[position as usize]
    }
}

/// How many buckets a table of `count` things has: so many that half of them stay empty.
#[must_use]
pub const fn buckets(count: usize) -> usize {
    2 * count + 1
}

/// The table of the ids of `entities`. `BUCKETS` is [`buckets`] of their number.
pub(super) const fn id_table<const BUCKETS: usize>(entities: &[&EntityDef]) -> [u16; BUCKETS] {
    let mut table = [0; BUCKETS];
    let mut i = 0;
    while i < entities.len() {
        let bucket = bucket_of_id(&table, entities, entities[i].id);
        // An entity that is listed twice keeps its first position.
        if table[bucket] == 0 {
            table[bucket] = i as u16 + 1;
        }
        i += 1;
    }
    table
}

pub(super) const fn position(ids: &[u16], entities: &[&EntityDef], id: EntityId) -> Option<u16> {
    match ids[bucket_of_id(ids, entities, id)] {
        0 => None,
        position => Some(position - 1),
    }
}

/// The bucket that holds the position of the entity `id`, or the empty one that would.
pub(super) const fn bucket_of_id(ids: &[u16], entities: &[&EntityDef], id: EntityId) -> usize {
    let mut bucket = (id.0 % ids.len() as u64) as usize;
    while ids[bucket] != 0 && !entities[ids[bucket] as usize - 1].id.is(id) {
        bucket = (bucket + 1) % ids.len();
    }
    bucket
}

/// Whether the entity at `listed` is listed before, under another path.
pub(super) const fn is_repeated(index: &SchemaIndex, entities: &[&EntityDef], listed: u16) -> bool {
    match index.position(entities, entities[listed as usize].id) {
        Some(first) => first != listed,
        None => false,
    }
}

pub(super) const fn listed_twice(schema: &'static SchemaDef, entity: &'static EntityDef) -> Message {
    let message = Message::of_rule(rules::NAME_COLLISION.id).name(entity.name);
    let message = message.text(" is listed twice in the `entities` of ").name(schema.name);
    message.help("keep one of the two")
}
