use chrono::{DateTime, Utc};
use rust_decimal::Decimal;
use schema_as_code::{ColumnEnum, Entity};
use uuid::Uuid;

use super::{Address, User};

/// A purchase, from checkout to fulfilment.
#[derive(Debug, Clone, PartialEq, Entity)]
#[audit(version, log)]
#[index(user_id, desc(created_at))]
#[index(status, desc(created_at))]
#[access(filter(order_number), serves = "the page of an order")]
#[access(filter(user_id), order(desc(created_at)), serves = "a customer's order history")]
#[access(filter(status), order(desc(created_at)), serves = "the work list of one status")]
#[check(total == subtotal + tax + shipping - discount, name = "orders_total_is_sum")]
pub struct Order {
    /// Random.
    pub id: Uuid,
    /// What customers are told.
    #[column(len = 32, unique)]
    pub order_number: String,
    /// Who ordered. Orders are records: the user stays.
    #[relation(User, on_delete(restrict))]
    pub user_id: Uuid,
    /// Sum of the items.
    #[check(>= 0)]
    pub subtotal: Decimal,
    /// Taxes on the items.
    #[check(>= 0)]
    pub tax: Decimal,
    /// Price of the transport.
    #[check(>= 0)]
    pub shipping: Decimal,
    /// What is taken off.
    #[column(default = 0)]
    #[check(>= 0)]
    pub discount: Decimal,
    /// What the customer pays.
    #[check(>= 0)]
    pub total: Decimal,
    /// ISO 4217.
    #[column(len = 3, default = "USD")]
    pub currency: String,
    /// Where the order stands.
    #[column(default)]
    pub status: OrderStatus,
    /// Where the money stands.
    #[column(default)]
    pub payment_status: PaymentStatus,
    /// Where the goods are.
    #[column(default)]
    pub fulfillment_status: FulfillmentStatus,
    /// Where the goods go.
    #[relation(Address, on_delete(restrict))]
    pub shipping_address_id: Uuid,
    /// Where the bill goes.
    #[relation(Address, on_delete(restrict))]
    pub billing_address_id: Uuid,
    /// What the customer wrote.
    #[column(text)]
    pub notes: Option<String>,
    /// Counts the changes: a stale writer is refused.
    pub version: i64,
    /// When the row was made.
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    pub updated_at: DateTime<Utc>,
}

/// Where an order stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ColumnEnum)]
pub enum OrderStatus {
    /// Placed.
    #[default]
    Pending,
    /// Accepted by the shop.
    Confirmed,
    /// Being packed.
    Processing,
    /// On its way.
    Shipped,
    /// Arrived.
    Delivered,
    /// Will not be sent.
    Cancelled,
    /// Came back.
    Returned,
}

/// Where the money of an order stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ColumnEnum)]
pub enum PaymentStatus {
    /// Not tried yet.
    #[default]
    Pending,
    /// Reserved at the customer's bank.
    Authorized,
    /// Received.
    Paid,
    /// Refused.
    Failed,
    /// Given back.
    Refunded,
    /// Given back in part.
    PartiallyRefunded,
}

/// Where the goods of an order are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ColumnEnum)]
pub enum FulfillmentStatus {
    /// In the shop.
    #[default]
    Unfulfilled,
    /// Some are sent.
    PartiallyFulfilled,
    /// All are sent.
    Fulfilled,
    /// Sent back.
    Returned,
}
