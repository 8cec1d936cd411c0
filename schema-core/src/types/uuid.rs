//! `uuid`.

use super::{ColumnType, LogicalType, TypeDef};

impl ColumnType for uuid::Uuid {
    const TYPE: TypeDef = TypeDef::new(LogicalType::Uuid);
}
