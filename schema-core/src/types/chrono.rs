//! `chrono`.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};

use super::{ColumnType, LogicalType, TypeDef};

impl ColumnType for DateTime<Utc> {
    const TYPE: TypeDef = TypeDef::new(LogicalType::Timestamp);
}

impl ColumnType for NaiveDateTime {
    const TYPE: TypeDef = TypeDef::new(LogicalType::LocalTimestamp);
}

impl ColumnType for NaiveDate {
    const TYPE: TypeDef = TypeDef::new(LogicalType::Date);
}

impl ColumnType for NaiveTime {
    const TYPE: TypeDef = TypeDef::new(LogicalType::Time);
}
