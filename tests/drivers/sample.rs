//! Rows that hold every type.

use ::sqlx::FromRow;
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use rust_decimal::Decimal;
use schema_as_code::{Entity, Schema};
use serde_json::json;
use uuid::Uuid;

use super::color::Color;

/// What sqlx stores, on every dialect.
#[derive(Schema)]
#[schema(
    postgres("15"),
    mysql("8.0"),
    mariadb("10.11"),
    sqlite("3.40"),
    driver(sqlx),
    types(String(255)),
    entities(Sample, OptionalSample)
)]
pub(crate) struct Samples;

/// What rusqlite stores.
#[derive(Schema)]
#[schema(sqlite("3.40"), driver(rusqlite), types(String(255)), entities(Sample, OptionalSample, Integers))]
pub(crate) struct EmbeddedSamples;

/// Whole numbers that not every dialect has.
#[derive(Schema)]
#[schema(mysql("8.0"), mariadb("10.11"), driver(sqlx), entities(Integers, LargeInteger, Money))]
pub(crate) struct MySqlSamples;

/// Whole numbers that SQLite has.
#[derive(Schema)]
#[schema(sqlite("3.40", decimal(integer)), driver(sqlx), entities(Integers, Money))]
pub(crate) struct SqliteSamples;

/// Exact numbers.
#[derive(Schema)]
#[schema(postgres("15"), driver(sqlx), entities(Money))]
pub(crate) struct PostgresSamples;

/// One column of every type.
#[derive(Debug, Clone, PartialEq, Entity, FromRow)]
pub(crate) struct Sample {
    pub(crate) id: Uuid,
    pub(crate) truth: bool,
    pub(crate) small: i16,
    pub(crate) medium: i32,
    pub(crate) large: i64,
    pub(crate) single_float: f32,
    pub(crate) double_float: f64,
    pub(crate) words: String,
    #[column(text)]
    pub(crate) story: String,
    pub(crate) raw: Vec<u8>,
    pub(crate) day: NaiveDate,
    pub(crate) hour: NaiveTime,
    pub(crate) wall_clock: NaiveDateTime,
    pub(crate) instant: DateTime<Utc>,
    pub(crate) document: serde_json::Value,
    pub(crate) color: Color,
    #[column(default(now))]
    pub(crate) made_at: DateTime<Utc>,
    #[column(default(Red))]
    pub(crate) usual_color: Color,
    #[column(default = true)]
    pub(crate) usual_truth: bool,
    #[column(default = "it's a \\ \"usual\" text")]
    pub(crate) usual_words: String,
}

/// The same with NULL.
#[derive(Debug, Clone, PartialEq, Default, Entity, FromRow)]
pub(crate) struct OptionalSample {
    pub(crate) id: Uuid,
    pub(crate) truth: Option<bool>,
    pub(crate) small: Option<i16>,
    pub(crate) medium: Option<i32>,
    pub(crate) large: Option<i64>,
    pub(crate) single_float: Option<f32>,
    pub(crate) double_float: Option<f64>,
    pub(crate) words: Option<String>,
    #[column(text)]
    pub(crate) story: Option<String>,
    pub(crate) raw: Option<Vec<u8>>,
    pub(crate) day: Option<NaiveDate>,
    pub(crate) hour: Option<NaiveTime>,
    pub(crate) wall_clock: Option<NaiveDateTime>,
    pub(crate) instant: Option<DateTime<Utc>>,
    pub(crate) document: Option<serde_json::Value>,
    pub(crate) color: Option<Color>,
    pub(crate) reference: Option<Uuid>,
}

/// Whole numbers.
#[derive(Debug, Clone, Copy, PartialEq, Entity, FromRow)]
#[entity(table = "integers")]
pub(crate) struct Integers {
    #[key]
    pub(crate) id: i32,
    pub(crate) tiny: i8,
    pub(crate) unsigned_tiny: u8,
    pub(crate) unsigned_small: u16,
    pub(crate) unsigned_medium: u32,
}

/// The largest whole numbers.
#[derive(Debug, Clone, Copy, PartialEq, Entity, FromRow)]
pub(crate) struct LargeInteger {
    #[key]
    pub(crate) id: i32,
    pub(crate) value: u64,
}

/// An exact number.
#[derive(Debug, Clone, Copy, PartialEq, Entity, FromRow)]
#[entity(table = "money")]
pub(crate) struct Money {
    #[key]
    pub(crate) id: i32,
    #[column(decimal(12, 3))]
    pub(crate) amount: Decimal,
}

/// Rows at the edges of what each type holds.
pub(crate) fn samples() -> Vec<Sample> {
    let day = NaiveDate::from_ymd_opt(2024, 2, 29).expect("a leap day");
    let hour = NaiveTime::from_hms_micro_opt(23, 59, 59, 999_999).expect("a time");
    let ordinary = Sample {
        id: Uuid::from_u128(0x0123_4567_89ab_4def_8123_4567_89ab_cdef),
        truth: true,
        small: i16::MAX,
        medium: i32::MAX,
        large: i64::MAX,
        single_float: 0.1,
        double_float: 0.1,
        words: "it's \"quoted\" \\ and 日本語 😀".to_owned(),
        story: "a\nb".repeat(40_000),
        raw: (0..=255).collect(),
        day,
        hour,
        wall_clock: day.and_time(hour),
        instant: day.and_time(hour).and_utc(),
        document: json!({ "key": ["value", 1, null, true, { "deep": 0.5 }] }),
        color: Color::DarkBlue,
        made_at: day.and_time(NaiveTime::MIN).and_utc(),
        usual_color: Color::DarkBlue,
        usual_truth: false,
        usual_words: String::new(),
    };
    let lowest = Sample {
        id: Uuid::nil(),
        truth: false,
        small: i16::MIN,
        medium: i32::MIN,
        large: i64::MIN,
        single_float: -1.5e10,
        double_float: -1.5e300,
        words: String::new(),
        story: String::new(),
        raw: Vec::new(),
        day: NaiveDate::from_ymd_opt(1970, 1, 2).expect("a day"),
        hour: NaiveTime::MIN,
        wall_clock: NaiveDate::from_ymd_opt(2050, 1, 1).expect("a day").and_time(NaiveTime::MIN),
        instant: NaiveDate::from_ymd_opt(2050, 1, 1).expect("a day").and_time(NaiveTime::MIN).and_utc(),
        document: json!({}),
        color: Color::Red,
        ..ordinary.clone()
    };
    vec![ordinary, lowest]
}

/// A row of NULLs, and one without any.
pub(crate) fn optional_samples() -> Vec<OptionalSample> {
    let Sample {
        id,
        truth,
        small,
        medium,
        large,
        single_float,
        double_float,
        words,
        story,
        raw,
        day,
        hour,
        wall_clock,
        instant,
        document,
        color,
        ..
    } = samples().remove(0);
    let empty = OptionalSample { id: Uuid::from_u128(1), ..OptionalSample::default() };
    let full = OptionalSample {
        id,
        truth: Some(truth),
        small: Some(small),
        medium: Some(medium),
        large: Some(large),
        single_float: Some(single_float),
        double_float: Some(double_float),
        words: Some(words),
        story: Some(story),
        raw: Some(raw),
        day: Some(day),
        hour: Some(hour),
        wall_clock: Some(wall_clock),
        instant: Some(instant),
        document: Some(document),
        color: Some(color),
        reference: Some(Uuid::from_u128(7)),
    };
    vec![empty, full]
}
