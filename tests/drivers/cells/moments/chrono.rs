//! `chrono`.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};

use crate::cells;

cells! {
    Day: NaiveDate = "chrono::NaiveDate", [day(1970, 1, 2), day(2024, 2, 29)],
        default (default(now)) => |made| is_close(made.signed_duration_since(Utc::now().date_naive()));
    Hour: NaiveTime = "chrono::NaiveTime", hours(),
        default (default(now)) => |made| is_close_or_midnight(made.signed_duration_since(Utc::now().time()));
    Local: NaiveDateTime = "chrono::NaiveDateTime", locals(),
        default (default(now)) => |made| is_close(made.signed_duration_since(Utc::now().naive_utc()));
    Instant: DateTime<Utc> = "chrono::DateTime<Utc>", locals().into_iter().map(|local| local.and_utc()).collect::<Vec<_>>(),
        default (default(now)) => |made| is_close(made.signed_duration_since(Utc::now()));
}

pub(crate) fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day")
}

fn hours() -> Vec<NaiveTime> {
    let time = |hour, minute, second, micro| {
        NaiveTime::from_hms_micro_opt(hour, minute, second, micro).expect("a time")
    };
    vec![NaiveTime::MIN, time(9, 30, 0, 500_000), time(23, 59, 59, 999_999)]
}

fn locals() -> Vec<NaiveDateTime> {
    let days = [day(1970, 1, 2), day(2024, 2, 29), day(2037, 12, 31)];
    days.into_iter().zip(hours()).map(|(day, hour)| day.and_time(hour)).collect()
}

fn is_close(difference: TimeDelta) -> bool {
    difference.abs() < TimeDelta::minutes(5) || difference.abs() == TimeDelta::days(1)
}

fn is_close_or_midnight(difference: TimeDelta) -> bool {
    is_close(difference) || difference.abs() > TimeDelta::hours(23)
}
