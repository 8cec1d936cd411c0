//! `uuid`.

use uuid::Uuid;

use super::{Library, LogicalType, array::elements, storable};

storable! {
    Library::Any:
    Uuid => LogicalType::Uuid,
}

elements!(Uuid);
