//! `time`. An `OffsetDateTime` is stored in UTC: no database keeps its offset, and SQLite refuses any other.

use time::{Date, OffsetDateTime, PrimitiveDateTime, Time};

use super::{Library, LogicalType, array::elements, storable};

storable! {
    Library::Time:
    OffsetDateTime => LogicalType::Timestamp,
    PrimitiveDateTime => LogicalType::LocalTimestamp,
    Date => LogicalType::Date,
    Time => LogicalType::Time,
}

elements!(OffsetDateTime, PrimitiveDateTime, Date, Time);
