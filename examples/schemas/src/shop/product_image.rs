use chrono::{DateTime, Utc};
use schema_as_code::Entity;
use uuid::Uuid;

use super::Product;

/// A picture of a product.
#[derive(Debug, Clone, PartialEq, Entity)]
#[unique(product_id, position)]
#[access(filter(product_id), order(position), serves = "the pictures on a product's page")]
pub struct ProductImage {
    /// Random.
    pub id: Uuid,
    /// What it shows.
    #[relation(Product, on_delete(cascade))]
    pub product_id: Uuid,
    /// The first one stands in lists.
    #[check(>= 0)]
    pub position: i32,
    /// Where it lies.
    #[column(len = 500)]
    pub url: String,
    /// What those read who do not see it.
    pub alternative_text: Option<String>,
    /// When the row was made.
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    pub updated_at: DateTime<Utc>,
}
