//! `rust_decimal`.

use super::{ColumnType, LogicalType, TypeDef, array::elements};

#[diagnostic::do_not_recommend]
impl ColumnType for rust_decimal::Decimal {
    const TYPE: TypeDef = TypeDef::new(LogicalType::Decimal);
}

elements!(rust_decimal::Decimal);
