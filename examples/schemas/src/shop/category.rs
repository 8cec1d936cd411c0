use chrono::{DateTime, Utc};
use schema_as_code::Entity;
use uuid::Uuid;

/// A shelf of the shop; shelves stand in shelves.
#[derive(Debug, Clone, PartialEq, Entity)]
#[check(parent_id != id, name = "categories_not_in_themselves")]
#[index(parent_id, sort_order)]
#[access(filter(slug), serves = "a category's page")]
#[access(filter(parent_id, is_active), order(sort_order), serves = "the shelves in a shelf")]
pub struct Category {
    /// Random.
    pub id: Uuid,
    /// In addresses of pages.
    #[column(len = 200, unique)]
    pub slug: String,
    /// As customers see it.
    pub name: String,
    /// A few sentences.
    #[column(text)]
    pub description: Option<String>,
    /// Address of a picture.
    #[column(len = 500)]
    pub image: Option<String>,
    /// The shelf it stands in; none: a main category.
    #[relation(Category, on_delete(restrict))]
    pub parent_id: Option<Uuid>,
    /// Smaller ones come first.
    #[column(default = 0)]
    pub sort_order: i32,
    /// Whether customers see it.
    #[column(default = true)]
    pub is_active: bool,
    /// When the row was made.
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    pub updated_at: DateTime<Utc>,
}
