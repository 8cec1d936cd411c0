use chrono::{DateTime, Utc};
use rust_decimal::Decimal;
use schema_as_code::Entity;
use uuid::Uuid;

use super::Category;

/// Something the shop sells.
#[derive(Debug, Clone, PartialEq, Entity)]
#[audit(soft_delete, log)]
#[search(name(A), description(B), sku(C), language = "english")]
#[index(category_id, desc(created_at), filter(is_active, live))]
#[index(desc(created_at), filter(is_featured, is_active, live))]
#[access(filter(slug, live), serves = "a product's page")]
#[access(
    filter(category_id, is_active, live),
    order(desc(created_at)),
    serves = "a category's page, newest first"
)]
#[access(
    filter(is_featured, is_active, live),
    order(desc(created_at)),
    serves = "the front page, newest first"
)]
#[check(sale_price <= base_price, name = "products_sale_is_cheaper")]
pub struct Product {
    /// Random.
    pub id: Uuid,
    /// The stock-keeping unit.
    #[column(len = 64, unique(among(live)))]
    pub sku: String,
    /// As customers see it.
    pub name: String,
    /// In addresses of pages.
    #[column(unique(among(live)))]
    pub slug: String,
    /// A few sentences.
    #[column(text)]
    pub description: Option<String>,
    /// The shelf it stands in.
    #[relation(Category, on_delete(restrict))]
    pub category_id: Uuid,
    /// The usual price.
    #[check(>= 0)]
    pub base_price: Decimal,
    /// The price while it is on sale.
    #[check(>= 0)]
    pub sale_price: Option<Decimal>,
    /// ISO 4217.
    #[column(len = 3, default = "USD")]
    pub currency: String,
    /// Whether the stock is counted.
    #[column(default = true)]
    pub track_inventory: bool,
    /// Pieces in stock.
    #[column(default = 0)]
    #[check(>= 0)]
    pub stock_quantity: i32,
    /// Below this many pieces, someone orders more.
    #[column(default = 10)]
    #[check(>= 0)]
    pub low_stock_threshold: i32,
    /// For search engines.
    pub meta_title: Option<String>,
    /// For search engines.
    #[column(len = 500)]
    pub meta_description: Option<String>,
    /// Whether customers see it.
    #[column(default = true)]
    pub is_active: bool,
    /// Whether it is on the front page.
    #[column(default = false)]
    pub is_featured: bool,
    /// When the row was made.
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    pub updated_at: DateTime<Utc>,
    /// When it was taken out of the shop.
    pub deleted_at: Option<DateTime<Utc>>,
}
