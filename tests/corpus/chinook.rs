//! Chinook.

use super::Difference;

pub(super) const TABLES: usize = 11;

pub(super) const DIFFERENCES: &[Difference] = &[Difference {
    because: "the key begins with the column: `redundant_index`",
    original: &["index playlist_track USING btree (playlist_id)"],
    entities: &[],
}];
