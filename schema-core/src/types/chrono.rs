//! `chrono`.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};

use super::{ColumnType, Library, LogicalType, TypeDef, array::elements};

#[diagnostic::do_not_recommend]
impl ColumnType for DateTime<Utc> {
    const TYPE: TypeDef = TypeDef::new(LogicalType::Timestamp).of(Library::Chrono);
}

#[diagnostic::do_not_recommend]
impl ColumnType for NaiveDateTime {
    const TYPE: TypeDef = TypeDef::new(LogicalType::LocalTimestamp).of(Library::Chrono);
}

#[diagnostic::do_not_recommend]
impl ColumnType for NaiveDate {
    const TYPE: TypeDef = TypeDef::new(LogicalType::Date).of(Library::Chrono);
}

#[diagnostic::do_not_recommend]
impl ColumnType for NaiveTime {
    const TYPE: TypeDef = TypeDef::new(LogicalType::Time).of(Library::Chrono);
}

elements!(DateTime<Utc>, NaiveDateTime, NaiveDate, NaiveTime);
