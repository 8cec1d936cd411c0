//! Types: how each is stored, and what guards it where the dialect does not.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use rust_decimal::Decimal;
use schema_as_code::{ColumnType, Entity, Schema};
use uuid::Uuid;

/// Every type that all dialects store.
#[derive(Schema)]
#[schema(
    postgres("14"),
    mysql("8.0"),
    mariadb("10.11"),
    sqlite("3.40", decimal(integer)),
    driver(sqlx),
    types(String(255), Decimal(10, 2)),
    entities(Value)
)]
pub struct Types;

/// A country, by its code.
#[derive(ColumnType)]
#[column(len = 2)]
pub struct Country(pub String);

/// One column of each.
#[derive(Entity)]
pub struct Value {
    /// Random.
    pub id: Uuid,
    /// A truth value.
    #[column(default = true)]
    pub truth: bool,
    /// 16 bits.
    #[column(default = -1)]
    pub small: i16,
    /// 32 bits.
    pub medium: i32,
    /// 64 bits.
    pub large: Option<i64>,
    /// Inexact, 32 bits.
    pub single: f32,
    /// Inexact, 64 bits.
    #[column(default = 0.5)]
    pub double: f64,
    /// Exact, with the schema's digits.
    #[column(default = 0.10)]
    pub price: Decimal,
    /// Exact, with digits of its own.
    #[column(decimal(18, 6))]
    pub rate: Option<Decimal>,
    /// At most 255 characters.
    #[column(default = "it's")]
    pub words: String,
    /// Any length.
    #[column(text, default = "")]
    pub story: String,
    /// Two characters, as its type says.
    #[column(default = "US")]
    pub country: Country,
    /// Any bytes.
    pub raw: Vec<u8>,
    /// At most 32 bytes.
    #[column(len = 32)]
    pub digest: Option<Vec<u8>>,
    /// A day.
    pub day: NaiveDate,
    /// A time of day.
    pub hour: Option<NaiveTime>,
    /// A wall clock somewhere.
    pub wall_clock: NaiveDateTime,
    /// A point in time.
    #[column(default(now))]
    pub instant: DateTime<Utc>,
    /// A document.
    pub document: serde_json::Value,
    /// Another UUID.
    #[column(default(uuid))]
    pub token: Uuid,
}
