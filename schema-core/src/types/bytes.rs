//! `bytes`. Drivers bind `Bytes` as the slice it is.

use super::{ColumnType, LogicalType, TypeDef};

#[diagnostic::do_not_recommend]
impl ColumnType for bytes::Bytes {
    const TYPE: TypeDef = TypeDef::new(LogicalType::Bytes);
}
