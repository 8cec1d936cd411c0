//! Days and times of `jiff` and `time`: on SQLite each is the text that the driver writes.

use jiff::{
    Timestamp,
    civil::{Date, DateTime, Time},
};
use schema_as_code::{Entity, Schema};
use time::OffsetDateTime;

/// Moments.
#[derive(Schema)]
#[schema(postgres("14"), mysql("8.0"), mariadb("10.11"), sqlite("3.40"), driver(diesel), entities(Shift))]
pub struct Moments;

/// When somebody works.
#[derive(Entity)]
#[audit(timestamps)]
#[check(ends_at > starts_at)]
#[check(seen_at >= signed_at)]
#[check(closes >= opens)]
pub struct Shift {
    /// Counted up.
    #[key(identity)]
    pub id: i64,
    /// The day.
    #[column(default(now))]
    pub day: Date,
    /// From this time of day on.
    pub opens: Time,
    /// To this time of day.
    pub closes: Time,
    /// On the clock of the place.
    #[column(default(now))]
    pub noted: DateTime,
    /// Its start.
    pub starts_at: Timestamp,
    /// Its end.
    pub ends_at: Timestamp,
    /// When it was signed.
    #[column(default(now))]
    pub signed_at: OffsetDateTime,
    /// When it was seen.
    pub seen_at: Option<OffsetDateTime>,
    /// Kept by the database.
    pub created_at: Timestamp,
    /// Kept by the database.
    pub updated_at: Timestamp,
}
