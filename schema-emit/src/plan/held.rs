//! Parts of a catalog, without a copy of them.

use std::ops::Deref;

/// A part of a catalog: the catalog's own, or one that only the plan has.
///
/// A plan from an empty database names every object of a schema; it holds none of them twice.
///
/// ```
/// use schema_as_code_emit::{catalog::Name, plan::Held};
///
/// let orders = Name::new("orders");
/// let shared = Held::from(&orders);
/// let own = Held::from(Name::new("orders"));
/// assert_eq!(shared, own);
/// assert_eq!(shared.name, "orders");
/// ```
#[derive(Debug, Clone)]
pub enum Held<'c, T> {
    /// In one of the two catalogs.
    Shared(&'c T),
    /// On its own.
    Own(Box<T>),
}

impl<T: Clone> Held<'_, T> {
    /// The same part, without the catalog.
    #[must_use]
    pub fn into_owned(self) -> Held<'static, T> {
        match self {
            Self::Shared(part) => Held::Own(Box::new(part.clone())),
            Self::Own(part) => Held::Own(part),
        }
    }
}

impl<T> Deref for Held<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        match self {
            Self::Shared(part) => part,
            Self::Own(part) => part,
        }
    }
}

impl<'c, T> From<&'c T> for Held<'c, T> {
    fn from(part: &'c T) -> Self {
        Self::Shared(part)
    }
}

impl<T> From<T> for Held<'_, T> {
    fn from(part: T) -> Self {
        Self::Own(Box::new(part))
    }
}

impl<T: PartialEq> PartialEq for Held<'_, T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: Eq> Eq for Held<'_, T> {}
