use chrono::{DateTime, Utc};
use schema_as_code::Entity;
use uuid::Uuid;

use super::ProductVariant;

/// A picture of one variant.
#[derive(Debug, Clone, PartialEq, Entity)]
#[unique(variant_id, position)]
#[access(filter(variant_id), order(position), serves = "the pictures of a variant")]
pub struct VariantImage {
    /// Random.
    pub id: Uuid,
    /// What it shows.
    #[relation(ProductVariant, on_delete(cascade))]
    pub variant_id: Uuid,
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
