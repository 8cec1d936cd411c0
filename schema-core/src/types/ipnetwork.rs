//! `ipnetwork`.

use super::{ColumnType, LogicalType, TypeDef};

#[diagnostic::do_not_recommend]
impl ColumnType for ipnetwork::IpNetwork {
    const TYPE: TypeDef = TypeDef::new(LogicalType::IpNetwork);
}
