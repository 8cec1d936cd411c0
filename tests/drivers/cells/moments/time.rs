//! `time`.

use time::{
    Date, Duration, OffsetDateTime, PrimitiveDateTime, Time,
    macros::{date, time},
};

use crate::cells;

cells! {
    Day: Date = "time::Date", [date!(1970-01-02), date!(2024-02-29)],
        default (default(now)) => |made| is_close(*made - OffsetDateTime::now_utc().date());
    Hour: Time = "time::Time", hours(),
        default (default(now)) => |made| is_close_or_midnight(*made - OffsetDateTime::now_utc().time());
    Local: PrimitiveDateTime = "time::PrimitiveDateTime", locals(),
        default (default(now)) => |made| is_close(made.assume_utc() - OffsetDateTime::now_utc());
    Instant: OffsetDateTime = "time::OffsetDateTime",
        locals().into_iter().map(PrimitiveDateTime::assume_utc).collect::<Vec<_>>(),
        default (default(now)) => |made| is_close(*made - OffsetDateTime::now_utc());
}

fn hours() -> Vec<Time> {
    vec![Time::MIDNIGHT, time!(09:30:00.5), time!(23:59:59.999999)]
}

fn locals() -> Vec<PrimitiveDateTime> {
    let days = [date!(1970 - 01 - 02), date!(2024 - 02 - 29), date!(2037 - 12 - 31)];
    days.into_iter().zip(hours()).map(|(day, hour)| PrimitiveDateTime::new(day, hour)).collect()
}

fn is_close(difference: Duration) -> bool {
    difference.abs() < Duration::minutes(5) || difference.abs() == Duration::days(1)
}

fn is_close_or_midnight(difference: Duration) -> bool {
    is_close(difference) || difference.abs() > Duration::hours(23)
}
