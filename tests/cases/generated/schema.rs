//! Columns that the database computes from others.

use chrono::{DateTime, Utc};
use rust_decimal::Decimal;
use schema_as_code::{ColumnEnum, Entity, Schema};

/// Values that follow from others.
#[derive(Schema)]
#[schema(
    postgres("14"),
    mysql("8.0"),
    mariadb("10.11"),
    sqlite("3.40", decimal(integer)),
    driver(sqlx),
    types(String(100), Decimal(10, 2)),
    entities(BillLine, Account)
)]
pub struct Generated;

/// A line of a bill.
#[derive(Entity)]
#[audit(timestamps, version)]
#[index(desc(total), serves = "the most expensive lines")]
#[check(total <= 1000000.00, name = "bill_lines_total_is_sane")]
pub struct BillLine {
    /// Counted up.
    #[key(identity)]
    pub id: i64,
    /// Of all pieces; before what it is computed from.
    #[column(decimal(14, 2))]
    #[generated(quantity * price)]
    pub total: Decimal,
    /// Pieces.
    #[check(> 0)]
    pub quantity: i32,
    /// Of one piece.
    pub price: Decimal,
    /// What is taken off, where something is.
    pub discount: Option<Decimal>,
    /// Exact to the last digit.
    #[column(decimal(14, 4))]
    #[generated(price * 0.19)]
    pub tax: Decimal,
    /// With the discount, where there is one.
    #[generated(price - coalesce(discount, 0))]
    pub net: Decimal,
    /// NULL without a discount.
    #[generated(price - discount)]
    pub reduced: Option<Decimal>,
    /// A decimal of whole numbers.
    #[generated(quantity + 1)]
    pub with_gift: Decimal,
    /// Many of them.
    #[generated(quantity >= 100)]
    pub is_bulk: bool,
    /// Where it stands.
    #[column(default)]
    pub state: LineState,
    /// Whether something is left to do.
    #[generated(state.is_in([Open, Packed]))]
    pub is_open: bool,
    /// When the row was made.
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    pub updated_at: DateTime<Utc>,
    /// Counts the changes.
    pub version: i64,
}

/// Where a line stands.
#[derive(Clone, Copy, Default, ColumnEnum)]
pub enum LineState {
    /// Nothing is done.
    #[default]
    Open,
    /// In a box.
    Packed,
    /// On its way.
    Sent,
}

/// Someone who signs in.
#[derive(Entity)]
#[audit(soft_delete)]
#[unique(folded, among(live))]
pub struct Account {
    /// Counted up.
    #[key(identity)]
    pub id: i64,
    /// As it was typed.
    pub email: String,
    /// As it is compared.
    #[generated(lower(trim(email)))]
    pub folded: String,
    /// Given name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// Both names.
    #[column(len = 201)]
    #[generated(sql(
        postgres = "first_name || ' ' || last_name",
        mysql = "concat(first_name, ' ', last_name)",
        mariadb = "concat(first_name, ' ', last_name)",
        sqlite = "first_name || ' ' || last_name"
    ))]
    pub full_name: String,
    /// Letters of the family name.
    #[generated(length(last_name))]
    pub letters: i32,
    /// Whether the account is in use.
    #[generated(live)]
    pub is_live: bool,
    /// When the account was closed.
    pub deleted_at: Option<DateTime<Utc>>,
}
