use chrono::{DateTime, Utc};
use schema_as_code::{ColumnEnum, Entity};
use uuid::Uuid;

use super::User;

/// Where things are sent, or bills are.
#[derive(Debug, Clone, PartialEq, Entity)]
#[entity(table = "addresses")]
#[unique(user_id, r#type, filter(is_default), name = "addresses_one_default")]
#[access(filter(user_id), serves = "a customer's address book")]
#[access(filter(user_id, r#type, is_default), serves = "the address that is proposed at the checkout")]
pub struct Address {
    /// Random.
    pub id: Uuid,
    /// Whose address it is.
    #[relation(User, on_delete(cascade))]
    pub user_id: Uuid,
    /// What it is used for.
    pub r#type: AddressType,
    /// Given name of who receives.
    #[column(len = 100, pii)]
    pub first_name: String,
    /// Family name of who receives.
    #[column(len = 100, pii)]
    pub last_name: String,
    /// Street and number.
    #[column(pii)]
    pub line1: String,
    /// What else the carrier must know.
    #[column(pii)]
    pub line2: Option<String>,
    /// City.
    #[column(len = 100)]
    pub city: String,
    /// State or province.
    #[column(len = 100)]
    pub state: String,
    /// Postal code.
    #[column(len = 20)]
    pub postal_code: String,
    /// ISO 3166-1 alpha-2.
    #[column(len = 2, default = "US")]
    pub country: String,
    /// With the country's prefix.
    #[column(len = 32, pii)]
    pub phone: Option<String>,
    /// Whether it is proposed first; at most one per user and type.
    #[column(default = false)]
    pub is_default: bool,
    /// When the row was made.
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    pub updated_at: DateTime<Utc>,
}

/// What an address is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ColumnEnum)]
pub enum AddressType {
    /// Things are sent there.
    Shipping,
    /// Bills are sent there.
    Billing,
    /// Both.
    Both,
}
