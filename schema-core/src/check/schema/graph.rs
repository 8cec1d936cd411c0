//! The entities of a schema as they are packed, each once, and the relations that every row of them needs.

use crate::{
    outline::{ALWAYS, NEVER},
    pack::{NOTHING, Packed},
    types::Typed,
};

/// The entities. `BUCKETS` is [`buckets`](super::buckets) of their number.
pub(super) struct Graph<const BUCKETS: usize> {
    /// The first `count` are set.
    pub(super) entities: [&'static Packed; BUCKETS],
    pub(super) count: usize,
    /// Of each, what its outline tells of its relations.
    pub(super) told: [&'static [u8]; BUCKETS],
    /// Positions, plus one; 0: empty. A bucket per hash of the id.
    ids: [u16; BUCKETS],
    /// Whether a relation that every row needs leads to its own entity or to a later one. Without, there is no cycle.
    leads_forward: bool,
}

impl<const BUCKETS: usize> Graph<BUCKETS> {
    /// The entities of `packed`, of which the schema lists the first `own` itself. `None`: it lists one twice.
    pub(super) const fn of(packed: &'static [Packed], own: usize) -> Option<Self> {
        let mut graph = Self {
            entities: [&NOTHING; BUCKETS],
            count: 0,
            told: [&[]; BUCKETS],
            ids: [0; BUCKETS],
            leads_forward: false,
        };
        let (mut rest, mut listed) = (packed, 0);
        while let [entity, after @ ..] = rest {
            let bucket = graph.bucket(entity.0);
            if graph.ids[bucket] == 0 {
                graph.entities[graph.count] = entity;
                graph.count += 1;
                graph.ids[bucket] = graph.count as u16;
            } else if listed < own {
                return None;
            }
            (rest, listed) = (after, listed + 1);
        }
        Some(graph)
    }

    /// Whether the target of every relation is there.
    pub(super) const fn is_closed(&mut self) -> bool {
        let mut position = 0;
        while position < self.count {
            let (_, _, _, mut targets, ..) = *self.entities[position];
            let mut leads_forward = false;
            while let &[target, ref rest @ ..] = targets {
                let target = self.ids[self.bucket(target)] as usize;
                if target == 0 {
                    return false;
                }
                leads_forward |= target > position;
                targets = rest;
            }
            if leads_forward && !self.leads_forward {
                self.leads_forward = self.must_lead_forward(position);
            }
            position += 1;
        }
        true
    }

    /// Whether a relation that every row needs leads from the entity to itself or to a later one.
    const fn must_lead_forward(&self, position: usize) -> bool {
        let mut relations = self.relations(position);
        while let Some((target, is_required)) = relations.next() {
            if is_required && self.ids[self.bucket(target)] as usize > position {
                return true;
            }
        }
        false
    }

    const fn relations(&self, position: usize) -> Relations {
        let (_, _, types, targets, ..) = *self.entities[position];
        Relations { targets, told: self.told[position], types }
    }

    /// The bucket that holds the position of the entity `id`, or the empty one that would.
    const fn bucket(&self, id: u64) -> usize {
        let mut bucket = (id % BUCKETS as u64) as usize;
        while self.ids[bucket] != 0 && self.entities[self.ids[bucket] as usize - 1].0 != id {
            bucket = if bucket + 1 == BUCKETS { 0 } else { bucket + 1 };
        }
        bucket
    }

    /// Whether relations that every row needs lead from an entity back to it, once the graph is closed. A depth-first
    /// search.
    pub(super) const fn has_cycle(&self) -> bool {
        if !self.leads_forward {
            return false;
        }
        // Of each entity: whether the search has left it, the relations still to follow, and whence it came, plus one.
        let mut is_done = [false; BUCKETS];
        let mut open: [Option<Relations>; BUCKETS] = [None; BUCKETS];
        let mut previous = [0; BUCKETS];
        let mut start = 0;
        while start < self.count {
            let mut here = if is_done[start] { 0 } else { start + 1 };
            while here > 0 {
                let position = here - 1;
                let mut relations = match open[position] {
                    Some(relations) => relations,
                    None => self.relations(position),
                };
                let Some((target, is_required)) = relations.next() else {
                    is_done[position] = true;
                    open[position] = None;
                    here = previous[position];
                    continue;
                };
                open[position] = Some(relations);
                let target = self.ids[self.bucket(target)] as usize - 1;
                if !is_required || is_done[target] {
                    continue;
                }
                if open[target].is_some() {
                    return true;
                }
                previous[target] = here;
                here = target + 1;
            }
            start += 1;
        }
        false
    }
}

/// The relations of an entity, one after the other.
#[derive(Clone, Copy)]
struct Relations {
    targets: &'static [u64],
    /// See [`Outline::relations`](crate::outline::Outline::relations).
    told: &'static [u8],
    types: &'static [&'static Typed],
}

impl Relations {
    /// The id of the next target, and whether every row needs one at once.
    const fn next(&mut self) -> Option<(u64, bool)> {
        let ([target, targets @ ..], [told, rest @ ..]) = (self.targets, self.told) else { return None };
        (self.targets, self.told) = (targets, rest);
        let is_required = match *told {
            NEVER => false,
            ALWAYS => true,
            count => {
                let mut is_required = true;
                let mut i = 0;
                while i < count
                    && let [column, rest @ ..] = self.told
                {
                    is_required &= !self.types[*column as usize].def.is_nullable;
                    self.told = rest;
                    i += 1;
                }
                is_required
            }
        };
        Some((*target, is_required))
    }
}
