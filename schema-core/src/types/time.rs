//! `time`. An `OffsetDateTime` is stored in UTC: no database keeps its offset, and SQLite refuses any other.

use time::{Date, OffsetDateTime, PrimitiveDateTime, Time};

use super::{ColumnType, Library, LogicalType, TypeDef, array::elements};

#[diagnostic::do_not_recommend]
impl ColumnType for OffsetDateTime {
    const TYPE: TypeDef = TypeDef::new(LogicalType::Timestamp).of(Library::Time);
}

#[diagnostic::do_not_recommend]
impl ColumnType for PrimitiveDateTime {
    const TYPE: TypeDef = TypeDef::new(LogicalType::LocalTimestamp).of(Library::Time);
}

#[diagnostic::do_not_recommend]
impl ColumnType for Date {
    const TYPE: TypeDef = TypeDef::new(LogicalType::Date).of(Library::Time);
}

#[diagnostic::do_not_recommend]
impl ColumnType for Time {
    const TYPE: TypeDef = TypeDef::new(LogicalType::Time).of(Library::Time);
}

elements!(OffsetDateTime, PrimitiveDateTime, Date, Time);
