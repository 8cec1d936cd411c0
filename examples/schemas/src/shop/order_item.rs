use chrono::{DateTime, Utc};
use rust_decimal::Decimal;
use schema_as_code::Entity;
use uuid::Uuid;

use super::{Order, Product, ProductVariant};

/// A line of an order.
#[derive(Debug, Clone, PartialEq, Entity)]
#[snapshot(
    product_id,
    sku,
    name,
    price(base_price),
    reason = "an order keeps what was bought at which price"
)]
#[access(filter(order_id), serves = "the lines of an order")]
pub struct OrderItem {
    /// Random.
    pub id: Uuid,
    /// The order it belongs to.
    #[relation(Order, on_delete(cascade))]
    pub order_id: Uuid,
    /// What was bought.
    #[relation(Product, on_delete(restrict))]
    pub product_id: Uuid,
    /// In which form; none: the product has one form only.
    #[relation(ProductVariant, on_delete(restrict))]
    pub variant_id: Option<Uuid>,
    /// As it was when it was bought.
    #[column(len = 64)]
    pub sku: String,
    /// As it was when it was bought.
    pub name: String,
    /// As it was when it was bought.
    #[check(>= 0)]
    pub price: Decimal,
    /// Pieces.
    #[check(> 0)]
    pub quantity: i32,
    /// Of all pieces.
    #[column(decimal(14, 2))]
    #[generated(quantity * price)]
    pub total: Decimal,
    /// When the row was made.
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    pub updated_at: DateTime<Utc>,
}
