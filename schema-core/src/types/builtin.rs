//! Types of Rust itself.

use core::net::IpAddr;

use super::{ColumnType, Library, LogicalType, TypeDef, array::elements, storable};

storable! {
    Library::Any:
    bool => LogicalType::Bool,
    i8 => LogicalType::Integer { bits: 8, is_signed: true },
    i16 => LogicalType::Integer { bits: 16, is_signed: true },
    i32 => LogicalType::Integer { bits: 32, is_signed: true },
    i64 => LogicalType::Integer { bits: 64, is_signed: true },
    u8 => LogicalType::Integer { bits: 8, is_signed: false },
    u16 => LogicalType::Integer { bits: 16, is_signed: false },
    u32 => LogicalType::Integer { bits: 32, is_signed: false },
    u64 => LogicalType::Integer { bits: 64, is_signed: false },
    f32 => LogicalType::Float { bits: 32 },
    f64 => LogicalType::Float { bits: 64 },
    String => LogicalType::Text,
    Box<str> => LogicalType::Text,
    Vec<u8> => LogicalType::Bytes,
    IpAddr => LogicalType::IpAddress,
}

elements!(bool, i16, i32, i64, f32, f64, String);

#[diagnostic::do_not_recommend]
impl<T: ColumnType> ColumnType for Option<T> {
    const TYPE: TypeDef = T::TYPE.nullable();
}

#[diagnostic::do_not_recommend]
impl<T: ColumnType> ColumnType for Box<T> {
    const TYPE: TypeDef = T::TYPE;
}
