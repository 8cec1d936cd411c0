//! `jiff`.

use jiff::{
    Timestamp,
    civil::{Date, DateTime, Time},
};

use super::{Library, LogicalType, storable};

storable! {
    Library::Jiff:
    Timestamp => LogicalType::Timestamp,
    DateTime => LogicalType::LocalTimestamp,
    Date => LogicalType::Date,
    Time => LogicalType::Time,
}
