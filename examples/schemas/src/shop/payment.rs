use chrono::{DateTime, Utc};
use rust_decimal::Decimal;
use schema_as_code::{ColumnEnum, Entity};
use uuid::Uuid;

use super::{Order, PaymentStatus};

/// Money for an order, or an attempt to get it.
#[derive(Debug, Clone, PartialEq, Entity)]
#[audit(log)]
#[index(order_id, desc(created_at))]
#[access(filter(order_id), order(desc(created_at)), serves = "the payments of an order")]
#[access(filter(provider_id), serves = "what the provider reports")]
pub struct Payment {
    /// Random.
    pub id: Uuid,
    /// For which order. Payments are records: the order stays.
    #[relation(Order, on_delete(restrict))]
    pub order_id: Uuid,
    /// How much.
    #[check(> 0)]
    pub amount: Decimal,
    /// ISO 4217.
    #[column(len = 3, default = "USD")]
    pub currency: String,
    /// How it is paid.
    pub payment_method: PaymentMethod,
    /// Where the money stands.
    #[column(default)]
    pub status: PaymentStatus,
    /// What the provider calls the payment.
    #[column(len = 255, unique)]
    pub provider_id: Option<String>,
    /// What the provider answered.
    #[column(secret)]
    pub provider_data: Option<serde_json::Value>,
    /// Why it failed.
    #[column(text)]
    pub failure_reason: Option<String>,
    /// When the row was made.
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    pub updated_at: DateTime<Utc>,
}

/// How something is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ColumnEnum)]
pub enum PaymentMethod {
    /// By credit or debit card.
    Card,
    /// From bank to bank.
    BankTransfer,
    /// By an account at a payment provider.
    Wallet,
    /// With a voucher.
    GiftCard,
    /// To the carrier.
    CashOnDelivery,
}
