//! `serde_json`.

use super::{ColumnType, LogicalType, TypeDef, array::elements};

#[diagnostic::do_not_recommend]
impl ColumnType for serde_json::Value {
    const TYPE: TypeDef = TypeDef::new(LogicalType::Json);
}

elements!(serde_json::Value);
