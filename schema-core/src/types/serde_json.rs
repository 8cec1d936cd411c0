//! `serde_json`.

use super::{ColumnType, LogicalType, TypeDef};

impl ColumnType for serde_json::Value {
    const TYPE: TypeDef = TypeDef::new(LogicalType::Json);
}
