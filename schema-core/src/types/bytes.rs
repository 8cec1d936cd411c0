//! `bytes`. Drivers bind `Bytes` as the slice it is.

use bytes::Bytes;

use super::{Library, LogicalType, storable};

storable! {
    Library::Any:
    Bytes => LogicalType::Bytes,
}
