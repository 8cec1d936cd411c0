//! Words of the declaration, with the step they belong to.

use indexmap::IndexMap;

use super::{Change, Object, Step};
use crate::{
    catalog::{Name, ObjectId, Table},
    intent::{Intent, Note},
};

/// The changes as steps, with the notes of what they make or change.
pub(super) fn steps(changes: Vec<Change>, intent: &Intent) -> Vec<Step> {
    let notes = Notes::of(intent);
    changes
        .into_iter()
        .map(|change| {
            let mut step = Step::new(change);
            if !notes.is_empty() && !matches!(step.change, Change::Drop(_)) {
                step.notes = notes.about(step.change.object());
            }
            step
        })
        .collect()
}

struct Notes<'a> {
    of_tables: IndexMap<&'a Name, Vec<&'a Note>>,
    of_others: Vec<&'a Note>,
}

impl<'a> Notes<'a> {
    fn of(intent: &'a Intent) -> Self {
        let mut notes = Self { of_tables: IndexMap::new(), of_others: Vec::new() };
        for note in &intent.notes {
            match note.object.table() {
                Some(name) => notes.of_tables.entry(name).or_default().push(note),
                None => notes.of_others.push(note),
            }
        }
        notes
    }

    fn is_empty(&self) -> bool {
        self.of_tables.is_empty() && self.of_others.is_empty()
    }

    fn about(&self, object: &Object) -> Vec<String> {
        let id = object.id();
        let candidates = match id.table() {
            Some(name) => self.of_tables.get(name).map_or(&[][..], Vec::as_slice),
            None => &self.of_others,
        };
        let is_about = |note: &&&Note| match object {
            Object::Table(made) => is_part(made, &note.object),
            _ => note.object == id,
        };
        let mut texts = Vec::new();
        for note in candidates.iter().filter(is_about) {
            if !texts.contains(&note.text) {
                texts.push(note.text.clone());
            }
        }
        texts
    }
}

/// Whether the step that makes `table` makes the object: indexes, foreign keys and triggers may have
/// steps of their own.
fn is_part(table: &Table, id: &ObjectId) -> bool {
    match id {
        ObjectId::Index(_, name) => table.indexes.iter().any(|index| index.name == *name),
        ObjectId::ForeignKey(_, name) => table.foreign_keys.iter().any(|key| key.name == *name),
        ObjectId::Trigger(..) => false,
        _ => true,
    }
}
