//! Two tables: the README's example.

use chrono::{DateTime, Utc};
use rust_decimal::Decimal;
use schema_as_code::{ColumnEnum, Entity, Schema};

/// Users and their orders.
#[derive(Schema)]
#[schema(
    postgres("15"),
    mysql("8.0"),
    mariadb("10.11"),
    sqlite("3.40", decimal(integer)),
    driver(sqlx),
    types(String(255), Decimal(10, 2)),
    entities(User, Order)
)]
pub struct Quickstart;

/// A person who can sign in.
#[derive(Debug, Clone, PartialEq, Entity)]
#[audit(timestamps)]
pub struct User {
    /// Counted up by the database.
    #[key(identity)]
    pub id: i64,
    /// Where the user is reached, and how they sign in.
    #[column(unique(ignore_case))]
    pub email: String,
    /// How the user is addressed.
    #[column(len = 100)]
    pub name: String,
    /// Never the password itself.
    #[column(secret)]
    pub password_hash: String,
    /// Whether the user may sign in.
    #[column(default = true)]
    pub is_active: bool,
    /// What the user may do.
    #[column(default)]
    pub role: Role,
    /// When the row was made.
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    pub updated_at: DateTime<Utc>,
}

/// What a user may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ColumnEnum)]
pub enum Role {
    /// Their own orders.
    #[default]
    User,
    /// Everything.
    Admin,
}

/// A purchase. Orders are records: they outlive every wish to delete a user.
#[derive(Debug, Clone, PartialEq, Entity)]
#[audit(timestamps)]
#[index(user_id, desc(created_at), serves = "a user's orders, newest first")]
#[index(status, desc(created_at), serves = "the work list of one status, newest first")]
pub struct Order {
    /// Counted up by the database.
    #[key(identity)]
    pub id: i64,
    /// Who ordered.
    #[relation(User, on_delete(restrict))]
    pub user_id: i64,
    /// Where the order stands.
    #[column(default)]
    pub status: OrderStatus,
    /// What the user pays, in the shop's currency.
    #[check(> 0)]
    pub total_amount: Decimal,
    /// When the row was made.
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    pub updated_at: DateTime<Utc>,
}

/// Where an order stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ColumnEnum)]
pub enum OrderStatus {
    /// Not paid yet.
    #[default]
    Pending,
    /// Paid, not sent.
    Paid,
    /// On its way.
    Shipped,
    /// Arrived.
    Delivered,
    /// Will not be sent.
    Cancelled,
}
