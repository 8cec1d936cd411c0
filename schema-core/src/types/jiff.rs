//! `jiff`.

use jiff::{
    Timestamp,
    civil::{Date, DateTime, Time},
};

use super::{ColumnType, Library, LogicalType, TypeDef};

#[diagnostic::do_not_recommend]
impl ColumnType for Timestamp {
    const TYPE: TypeDef = TypeDef::new(LogicalType::Timestamp).of(Library::Jiff);
}

#[diagnostic::do_not_recommend]
impl ColumnType for DateTime {
    const TYPE: TypeDef = TypeDef::new(LogicalType::LocalTimestamp).of(Library::Jiff);
}

#[diagnostic::do_not_recommend]
impl ColumnType for Date {
    const TYPE: TypeDef = TypeDef::new(LogicalType::Date).of(Library::Jiff);
}

#[diagnostic::do_not_recommend]
impl ColumnType for Time {
    const TYPE: TypeDef = TypeDef::new(LogicalType::Time).of(Library::Jiff);
}
