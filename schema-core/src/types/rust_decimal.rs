//! `rust_decimal`.

use super::{ColumnType, LogicalType, TypeDef};

impl ColumnType for rust_decimal::Decimal {
    const TYPE: TypeDef = TypeDef::new(LogicalType::Decimal);
}
