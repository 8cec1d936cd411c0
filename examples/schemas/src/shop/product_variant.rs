use chrono::{DateTime, Utc};
use rust_decimal::Decimal;
use schema_as_code::Entity;
use uuid::Uuid;

use super::Product;

/// A size, color or other form in which a product is sold.
#[derive(Debug, Clone, PartialEq, Entity)]
pub struct ProductVariant {
    /// Random.
    pub id: Uuid,
    /// Of which product.
    #[relation(Product, on_delete(cascade))]
    pub product_id: Uuid,
    /// The stock-keeping unit.
    #[column(len = 64, unique)]
    pub sku: String,
    /// What makes it differ: `{"size": "XL"}`.
    #[column(default = "{}")]
    #[check(is_object())]
    pub attributes: serde_json::Value,
    /// Added to the product's price; negative: it is cheaper.
    pub price_adjustment: Option<Decimal>,
    /// Pieces in stock; none: the product's stock counts.
    #[check(>= 0)]
    pub stock_quantity: Option<i32>,
    /// Whether customers can choose it.
    #[column(default = true)]
    pub is_active: bool,
    /// When the row was made.
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    pub updated_at: DateTime<Utc>,
}
