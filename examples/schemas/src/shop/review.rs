use chrono::{DateTime, Utc};
use schema_as_code::Entity;
use uuid::Uuid;

use super::{Product, User};

/// What a customer thinks of a product.
#[derive(Debug, Clone, PartialEq, Entity)]
#[unique(product_id, user_id)]
#[index(product_id, desc(created_at), filter(is_approved))]
#[access(
    filter(product_id, is_approved),
    order(desc(created_at)),
    serves = "the reviews on a product's page"
)]
pub struct Review {
    /// Random.
    pub id: Uuid,
    /// Of what.
    #[relation(Product, on_delete(cascade))]
    pub product_id: Uuid,
    /// Who.
    #[relation(User, on_delete(cascade))]
    pub user_id: Uuid,
    /// Stars.
    #[check(1..=5)]
    pub rating: i32,
    /// In a few words.
    pub title: Option<String>,
    /// In many words.
    #[column(text)]
    pub comment: Option<String>,
    /// Whether the customer bought the product here.
    #[column(default = false)]
    pub is_verified_purchase: bool,
    /// Whether others may read it.
    #[column(default = false)]
    pub is_approved: bool,
    /// When the row was made.
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    pub updated_at: DateTime<Utc>,
}
