//! `serde_json`.

use serde_json::Value;

use super::{Library, LogicalType, array::elements, storable};

storable! {
    Library::Any:
    Value => LogicalType::Json,
}

elements!(Value);
