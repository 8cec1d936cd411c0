//! `chrono`.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};

use super::{ColumnType, LogicalType, TypeDef};

#[diagnostic::do_not_recommend]
impl ColumnType for DateTime<Utc> {
    const TYPE: TypeDef = TypeDef::new(LogicalType::Timestamp);
}

#[diagnostic::do_not_recommend]
impl ColumnType for NaiveDateTime {
    const TYPE: TypeDef = TypeDef::new(LogicalType::LocalTimestamp);
}

#[diagnostic::do_not_recommend]
impl ColumnType for NaiveDate {
    const TYPE: TypeDef = TypeDef::new(LogicalType::Date);
}

#[diagnostic::do_not_recommend]
impl ColumnType for NaiveTime {
    const TYPE: TypeDef = TypeDef::new(LogicalType::Time);
}
