//! Names that are told apart by their hashes.

use std::{borrow::Cow, collections::BTreeSet, hash::Hasher as _};

use crate::{
    dialect::{NameKind, NameRules, NameScope},
    hash::{Hashes, NameHasher},
};

/// The names among which one must differ.
#[derive(Clone)]
pub(super) struct Group {
    pub(super) scope: NameScope,
    is_case_sensitive: bool,
    /// Of what all its names have in common.
    hasher: NameHasher,
}

impl Group {
    /// Of the names of this kind in a named schema.
    pub(super) fn of(rules: &NameRules, kind: NameKind, namespace: Option<&str>) -> Self {
        let scope = (rules.scope)(kind);
        let (NameScope::Database(number) | NameScope::Table(number)) = scope;
        let is_case_sensitive = rules.is_case_sensitive;
        let mut hasher = if is_case_sensitive { NameHasher::default() } else { NameHasher::ignoring_case() };
        hasher.write_u8(number);
        let mut group = Self { scope, is_case_sensitive, hasher };
        if let Some(namespace) = namespace {
            group.add(namespace);
        }
        group
    }

    pub(super) const fn is_of_table(&self) -> bool {
        matches!(self.scope, NameScope::Table(_))
    }

    /// Names that the dialect takes for one have one hash.
    pub(super) fn hash(&self, name: &str) -> u64 {
        let mut group = self.clone();
        group.add(name);
        group.hasher.finish()
    }

    fn add(&mut self, text: &str) {
        let folded = if self.is_case_sensitive { Cow::Borrowed(text) } else { folded(text) };
        self.hasher.write(folded.as_bytes());
    }
}

/// As it is compared where case does not count, except for ASCII letters.
fn folded(text: &str) -> Cow<'_, str> {
    if text.is_ascii() { Cow::Borrowed(text) } else { Cow::Owned(text.to_lowercase()) }
}

/// Names that were met, table after table.
#[derive(Default)]
pub(in crate::lower) struct Seen {
    of_database: Vec<u64>,
    of_table: Hashes,
    doubtful: BTreeSet<usize>,
}

impl Seen {
    /// None yet, with room for the names of so many tables.
    pub(in crate::lower) fn with_room(tables: usize) -> Self {
        Self { of_database: Vec::with_capacity(tables * 8), ..Self::default() }
    }

    /// Begins with the names of another table.
    pub(super) fn begin_table(&mut self) {
        self.of_table.clear();
    }

    /// Adds a name that must differ from others in its table, the one at the place `table`.
    pub(super) fn add_to_table(&mut self, table: usize, hash: u64) {
        if !self.of_table.insert(hash) {
            self.doubtful.insert(table);
        }
    }

    /// Adds a name that must differ from others in the database.
    pub(super) fn add_to_database(&mut self, hash: u64) {
        self.of_database.push(hash);
    }

    /// The tables in which two names have one hash.
    pub(super) fn doubtful_tables(&self) -> impl Iterator<Item = usize> {
        self.doubtful.iter().copied()
    }

    /// Whether two names of the database have one hash.
    pub(super) fn is_database_doubtful(&mut self) -> bool {
        self.of_database.sort_unstable();
        self.of_database.windows(2).any(|pair| pair[0] == pair[1])
    }
}
