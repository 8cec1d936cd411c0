use chrono::{DateTime, Utc};
use schema_as_code::Entity;
use uuid::Uuid;

use super::{Product, ProductVariant, User};

/// Something in a customer's cart.
#[derive(Debug, Clone, PartialEq, Entity)]
#[unique(user_id, product_id, variant_id, nulls_not_distinct)]
#[access(filter(user_id), serves = "a customer's cart")]
pub struct CartItem {
    /// Random.
    pub id: Uuid,
    /// Whose cart.
    #[relation(User, on_delete(cascade))]
    pub user_id: Uuid,
    /// What is in it.
    #[relation(Product, on_delete(cascade))]
    pub product_id: Uuid,
    /// In which form; none: the product has one form only.
    #[relation(ProductVariant, on_delete(cascade))]
    pub variant_id: Option<Uuid>,
    /// Pieces.
    #[check(> 0)]
    pub quantity: i32,
    /// When the row was made.
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    pub updated_at: DateTime<Utc>,
}
