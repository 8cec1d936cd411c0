//! Words of the declaration, with the step they belong to.

use super::{Change, Object, Step};
use crate::{
    catalog::{Name, ObjectId, Table, Text},
    hash::ByName,
    intent::{Intent, Note},
    render::{Facts, Indexes},
};

/// Gives each step the notes of what it makes or changes.
pub(super) fn annotate(steps: &mut [Step<'_>], intent: &Intent, facts: &Facts) {
    if intent.notes.is_empty() {
        return;
    }
    let notes = Notes::of(intent);
    for step in steps.iter_mut().filter(|step| !matches!(step.change, Change::Drop(_))) {
        step.notes = notes.about(step.change.object(), facts);
    }
}

struct Notes<'a> {
    of_tables: ByName<&'a Name, Vec<&'a Note>>,
    of_others: Vec<&'a Note>,
}

impl<'a> Notes<'a> {
    fn of(intent: &'a Intent) -> Self {
        let mut notes = Self { of_tables: ByName::default(), of_others: Vec::new() };
        for note in &intent.notes {
            match note.object.table() {
                Some(name) => notes.of_tables.entry(name).or_default().push(note),
                None => notes.of_others.push(note),
            }
        }
        notes
    }

    fn about(&self, object: &Object<'_>, facts: &Facts) -> Box<[Text]> {
        let candidates = match object.table() {
            Some(name) => self.of_tables.get(name).map_or(&[][..], Vec::as_slice),
            None => &self.of_others,
        };
        let is_about = |note: &&&Note| match object {
            Object::Table(made) => is_part(made, &note.object, facts),
            _ => object.is_called(&note.object),
        };
        let mut texts: Vec<Text> = Vec::new();
        for note in candidates.iter().filter(is_about) {
            if !texts.contains(&note.text) {
                texts.push(note.text.clone());
            }
        }
        texts.into()
    }
}

/// Whether the step that makes `table` makes the object: indexes, foreign keys and triggers may have
/// steps of their own.
fn is_part(table: &Table, id: &ObjectId, facts: &Facts) -> bool {
    match id {
        ObjectId::Index(_, name) => {
            facts.indexes == Indexes::Inline && table.indexes.iter().any(|index| index.name == *name)
        }
        ObjectId::ForeignKey(_, name) => table.foreign_keys.iter().any(|key| key.name == *name),
        ObjectId::Search(..) | ObjectId::Trigger(..) => false,
        _ => true,
    }
}
