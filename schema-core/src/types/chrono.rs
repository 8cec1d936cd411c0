//! `chrono`.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};

use super::{Library, LogicalType, array::elements, storable};

storable! {
    Library::Chrono:
    DateTime<Utc> => LogicalType::Timestamp,
    NaiveDateTime => LogicalType::LocalTimestamp,
    NaiveDate => LogicalType::Date,
    NaiveTime => LogicalType::Time,
}

elements!(DateTime<Utc>, NaiveDateTime, NaiveDate, NaiveTime);
