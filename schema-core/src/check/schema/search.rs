//! Finding the faults of a schema: on its packed entities, and on its definitions only where those do not tell.

use core::marker::PhantomData;

use super::{
    Indexed,
    clean::is_clean,
    cycle::{CycleStep, cycles},
    index::{SchemaIndex, id_table},
    merge::{Merged, merged},
    name::{NameTable, name_table},
    walk::{Faults, faults},
};
use crate::def::EntityDef;

/// What is found in a schema.
pub trait Searched {
    /// The entities of a schema that includes others.
    const MERGED: &'static [&'static EntityDef];
    /// What lies where. It mentions every definition.
    const INDEX: &'static SchemaIndex;
    /// What is wrong.
    const FAULTS: &'static Faults;
}

/// The search in the schema `S`. `IDS` and `NAMES` are [`buckets`](super::buckets) of the number of its packed
/// entities and of [`packed_name_count`](super::packed_name_count).
#[derive(Debug, Clone, Copy)]
pub struct Search<S, const IDS: usize, const NAMES: usize>(PhantomData<S>);

impl<S: Indexed, const IDS: usize, const NAMES: usize> Search<S, IDS, NAMES> {
    const LIST: &'static Merged<IDS> = &merged(S::LISTED, S::HEAD.includes);
    const IDS: &'static [u16; IDS] = &id_table(S::DEF.entities);
    const NAMES: &'static NameTable<NAMES> = &name_table(S::DEF.entities, &S::DEF.conventions.naming);
    const CYCLES: &'static [CycleStep; IDS] = &cycles(S::DEF.entities, Self::IDS);
}

impl<S: Indexed, const IDS: usize, const NAMES: usize> Searched for Search<S, IDS, NAMES> {
    const MERGED: &'static [&'static EntityDef] = Self::LIST.entities();
    const INDEX: &'static SchemaIndex = &SchemaIndex::new(Self::IDS, Self::NAMES, Self::CYCLES);
    const FAULTS: &'static Faults =
        &if is_clean::<IDS, NAMES>(S::HEAD, S::PACKED, S::OWN) { Faults::NONE } else { found::<S>() };
}

/// In a function of its own: a constant that a body mentions is evaluated with it.
const fn found<S: Indexed>() -> Faults {
    faults(S::DEF, S::Search::INDEX)
}
