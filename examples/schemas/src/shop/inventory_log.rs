use chrono::{DateTime, Utc};
use schema_as_code::{ColumnEnum, Entity};
use uuid::Uuid;

use super::{Product, User};

/// A change of a product's stock.
#[derive(Debug, Clone, PartialEq, Entity)]
#[index(product_id, desc(created_at))]
#[access(filter(product_id), order(desc(created_at)), serves = "the history of a product's stock")]
#[check(new_stock == previous_stock + quantity, name = "inventory_logs_stock_adds_up")]
pub struct InventoryLog {
    /// Random.
    pub id: Uuid,
    /// Of which product. The log is a record: the product stays.
    #[relation(Product, on_delete(restrict))]
    pub product_id: Uuid,
    /// Why the stock changed.
    pub r#type: InventoryChange,
    /// Pieces that came; negative: that went.
    #[check(!= 0)]
    pub quantity: i32,
    /// In words.
    #[column(text)]
    pub reason: Option<String>,
    /// An order, a delivery note.
    pub reference: Option<String>,
    /// Pieces before.
    #[check(>= 0)]
    pub previous_stock: i32,
    /// Pieces after.
    #[check(>= 0)]
    pub new_stock: i32,
    /// Who did it; none: the shop itself, or someone who left.
    #[column(role(none))]
    #[relation(User, on_delete(set_null))]
    pub created_by: Option<Uuid>,
    /// When the row was made.
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    pub updated_at: DateTime<Utc>,
}

/// Why a stock changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ColumnEnum)]
pub enum InventoryChange {
    /// Bought by the shop.
    Purchase,
    /// Sold.
    Sale,
    /// Came back.
    Return,
    /// Counted anew.
    Adjustment,
    /// Moved between warehouses.
    Transfer,
    /// Broken or lost.
    Damage,
}
