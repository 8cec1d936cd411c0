use chrono::{DateTime, Utc};
use rust_decimal::Decimal;
use schema_as_code::{ColumnEnum, Entity};
use uuid::Uuid;

use super::Payment;

/// Money that goes back.
#[derive(Debug, Clone, PartialEq, Entity)]
#[audit(log)]
pub struct Refund {
    /// Random.
    pub id: Uuid,
    /// Of which payment. Refunds are records: the payment stays.
    #[relation(Payment, on_delete(restrict))]
    pub payment_id: Uuid,
    /// How much.
    #[check(> 0)]
    pub amount: Decimal,
    /// Why.
    #[column(text)]
    pub reason: Option<String>,
    /// Where the money stands.
    #[column(default)]
    pub status: RefundStatus,
    /// What the provider calls the refund.
    #[column(len = 255, unique)]
    pub provider_id: Option<String>,
    /// When the row was made.
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    pub updated_at: DateTime<Utc>,
}

/// Where the money of a refund stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ColumnEnum)]
pub enum RefundStatus {
    /// Not sent yet.
    #[default]
    Pending,
    /// On its way.
    Processing,
    /// Received by the customer.
    Completed,
    /// Refused by the provider.
    Failed,
}
