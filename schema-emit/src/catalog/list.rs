//! Lists that mostly have one part.

use std::{
    fmt,
    ops::{Deref, DerefMut},
    slice,
};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The parts of a key: nearly always one, which is kept in place. Reads as a slice.
///
/// ```
/// use schema_as_code_emit::catalog::{List, Text};
///
/// let mut columns: List<Text> = ["tenant_id".into()].into();
/// columns.push("id".into());
/// assert_eq!(columns, ["tenant_id", "id"]);
/// assert_eq!(columns.first(), Some(&"tenant_id".into()));
/// ```
#[derive(Clone)]
pub struct List<T>(Parts<T>);

#[derive(Clone)]
enum Parts<T> {
    One(T),
    Many(Vec<T>),
}

impl<T> List<T> {
    /// Without parts.
    #[must_use]
    pub const fn new() -> Self {
        Self(Parts::Many(Vec::new()))
    }

    /// The parts.
    #[must_use]
    pub fn as_slice(&self) -> &[T] {
        match &self.0 {
            Parts::One(part) => slice::from_ref(part),
            Parts::Many(parts) => parts,
        }
    }

    /// Whether it has no parts.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.as_slice().is_empty()
    }

    /// Adds a part at the end.
    pub fn push(&mut self, part: T) {
        let parts = std::mem::replace(&mut self.0, Parts::Many(Vec::new()));
        self.0 = match parts {
            Parts::Many(parts) if parts.is_empty() => Parts::One(part),
            Parts::One(first) => Parts::Many(vec![first, part]),
            Parts::Many(mut parts) => {
                parts.push(part);
                Parts::Many(parts)
            }
        };
    }
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> Deref for List<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        self.as_slice()
    }
}

impl<T> DerefMut for List<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        match &mut self.0 {
            Parts::One(part) => slice::from_mut(part),
            Parts::Many(parts) => parts,
        }
    }
}

impl<T> Extend<T> for List<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, parts: I) {
        parts.into_iter().for_each(|part| self.push(part));
    }
}

impl<T> FromIterator<T> for List<T> {
    fn from_iter<I: IntoIterator<Item = T>>(parts: I) -> Self {
        let mut parts = parts.into_iter();
        match (parts.next(), parts.next()) {
            (None, _) => Self::new(),
            (Some(one), None) => Self(Parts::One(one)),
            (Some(first), Some(second)) => {
                let mut many = Vec::with_capacity(2 + parts.size_hint().0);
                many.extend([first, second]);
                many.extend(parts);
                Self(Parts::Many(many))
            }
        }
    }
}

impl<T> From<Vec<T>> for List<T> {
    fn from(parts: Vec<T>) -> Self {
        if parts.len() == 1 { parts.into_iter().collect() } else { Self(Parts::Many(parts)) }
    }
}

impl<T, const N: usize> From<[T; N]> for List<T> {
    fn from(parts: [T; N]) -> Self {
        parts.into_iter().collect()
    }
}

impl<'l, T> IntoIterator for &'l mut List<T> {
    type Item = &'l mut T;
    type IntoIter = slice::IterMut<'l, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter_mut()
    }
}

impl<'l, T> IntoIterator for &'l List<T> {
    type Item = &'l T;
    type IntoIter = slice::Iter<'l, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: fmt::Debug> fmt::Debug for List<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self).finish()
    }
}

impl<T: PartialEq> PartialEq for List<T> {
    fn eq(&self, other: &Self) -> bool {
        self.as_slice() == other.as_slice()
    }
}

impl<T: Eq> Eq for List<T> {}

impl<T: PartialEq<U>, U, const N: usize> PartialEq<[U; N]> for List<T> {
    fn eq(&self, other: &[U; N]) -> bool {
        self.as_slice() == other.as_slice()
    }
}

impl<T: Serialize> Serialize for List<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Self::from)
    }
}
