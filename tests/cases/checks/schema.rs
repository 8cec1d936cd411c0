//! Checks: ranges, lists, patterns, sums of exact numbers, conditions.

use chrono::{DateTime, Utc};
use rust_decimal::Decimal;
use schema_as_code::{Entity, Schema};

/// Every kind of check.
#[derive(Schema)]
#[schema(
    postgres("14"),
    mysql("8.0"),
    mariadb("10.11"),
    sqlite("3.40", decimal(integer)),
    driver(sqlx),
    types(String(100), Decimal(10, 2)),
    entities(Offer)
)]
pub struct Checks;

/// A price for a while.
#[derive(Entity)]
#[check(ends_at.is_none() || ends_at > starts_at, name = "offers_end_after_start")]
#[check(net + tax == gross)]
#[check(net * 0.19 >= tax || is_special)]
#[check(length(title) >= 3 && lower(code) == code)]
#[check(!(is_special && discount > 50))]
pub struct Offer {
    /// Counted up.
    #[key(identity)]
    pub id: i64,
    /// Capital letters and digits are not in it.
    #[check(matches("^[a-z0-9_]{3,20}$"))]
    pub code: String,
    /// At least three characters.
    pub title: String,
    /// One to five.
    #[check(1..=5)]
    pub stars: i32,
    /// In percent.
    #[check(0..=100)]
    pub discount: i32,
    /// One of these.
    #[check(is_in(["EUR", "USD", "it's"]))]
    pub currency: String,
    /// Without tax.
    #[check(>= 0)]
    pub net: Decimal,
    /// Tax.
    #[check(>= 0.00)]
    pub tax: Decimal,
    /// With tax.
    #[check(<= 99999.99)]
    pub gross: Decimal,
    /// With three digits of its own.
    #[column(decimal(8, 3))]
    #[check(> net)]
    pub ceiling: Option<Decimal>,
    /// Whether usual rules hold.
    #[column(default = false)]
    pub is_special: bool,
    /// From.
    pub starts_at: DateTime<Utc>,
    /// To.
    pub ends_at: Option<DateTime<Utc>>,
}
