//! What was sold.

use chrono::NaiveDateTime;
use rust_decimal::Decimal;
use schema_as_code::Entity;

use super::{Customer, Track};

/// A bill.
#[derive(Debug, Clone, PartialEq, Entity)]
#[entity(table = "invoice")]
#[snapshot(
    customer_id,
    billing_address(address),
    billing_city(city),
    billing_state(state),
    billing_country(country),
    billing_postal_code(postal_code),
    reason = "a bill keeps the address it was written to when the customer moves"
)]
#[waive(
    timestamp_without_zone,
    reason = "the original stores a wall clock and no zone, and no migration can tell which it was"
)]
pub struct Invoice {
    /// Given by the application.
    #[key]
    pub invoice_id: i32,
    /// Who pays.
    #[relation(Customer)]
    pub customer_id: i32,
    /// When it was written, on some clock of the shop.
    pub invoice_date: NaiveDateTime,
    /// As it was when the bill was written.
    #[column(len = 70, pii)]
    pub billing_address: Option<String>,
    /// As it was when the bill was written.
    #[column(len = 40)]
    pub billing_city: Option<String>,
    /// As it was when the bill was written.
    #[column(len = 40)]
    pub billing_state: Option<String>,
    /// As it was when the bill was written.
    #[column(len = 40)]
    pub billing_country: Option<String>,
    /// As it was when the bill was written.
    #[column(len = 10)]
    pub billing_postal_code: Option<String>,
    /// Sum of the lines, kept by the application.
    pub total: Decimal,
}

/// A line of a bill.
#[derive(Debug, Clone, PartialEq, Entity)]
#[entity(table = "invoice_line")]
#[snapshot(track_id, unit_price, reason = "a bill keeps the price of the day")]
pub struct InvoiceLine {
    /// Given by the application.
    #[key]
    pub invoice_line_id: i32,
    /// The bill it belongs to.
    #[relation(Invoice)]
    pub invoice_id: i32,
    /// What was bought.
    #[relation(Track)]
    pub track_id: i32,
    /// As it was when it was bought.
    pub unit_price: Decimal,
    /// How often.
    pub quantity: i32,
}
