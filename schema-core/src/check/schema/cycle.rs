//! Cycles of required relations: tables into which no first row can be inserted.
//!
//! A depth-first search over the relations that must hold at once. A relation to an entity that is
//! still on the way closes a cycle; it is reported there, once.

use super::index::{SchemaIndex, position};
use crate::{
    check::message::Message,
    def::{Deferral, EntityDef, RelationDef, SchemaDef, Site},
    rules,
};

/// How the search for cycles passed an entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct CycleStep {
    /// The relations that close a cycle, a bit each; those after the 64th share the last bit.
    pub(super) closing: u64,
    /// The position of the entity from which the search came, plus one; 0: it began here.
    previous: u16,
}

impl CycleStep {
    const NONE: Self = Self { closing: 0, previous: 0 };

    /// Whether the relation number `relation` closes a cycle.
    pub(super) const fn closes_with(self, relation: usize) -> bool {
        self.closing & bit(relation) != 0
    }
}

const fn bit(relation: usize) -> u64 {
    1 << if relation < 64 { relation } else { 63 }
}

#[derive(Clone, Copy, PartialEq)]
enum Mark {
    Unseen,
    /// Being searched; the number of the next relation to follow.
    Open(u16),
    Done,
}

/// The cycles of required relations among `entities`, whose ids are in `ids`.
///
/// `MOST` is at least the number of entities.
pub(super) const fn cycles<const MOST: usize>(
    entities: &[&'static EntityDef],
    ids: &[u16],
) -> [CycleStep; MOST] {
    let mut steps = [CycleStep::NONE; MOST];
    let mut marks = [Mark::Unseen; MOST];
    let mut start = 0;
    while start < entities.len() {
        if matches!(marks[start], Mark::Unseen) {
            marks[start] = Mark::Open(0);
            let mut here = start;
            while let Mark::Open(next) = marks[here] {
                if next as usize == entities[here].relations.len() {
                    marks[here] = Mark::Done;
                    if steps[here].previous > 0 {
                        here = steps[here].previous as usize - 1;
                    }
                    continue;
                }
                marks[here] = Mark::Open(next + 1);
                let relation = &entities[here].relations[next as usize];
                if !is_required(entities[here], relation) {
                    continue;
                }
                let Some(target) = position(ids, entities, relation.target) else { continue };
                match marks[target as usize] {
                    Mark::Unseen => {
                        marks[target as usize] = Mark::Open(0);
                        steps[target as usize].previous = here as u16 + 1;
                        here = target as usize;
                    }
                    Mark::Open(_) => steps[here].closing |= bit(next as usize),
                    Mark::Done => {}
                }
            }
        }
        start += 1;
    }
    steps
}

/// Whether a row needs its target at once: no column may be NULL, and the check does not wait.
const fn is_required(entity: &EntityDef, relation: &RelationDef) -> bool {
    if matches!(relation.deferral, Deferral::Deferred) {
        return false;
    }
    let mut i = 0;
    while i < relation.columns.len() {
        let ty = &entity.column(relation.columns[i]).ty;
        // What cannot be stored was reported.
        if ty.is_nullable || ty.is_unknown() {
            return false;
        }
        i += 1;
    }
    true
}

pub(super) const fn describe(
    schema: &'static SchemaDef,
    index: &SchemaIndex,
    entity: &'static EntityDef,
    site: Site,
) -> Message {
    let message = Message::of_rule(rules::REQUIRED_RELATION_CYCLE.id);
    let Site::Relation(closing) = site else { return message };
    let entities = schema.entities;
    let Some(last) = index.position(entities, entity.id) else { return message };
    let relation = &entity.relations[closing as usize];
    let Some(first) = index.position(entities, relation.target) else { return message };
    let field = entity.column(relation.columns[0]).field;
    let mut message = message.text("no first row can be inserted: ");
    // From the entity where the cycle begins down to the one that closes it. The search remembers
    // the way up only.
    let mut depth = depth_below(index, first, last);
    while depth > 0 {
        let here = ancestor(index, last, depth);
        let there = ancestor(index, last, depth - 1);
        message = step(message, entities, index, entities[here as usize], there).text(", ");
        depth -= 1;
    }
    message = needs(message, entity, relation, entities[first as usize]);
    let message = message.help("make `").text(field).text("` an `Option`");
    if first == last {
        return message.text(": a first row has nothing to relate to");
    }
    message.text(" and fill it in a second step, or mark one of the relations `deferrable`")
}

/// How many steps lead from `first` to `last`.
const fn depth_below(index: &SchemaIndex, first: u16, last: u16) -> usize {
    let mut depth = 0;
    let mut here = last;
    while here != first && index.cycle(here).previous > 0 {
        here = index.cycle(here).previous - 1;
        depth += 1;
    }
    depth
}

const fn ancestor(index: &SchemaIndex, last: u16, depth: usize) -> u16 {
    let mut here = last;
    let mut i = 0;
    while i < depth {
        here = index.cycle(here).previous - 1;
        i += 1;
    }
    here
}

/// The required relation of `entity` to the entity at `target`, in words.
const fn step(
    message: Message,
    entities: &[&'static EntityDef],
    index: &SchemaIndex,
    entity: &'static EntityDef,
    target: u16,
) -> Message {
    let mut i = 0;
    while i < entity.relations.len() {
        let relation = &entity.relations[i];
        if is_required(entity, relation)
            && let Some(found) = index.position(entities, relation.target)
            && found == target
        {
            return needs(message, entity, relation, entities[target as usize]);
        }
        i += 1;
    }
    message
}

const fn needs(
    message: Message,
    entity: &'static EntityDef,
    relation: &'static RelationDef,
    target: &'static EntityDef,
) -> Message {
    let message = message.field(entity.name, entity.column(relation.columns[0]).field);
    message.text(" needs a row of ").name(target.name)
}
