use chrono::{DateTime, Utc};
use schema_as_code::Entity;
use uuid::Uuid;

use super::{Product, User};

/// Something that a customer would like to have.
#[derive(Debug, Clone, PartialEq, Entity)]
#[unique(user_id, product_id)]
#[access(filter(user_id), serves = "a customer's wishlist")]
pub struct WishlistItem {
    /// Random.
    pub id: Uuid,
    /// Who would.
    #[relation(User, on_delete(cascade))]
    pub user_id: Uuid,
    /// What.
    #[relation(Product, on_delete(cascade))]
    pub product_id: Uuid,
    /// When the row was made.
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    pub updated_at: DateTime<Utc>,
}
