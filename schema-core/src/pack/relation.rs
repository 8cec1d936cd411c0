//! Packed code → relations.

use super::{
    ACTIONS,
    list::list,
    op,
    pool::{lists, names, texts},
    reader::{Reader, byte, number, several},
};
use crate::def::{ColumnIndex, Deferral, EntityId, RelationDef, RelationIndex};

list! {
    /// The relations.
    relations: RelationDef = unpack(E::PACKED.3, texts::<E>(), names::<E>(), lists::<E>())
}

// What the list holds before it is filled.
const RELATION: RelationDef = RelationDef::new(&[], EntityId(0), "");

const fn unpack<const COUNT: usize>(
    mut reader: Reader,
    targets: &[u64],
    texts: &[&'static str],
    names: &'static [&'static str],
    lists: &[&'static [ColumnIndex]],
) -> [RelationDef; COUNT] {
    let mut relations = [RELATION; COUNT];
    let mut i = 0;
    while i < reader.count {
        let relation = &mut relations[i];
        relation.target = EntityId(targets[i]);
        relation.columns = lists[number!(reader)];
        relation.target_name = texts[number!(reader)];
        loop {
            match byte!(reader) {
                op::END => break,
                op::REFERENCES => relation.references = several!(reader, names),
                op::ON_DELETE => relation.on_delete = Some(ACTIONS[number!(reader)]),
                op::ON_UPDATE => relation.on_update = Some(ACTIONS[number!(reader)]),
                op::DEFERRED => relation.deferral = Deferral::Deferred,
                op::NO_INDEX => relation.index = RelationIndex::None { reason: texts[number!(reader)] },
                op::RELATION_NAME => relation.name = Some(texts[number!(reader)]),
                _ => panic!("an unknown operation in the code of a relation"),
            }
        }
        i += 1;
    }
    relations
}
