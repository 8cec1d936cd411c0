//! Types of columns.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Name, Text};

/// A column's type.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnType {
    /// A type of the dialect, spelled as the dialect spells it: `varchar(255)`.
    BuiltIn(BuiltInType),
    /// A type of the catalog: an enum.
    Named(Box<Name>),
    /// MySQL, MariaDB: the values of an enum, in place.
    Values(Box<[Text]>),
}

impl ColumnType {
    /// A type of the dialect.
    #[must_use]
    pub fn built_in(text: impl Into<BuiltInType>) -> Self {
        Self::BuiltIn(text.into())
    }

    /// `word(length)`, of the dialect.
    pub(crate) fn with_length(word: &'static str, length: u32) -> Self {
        Self::BuiltIn(BuiltInType { word: word.into(), size: TypeSize::Length(length) })
    }

    /// `word(precision,scale)`, of the dialect.
    pub(crate) fn with_digits(word: &'static str, precision: u8, scale: u8) -> Self {
        let size = TypeSize::Digits(precision.into(), scale.into());
        Self::BuiltIn(BuiltInType { word: word.into(), size })
    }

    /// A type of the catalog.
    #[must_use]
    pub fn named(name: Name) -> Self {
        Self::Named(Box::new(name))
    }
}

/// A type of a dialect: a text, in which a length or digits at the end are kept as numbers, since words are constants
/// of the program and most lengths are not.
///
/// ```
/// use schema_as_code_emit::catalog::BuiltInType;
///
/// let read = BuiltInType::from(String::from("varchar(255)"));
/// assert_eq!(read, BuiltInType::from("varchar(255)"));
/// assert_eq!(read.to_string(), "varchar(255)");
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct BuiltInType {
    word: Text,
    size: TypeSize,
}

/// What is in the parentheses at the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum TypeSize {
    None,
    Length(u32),
    Digits(u16, u16),
}

impl BuiltInType {
    /// Adds the text to `out`.
    pub(crate) fn push_to(&self, out: &mut String) {
        out.push_str(&self.word);
        match self.size {
            TypeSize::None => return,
            TypeSize::Length(length) => {
                out.push('(');
                push_number(out, length);
            }
            TypeSize::Digits(precision, scale) => {
                out.push('(');
                push_number(out, precision.into());
                out.push(',');
                push_number(out, scale.into());
            }
        }
        out.push(')');
    }
}

/// Adds the digits of a number to `out`.
fn push_number(out: &mut String, number: u32) {
    if number > 9 {
        push_number(out, number / 10);
    }
    out.push(char::from_digit(number % 10, 10).expect("a remainder of ten is a digit"));
}

/// The length of the word before what is in parentheses at the end; `None`: that is not as we would write it, and a part
/// of the word.
fn parted(text: &str) -> Option<(usize, TypeSize)> {
    let (word, size) = text.strip_suffix(')')?.rsplit_once('(')?;
    let size = match size.split_once(',') {
        None => TypeSize::Length(number(size)?),
        Some((precision, scale)) => {
            TypeSize::Digits(number(precision)?.try_into().ok()?, number(scale)?.try_into().ok()?)
        }
    };
    Some((word.len(), size))
}

fn number(digits: &str) -> Option<u32> {
    let is_plain =
        digits.bytes().all(|byte| byte.is_ascii_digit()) && (digits == "0" || !digits.starts_with('0'));
    is_plain.then(|| digits.parse().ok()).flatten()
}

impl From<&'static str> for BuiltInType {
    fn from(text: &'static str) -> Self {
        match parted(text) {
            Some((length, size)) => Self { word: text[..length].into(), size },
            None => Self { word: text.into(), size: TypeSize::None },
        }
    }
}

impl From<String> for BuiltInType {
    fn from(mut text: String) -> Self {
        let (length, size) = parted(&text).unwrap_or((text.len(), TypeSize::None));
        text.truncate(length);
        Self { word: text.into(), size }
    }
}

impl fmt::Display for BuiltInType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        self.push_to(&mut text);
        f.pad(&text)
    }
}

impl fmt::Debug for BuiltInType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.to_string(), f)
    }
}

impl Serialize for BuiltInType {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.size {
            TypeSize::None => serializer.serialize_str(&self.word),
            TypeSize::Length(_) | TypeSize::Digits(..) => serializer.collect_str(self),
        }
    }
}

impl<'de> Deserialize<'de> for BuiltInType {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::from)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert_eq, proptest};

    use super::{BuiltInType, ColumnType};

    proptest! {
        #[test]
        fn a_text_stays_as_it_is(text in r"[a-z ]{0,9}(\([0-9, ]{0,12}\)){0,2}[a-z\[\]]{0,2}") {
            let owned = BuiltInType::from(text.clone());
            prop_assert_eq!(&BuiltInType::from(&*text.clone().leak()), &owned);
            prop_assert_eq!(owned.to_string(), text);
        }
    }

    #[test]
    fn numbers_are_kept_only_as_they_would_be_written() {
        assert_eq!(ColumnType::built_in("decimal(10,2)"), ColumnType::with_digits("decimal", 10, 2));
        assert_eq!(ColumnType::built_in("varchar(0)"), ColumnType::with_length("varchar", 0));
        for text in ["decimal(10, 2)", "varchar(007)", "varchar()", "bit(99999999999)", "numeric(3,-2)"] {
            assert_eq!(BuiltInType::from(text).word, text);
        }
    }
}
