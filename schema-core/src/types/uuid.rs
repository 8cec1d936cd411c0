//! `uuid`.

use super::{ColumnType, LogicalType, TypeDef, array::elements};

#[diagnostic::do_not_recommend]
impl ColumnType for uuid::Uuid {
    const TYPE: TypeDef = TypeDef::new(LogicalType::Uuid);
}

elements!(uuid::Uuid);
