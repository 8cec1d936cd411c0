//! `jiff`.

use jiff::{
    SignedDuration, Timestamp, Zoned,
    civil::{Date, DateTime, Time, date, time},
    tz::TimeZone,
};

use crate::cells;

cells! {
    Day: Date = "jiff::civil::Date", [date(1970, 1, 2), date(2024, 2, 29)],
        default (default(now)) => |made| is_close(made.duration_since(now().date()));
    Hour: Time = "jiff::civil::Time", hours(),
        default (default(now)) => |made| is_close_or_midnight(made.duration_since(now().time()));
    Local: DateTime = "jiff::civil::DateTime", locals(),
        default (default(now)) => |made| is_close(made.duration_since(now().datetime()));
    Instant: Timestamp = "jiff::Timestamp", locals().into_iter().map(instant).collect::<Vec<_>>(),
        default (default(now)) => |made| is_close(made.duration_since(Timestamp::now()));
}

fn now() -> Zoned {
    Timestamp::now().to_zoned(TimeZone::UTC)
}

fn hours() -> Vec<Time> {
    vec![Time::midnight(), time(9, 30, 0, 500_000_000), time(23, 59, 59, 999_999_000)]
}

fn locals() -> Vec<DateTime> {
    let days = [date(1970, 1, 2), date(2024, 2, 29), date(2037, 12, 31)];
    days.into_iter().zip(hours()).map(|(day, hour)| day.to_datetime(hour)).collect()
}

fn instant(local: DateTime) -> Timestamp {
    TimeZone::UTC.to_timestamp(local).expect("a point in time")
}

fn is_close(difference: SignedDuration) -> bool {
    difference.abs() < SignedDuration::from_mins(5) || difference.abs() == SignedDuration::from_hours(24)
}

fn is_close_or_midnight(difference: SignedDuration) -> bool {
    is_close(difference) || difference.abs() > SignedDuration::from_hours(23)
}
