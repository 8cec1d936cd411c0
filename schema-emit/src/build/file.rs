//! A file before it is written.

use std::fmt::Write as _;

use serde::Serialize;
use sha2::{Digest as _, Sha256};

/// A file that a schema becomes.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct File {
    /// Where it goes, below the folder of its schema: `postgres/schema.sql`.
    pub path: String,
    /// What is in it.
    pub text: String,
}

impl File {
    /// `text` at `path`.
    #[must_use]
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), text: text.into() }
    }

    /// `value` as indented JSON at `path`.
    ///
    /// # Panics
    /// When a key of a map in `value` is not a text: what is written here has none.
    #[must_use]
    pub fn json(path: impl Into<String>, value: &impl Serialize) -> Self {
        let mut text = serde_json::to_string_pretty(value).expect("what is written has texts as keys");
        text.push('\n');
        Self::new(path, text)
    }

    /// The SHA-256 of the text, in lower-case hexadecimal digits.
    ///
    /// ```
    /// use schema_as_code_emit::build::File;
    ///
    /// let empty = File::new("erd.mmd", "");
    /// assert!(empty.sha256().starts_with("e3b0c44298fc1c14"));
    /// ```
    #[must_use]
    pub fn sha256(&self) -> String {
        let digest = Sha256::digest(self.text.as_bytes());
        digest.iter().fold(String::with_capacity(64), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
    }
}
