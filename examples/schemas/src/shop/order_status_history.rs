use chrono::{DateTime, Utc};
use schema_as_code::Entity;
use uuid::Uuid;

use super::{Order, OrderStatus, User};

/// A status that an order had.
#[derive(Debug, Clone, PartialEq, Entity)]
#[entity(table = "order_status_history")]
#[index(order_id, created_at)]
#[access(filter(order_id), order(created_at), serves = "the history of an order")]
pub struct OrderStatusChange {
    /// Random.
    pub id: Uuid,
    /// Of which order.
    #[relation(Order, on_delete(cascade))]
    pub order_id: Uuid,
    /// What it became.
    pub status: OrderStatus,
    /// Why.
    #[column(text)]
    pub notes: Option<String>,
    /// Who did it; none: the shop itself, or someone who left.
    #[column(role(none))]
    #[relation(User, on_delete(set_null))]
    pub created_by: Option<Uuid>,
    /// When the row was made.
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    pub updated_at: DateTime<Utc>,
}
