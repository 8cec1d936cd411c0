//! Lists in one column.
//!
//! A list is no [`ColumnType`](super::ColumnType): a field that holds one says so, and why, with
//! `#[column(array(reason = "…"))]`.

use super::{LogicalType, TypeDef, Typed};

/// A scalar that a list in one column may hold.
///
/// `u8` is none: `Vec<u8>` is bytes.
pub trait ArrayElement {
    /// How one element is described.
    const TYPE: &'static TypeDef;
}

/// A list of scalars: `Vec<T>`, or `Option` of it.
///
/// ```
/// use schema_as_code_core::types::{ArrayType, LogicalType};
///
/// let tags = <Option<Vec<String>> as ArrayType>::TYPE;
/// assert!(tags.is_nullable);
/// assert_eq!(tags.logical.sized(), LogicalType::Text);
/// ```
#[diagnostic::on_unimplemented(
    message = "[type_not_storable] `{Self}` is no list of scalars",
    label = "not `Vec<T>` of a scalar",
    note = "elements of an array: bool, signed integers from 16 bits on, floats, String, and the types of uuid, chrono, time, rust_decimal and serde_json with the feature of their crate",
    note = "help: `array` is for `Vec<T>` and `Option<Vec<T>>`; put other elements into a child table, or write `#[column(as(json))]` in its place"
)]
pub trait ArrayType {
    /// How lists of this type are described.
    const TYPE: TypeDef;
    /// The same, as columns refer to it.
    #[doc(hidden)]
    const TYPED: &'static Typed = &Typed::of(Self::TYPE);
}

#[diagnostic::do_not_recommend]
impl<T: ArrayElement> ArrayType for Vec<T> {
    const TYPE: TypeDef = TypeDef::new(LogicalType::Array(T::TYPE));
}

#[diagnostic::do_not_recommend]
impl<T: ArrayType> ArrayType for Option<T> {
    const TYPE: TypeDef = T::TYPE.nullable();
}

/// `impl ArrayElement` for column types.
macro_rules! elements {
    ($($rust:ty),* $(,)?) => {
        $(#[diagnostic::do_not_recommend]
        impl $crate::types::ArrayElement for $rust {
            const TYPE: &'static $crate::types::TypeDef = &<$rust as $crate::types::ColumnType>::TYPE;
        })*
    };
}
pub(super) use elements;
