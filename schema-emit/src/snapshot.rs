//! What a migration started from, as a file in the repository.

use std::fmt::{self, Write};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::catalog::Catalog;

/// The format that this version writes.
const FORMAT: u32 = 1;

/// A catalog as it was when a migration was written.
///
/// ```
/// use schema_as_code_core::dialect::{Dialect, Version};
/// use schema_as_code_emit::{catalog::Catalog, snapshot::Snapshot};
///
/// let first = Snapshot::new(Catalog::empty(Dialect::Sqlite, Version::new(3, 40)), None);
/// let second = Snapshot::new(first.catalog.clone(), Some(first.hash()));
/// assert_eq!(Snapshot::from_json(&second.to_json())?, second);
/// assert_ne!(first.hash(), second.hash());
/// # Ok::<(), schema_as_code_emit::snapshot::SnapshotError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Snapshot {
    format: u32,
    /// The hash of the snapshot before: two that have the same were made on two branches.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<Hash>,
    /// What the database holds.
    pub catalog: Catalog,
    /// Rows that belong to the schema.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub seeds: Vec<Seed>,
}

/// Rows of one table that belong to the schema.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seed {
    /// The table.
    pub table: crate::catalog::Name,
    /// Its columns that are given.
    pub columns: Vec<String>,
    /// Their values, as the database stores them.
    pub rows: Vec<Vec<crate::catalog::Expr>>,
}

/// Names a snapshot by its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash([u8; 32]);

/// Why a snapshot cannot be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SnapshotError {
    /// It is not JSON, or not of a snapshot's shape.
    #[error("the snapshot cannot be read at line {}, column {}: {source}", .source.line(), .source.column())]
    Json {
        /// What is wrong.
        #[from]
        source: serde_json::Error,
    },
    /// A later version wrote it.
    #[error("the snapshot has format {found}, and this version reads format {FORMAT}: update schema-as-code")]
    Format {
        /// The format.
        found: u32,
    },
}

impl Snapshot {
    /// A snapshot of `catalog` without seeds, after the one with the hash `parent`.
    #[must_use]
    pub const fn new(catalog: Catalog, parent: Option<Hash>) -> Self {
        Self { format: FORMAT, parent, catalog, seeds: Vec::new() }
    }

    /// The snapshot in a file's text.
    ///
    /// # Errors
    /// When the text is not a snapshot of a format that this version reads.
    pub fn from_json(text: &str) -> Result<Self, SnapshotError> {
        // A later format may differ everywhere else.
        #[derive(Deserialize)]
        struct Format {
            format: u32,
        }
        let Format { format } = serde_json::from_str(text)?;
        if format != FORMAT {
            return Err(SnapshotError::Format { found: format });
        }
        Ok(serde_json::from_str(text)?)
    }

    /// The text of the file, one thing on each line: a merge shows what differs.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).expect("a snapshot has only text keys");
        text.push('\n');
        text
    }

    /// What names this content; it does not depend on how the file is laid out.
    #[must_use]
    pub fn hash(&self) -> Hash {
        // Struct fields are written in their order, and there are no maps: the same content has one text.
        let canonical = serde_json::to_vec(self).expect("a snapshot has only text keys");
        Hash(Sha256::digest(canonical).into())
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl std::str::FromStr for Hash {
    type Err = ParseHashError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let fault = || ParseHashError(text.chars().take(80).collect());
        if text.len() != 64 || !text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')) {
            return Err(fault());
        }
        let mut bytes = [0; 32];
        for (place, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&text[2 * place..2 * place + 2], 16).map_err(|_| fault())?;
        }
        Ok(Self(bytes))
    }
}

/// A text that is no hash.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not the hash of a snapshot: 64 digits from 0 to 9 and a to f")]
pub struct ParseHashError(String);

impl Serialize for Hash {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut text = String::with_capacity(64);
        write!(text, "{self}").expect("a string takes any text");
        serializer.serialize_str(&text)
    }
}

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails where it is wrong")]

    use schema_as_code_core::dialect::Dialect;

    use super::{Hash, Seed, Snapshot, SnapshotError};
    use crate::catalog::{Catalog, Column, ColumnType, Definition, Expr, Name, Table};

    fn snapshot() -> Snapshot {
        let mut catalog = Catalog::empty(Dialect::MariaDb, Dialect::MariaDb.oldest());
        let mut table = Table::new(Name::qualified(Some("n\"'\u{202e}"), "wörter\n"));
        let mut column = Column::new("c", ColumnType::Values(vec!["it's".into(), "\\".into()].into()));
        column.default = Some(Definition::Portable(Expr::Bytes([0, 255].into())));
        table.columns.push(column);
        catalog.tables.push(table);
        let mut snapshot = Snapshot::new(catalog, None);
        let rows = vec![vec![Expr::Text("it's".into())]];
        snapshot.seeds.push(Seed { table: Name::new("t"), columns: vec!["c".into()], rows });
        snapshot
    }

    #[test]
    fn reads_what_it_wrote() {
        let snapshot = snapshot();
        let read = Snapshot::from_json(&snapshot.to_json()).unwrap();
        assert_eq!(read, snapshot);
        assert_eq!(read.hash(), snapshot.hash());
        assert_eq!(read.to_json(), snapshot.to_json());
    }

    #[test]
    fn the_hash_is_of_the_content() {
        let snapshot = snapshot();
        let compact: serde_json::Value = serde_json::from_str(&snapshot.to_json()).unwrap();
        let elsewhere = Snapshot::from_json(&compact.to_string()).unwrap();
        assert_eq!(elsewhere.hash(), snapshot.hash());
        let mut other = snapshot.clone();
        other.catalog.tables[0].columns[0].is_nullable = true;
        assert_ne!(other.hash(), snapshot.hash());
        let child = Snapshot::new(snapshot.catalog.clone(), Some(snapshot.hash()));
        assert_ne!(child.hash(), snapshot.hash());
        assert_eq!(snapshot.hash().to_string().parse::<Hash>(), Ok(snapshot.hash()));
    }

    #[test]
    fn the_hash_of_a_known_content_stays() {
        let empty = Snapshot::new(Catalog::empty(Dialect::Sqlite, Dialect::Sqlite.oldest()), None);
        let canonical = r#"{"format":1,"catalog":{"dialect":"sqlite","version":"3.40","namespaces":[],"enums":[],"routines":[],"tables":[]}}"#;
        assert_eq!(serde_json::to_string(&empty).unwrap(), canonical);
        // sha256 of that text, by another program.
        assert_eq!(
            empty.hash().to_string(),
            "bca5b8da4ee73ff9919ad577f005384c854b81d43317880c9df9d60b99418f4b"
        );
    }

    #[test]
    fn says_what_is_wrong_with_a_file() {
        let fault = |text: &str| Snapshot::from_json(text).unwrap_err().to_string();
        assert_eq!(
            fault("{\"format\": 9, \"shape\": \"unknown\"}"),
            "the snapshot has format 9, and this version reads format 1: update schema-as-code"
        );
        assert!(fault("<<<<<<< HEAD\n{}").starts_with("the snapshot cannot be read at line 1, column 1: "));
        assert!(fault("{}").contains("missing field `format`"));
        let unknown = snapshot().to_json().replacen("mariadb", "oracle", 1);
        assert!(fault(&unknown).contains("unknown dialect `oracle`"));
        let parent = snapshot().to_json().replacen("\"format\": 1,", "\"format\": 1, \"parent\": \"é€\",", 1);
        assert!(fault(&parent).contains("`é€` is not the hash of a snapshot"), "{}", fault(&parent));
        assert!(matches!(Snapshot::from_json("{"), Err(SnapshotError::Json { .. })));
    }
}
