use chrono::{DateTime, Utc};
use schema_as_code::Entity;
use uuid::Uuid;

/// A customer, or someone who works in the shop.
#[derive(Debug, Clone, PartialEq, Entity)]
#[audit(soft_delete, log)]
#[access(filter(lower(email), live), serves = "signing in")]
pub struct User {
    /// Random.
    pub id: Uuid,
    /// Where the user is reached, and how they sign in.
    #[column(pii, unique(ignore_case, among(live)))]
    pub email: String,
    /// Never the password itself.
    #[column(secret)]
    pub password_hash: String,
    /// Whether the address was confirmed.
    #[column(default = false)]
    pub email_verified: bool,
    /// Given name.
    #[column(len = 100, pii)]
    pub first_name: String,
    /// Family name.
    #[column(len = 100, pii)]
    pub last_name: String,
    /// With the country's prefix.
    #[column(len = 32, pii)]
    pub phone: Option<String>,
    /// Address of a picture.
    #[column(len = 500)]
    pub avatar: Option<String>,
    /// When the row was made.
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    pub updated_at: DateTime<Utc>,
    /// When the user left; empty while they are here.
    pub deleted_at: Option<DateTime<Utc>>,
}
