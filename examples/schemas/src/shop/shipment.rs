use chrono::{DateTime, Utc};
use schema_as_code::{ColumnEnum, Entity};
use uuid::Uuid;

use super::Order;

/// A parcel of an order; an order may need several.
#[derive(Debug, Clone, PartialEq, Entity)]
#[unique(carrier, tracking_number, filter(tracking_number.is_some()))]
#[index(status, created_at)]
#[access(filter(status), order(created_at), serves = "the parcels that wait, oldest first")]
#[access(filter(carrier, tracking_number), serves = "what the carrier reports")]
#[check(delivered_at >= shipped_at, name = "shipments_arrive_later")]
pub struct Shipment {
    /// Random.
    pub id: Uuid,
    /// Of which order. Parcels are records: the order stays.
    #[relation(Order, on_delete(restrict))]
    pub order_id: Uuid,
    /// Who carries it.
    #[column(len = 50)]
    pub carrier: String,
    /// What the carrier calls it; none: it waits for a label.
    #[column(len = 100)]
    pub tracking_number: Option<String>,
    /// Where the parcel is.
    #[column(default)]
    pub status: ShipmentStatus,
    /// When the carrier took it.
    pub shipped_at: Option<DateTime<Utc>>,
    /// When it arrived.
    pub delivered_at: Option<DateTime<Utc>>,
    /// When the row was made.
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    pub updated_at: DateTime<Utc>,
}

/// Where a parcel is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ColumnEnum)]
pub enum ShipmentStatus {
    /// In the shop.
    #[default]
    Packed,
    /// At the carrier.
    InTransit,
    /// At the customer.
    Delivered,
    /// Nobody knows.
    Lost,
}
