//! Texts of a catalog.

use std::{borrow::Borrow, fmt, ops::Deref};

// Half of a catalog is texts, and two words hold one: a length and a capacity of 32 bits share a word.
#[cfg(not(target_pointer_width = "64"))]
use beef::Cow;
#[cfg(target_pointer_width = "64")]
use beef::lean::Cow;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A text of a catalog. A constant of the program, as most names of columns are, is not copied; what was made, or read
/// from a file or a server, is its own.
///
/// ```
/// use schema_as_code_emit::catalog::{Column, ColumnType, Text};
///
/// let constant: Text = "total".into();
/// let read: Text = String::from("total").into();
/// assert_eq!(constant, read);
/// let column = Column::new(read, ColumnType::built_in("bigint"));
/// assert_eq!(column.name, "total");
/// ```
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text(Cow<'static, str>);

impl Text {
    /// The text itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl Borrow<str> for Text {
    fn borrow(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.as_str(), f)
    }
}

impl From<&'static str> for Text {
    fn from(constant: &'static str) -> Self {
        Self(Cow::borrowed(constant))
    }
}

/// # Panics
/// For more than 4 GiB.
impl From<String> for Text {
    fn from(text: String) -> Self {
        Self(Cow::owned(text))
    }
}

impl From<Text> for String {
    fn from(text: Text) -> Self {
        text.0.into_owned()
    }
}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl PartialEq<String> for Text {
    fn eq(&self, other: &String) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<Text> for str {
    fn eq(&self, other: &Text) -> bool {
        self == other.as_str()
    }
}

impl PartialEq<Text> for &str {
    fn eq(&self, other: &Text) -> bool {
        *self == other.as_str()
    }
}

impl PartialEq<Text> for String {
    fn eq(&self, other: &Text) -> bool {
        self == other.as_str()
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::from)
    }
}
