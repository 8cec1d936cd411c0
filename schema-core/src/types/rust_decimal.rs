//! `rust_decimal`.

use rust_decimal::Decimal;

use super::{Library, LogicalType, array::elements, storable};

storable! {
    Library::Any:
    Decimal => LogicalType::Decimal,
}

elements!(Decimal);
