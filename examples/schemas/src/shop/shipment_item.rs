use chrono::{DateTime, Utc};
use schema_as_code::Entity;
use uuid::Uuid;

use super::{OrderItem, Shipment};

/// How much of a line of an order is in a parcel.
#[derive(Debug, Clone, PartialEq, Entity)]
pub struct ShipmentItem {
    /// In which parcel.
    #[key]
    #[relation(Shipment, on_delete(cascade))]
    pub shipment_id: Uuid,
    /// Of which line.
    #[key]
    #[relation(OrderItem, on_delete(restrict))]
    pub order_item_id: Uuid,
    /// Pieces.
    #[check(> 0)]
    pub quantity: i32,
    /// When the row was made.
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    pub updated_at: DateTime<Utc>,
}
