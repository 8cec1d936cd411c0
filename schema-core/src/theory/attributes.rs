//! Sets of attributes as one machine word.
//!
//! An *attribute* is a column, known here only by its position in the relation. A set of
//! attributes is a bit mask, so every set operation costs a few instructions and every
//! algorithm above can afford plain fixpoints.

use std::cmp::Ordering;
use std::fmt;
use std::ops::{BitAnd, BitOr, BitOrAssign, Sub};

use super::relation::TheoryError;

/// A column of a relation, by its position, at most 127.
///
/// ```
/// use schema_as_code_core::theory::Attribute;
///
/// assert_eq!(Attribute::new(127)?.position(), 127);
/// assert!(Attribute::new(128).is_err());
/// # Ok::<(), schema_as_code_core::theory::TheoryError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Attribute(u8);

impl Attribute {
    /// The attribute at `position`, or [`TheoryError::TooManyAttributes`] past the 128th.
    pub const fn new(position: usize) -> Result<Self, TheoryError> {
        if position < AttributeSet::CAPACITY {
            Ok(Self(position as u8))
        } else {
            Err(TheoryError::TooManyAttributes { count: position.saturating_add(1) })
        }
    }

    /// The position this attribute was made from.
    pub const fn position(self) -> usize {
        self.0 as usize
    }
}

/// A set of at most 128 attributes.
///
/// Sets are ordered by size, then by their lowest differing position, so that sorted keys
/// read shortest first.
///
/// ```
/// use schema_as_code_core::theory::AttributeSet;
///
/// let zip = AttributeSet::from_positions([3])?;
/// let address = AttributeSet::from_positions([2, 3, 4])?;
/// assert!(zip.is_subset_of(address));
/// assert_eq!((address - zip).len(), 2);
/// assert!(AttributeSet::first(129).is_err());
/// # Ok::<(), schema_as_code_core::theory::TheoryError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct AttributeSet(u128);

impl AttributeSet {
    /// How many attributes a relation may have.
    pub const CAPACITY: usize = 128;
    /// The set without attributes.
    pub const EMPTY: Self = Self(0);

    /// The set whose members are the positions of the one bits.
    pub const fn from_bits(bits: u128) -> Self {
        Self(bits)
    }

    /// The bit mask of the members' positions.
    pub const fn bits(self) -> u128 {
        self.0
    }

    /// The first `count` positions, or [`TheoryError::TooManyAttributes`] above 128.
    pub const fn first(count: usize) -> Result<Self, TheoryError> {
        match count {
            0 => Ok(Self::EMPTY),
            1..=Self::CAPACITY => Ok(Self(u128::MAX >> (Self::CAPACITY - count))),
            _ => Err(TheoryError::TooManyAttributes { count }),
        }
    }

    /// The set of these positions, or [`TheoryError::TooManyAttributes`] when one is past the 128th.
    pub fn from_positions(positions: impl IntoIterator<Item = usize>) -> Result<Self, TheoryError> {
        positions.into_iter().map(Attribute::new).collect()
    }

    /// Whether there is no member.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The number of members.
    pub const fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Whether `attribute` is a member.
    pub const fn contains(self, attribute: Attribute) -> bool {
        self.0 & (1 << attribute.0) != 0
    }

    /// This set with `attribute` added.
    pub const fn with(self, attribute: Attribute) -> Self {
        Self(self.0 | (1 << attribute.0))
    }

    /// This set with `attribute` removed.
    pub const fn without(self, attribute: Attribute) -> Self {
        Self(self.0 & !(1 << attribute.0))
    }

    /// The members of either set; also `|`.
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The members of both sets; also `&`.
    pub const fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// The members of this set that are not in `other`; also `-`.
    pub const fn difference(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether every member is in `other`.
    pub const fn is_subset_of(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    /// Whether every member is in `other`, which has more.
    pub const fn is_proper_subset_of(self, other: Self) -> bool {
        self.is_subset_of(other) && self.0 != other.0
    }

    /// Whether the sets share no member.
    pub const fn is_disjoint_from(self, other: Self) -> bool {
        self.0 & other.0 == 0
    }

    /// The members by ascending position.
    pub const fn iter(self) -> AttributeIter {
        AttributeIter(self.0)
    }

    /// Every subset, each after all of its own subsets: 2^n sets.
    pub(super) fn subsets(self) -> impl Iterator<Item = Self> {
        let mut next = Some(0_u128);
        std::iter::from_fn(move || {
            let current = next?;
            next = (current != self.0).then(|| current.wrapping_sub(self.0) & self.0);
            Some(Self(current))
        })
    }
}

impl Ord for AttributeSet {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_position = || other.0.reverse_bits().cmp(&self.0.reverse_bits());
        self.len().cmp(&other.len()).then_with(by_position)
    }
}

impl PartialOrd for AttributeSet {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl BitOr for AttributeSet {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        self.union(other)
    }
}

impl BitOrAssign for AttributeSet {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

impl BitAnd for AttributeSet {
    type Output = Self;
    fn bitand(self, other: Self) -> Self {
        self.intersection(other)
    }
}

impl Sub for AttributeSet {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        self.difference(other)
    }
}

impl From<Attribute> for AttributeSet {
    fn from(attribute: Attribute) -> Self {
        Self::EMPTY.with(attribute)
    }
}

impl FromIterator<Attribute> for AttributeSet {
    fn from_iter<I: IntoIterator<Item = Attribute>>(attributes: I) -> Self {
        attributes.into_iter().fold(Self::EMPTY, Self::with)
    }
}

impl IntoIterator for AttributeSet {
    type Item = Attribute;
    type IntoIter = AttributeIter;
    fn into_iter(self) -> AttributeIter {
        self.iter()
    }
}

impl fmt::Debug for AttributeSet {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_set().entries(self.iter().map(Attribute::position)).finish()
    }
}

/// The members of an [`AttributeSet`] by ascending position.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct AttributeIter(u128);

impl Iterator for AttributeIter {
    type Item = Attribute;

    fn next(&mut self) -> Option<Attribute> {
        if self.0 == 0 {
            return None;
        }
        let attribute = Attribute(self.0.trailing_zeros() as u8);
        self.0 &= self.0 - 1;
        Some(attribute)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let count = self.0.count_ones() as usize;
        (count, Some(count))
    }
}

impl ExactSizeIterator for AttributeIter {}
