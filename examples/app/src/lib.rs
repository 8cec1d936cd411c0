//! The tables of a shop, each described once.
//!
//! The structs are sqlx's and serde's too. The SQL in `schema/sqlite.sql` is made from them and checked
//! in: a change of the database is seen in review, and the application links no emitter. The test
//! `schema_is_current` fails when it is not what the structs say, and
//! `UPDATE_SCHEMA=1 cargo test` writes it again.

use chrono::{DateTime, Utc};
use schema_as_code::{ColumnEnum, Entity, Schema};
use serde::{Deserialize, Serialize};
use sqlx::{FromRow, SqlitePool, Type};
use uuid::Uuid;

/// Creates the tables in an empty database.
pub const SCHEMA: &str = include_str!("../schema/sqlite.sql");

/// Who buys.
#[derive(Debug, Clone, PartialEq, Eq, FromRow, Serialize, Deserialize, Entity)]
pub struct Customer {
    /// Chosen by the application.
    pub id: Uuid,
    /// Where bills go.
    #[column(unique)]
    pub email: String,
    /// As it stands on bills.
    #[column(len = 100)]
    pub name: Option<String>,
    /// When the account was opened.
    #[column(role(created))]
    pub created_at: DateTime<Utc>,
}

/// How far an order has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Type, Serialize, Deserialize, ColumnEnum)]
#[sqlx(rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum OrderStatus {
    /// Nothing is paid.
    #[default]
    Pending,
    /// Everything is paid.
    Paid,
    /// On its way.
    HandedOver,
}

/// A purchase.
#[derive(Debug, Clone, PartialEq, Eq, FromRow, Serialize, Deserialize, Entity)]
#[index(customer_id, desc(created_at), serves = "the newest orders of a customer")]
pub struct Order {
    /// Chosen by the application.
    pub id: Uuid,
    /// Who buys; an order is a record and keeps its customer.
    #[relation(Customer, on_delete(restrict))]
    pub customer_id: Uuid,
    /// How far it has come.
    #[column(default)]
    pub status: OrderStatus,
    /// In cents.
    #[check(> 0)]
    pub total: i64,
    /// When it was placed.
    #[column(role(created))]
    pub created_at: DateTime<Utc>,
}

/// The shop's database.
#[derive(Schema)]
#[schema(sqlite("3.40"), driver(sqlx), types(String(255)), entities(Customer, Order))]
pub struct Shop;

/// Stores a customer.
///
/// # Errors
/// When the database refuses the row.
pub async fn insert_customer(pool: &SqlitePool, customer: &Customer) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO customers (id, email, name, created_at) VALUES (?, ?, ?, ?)")
        .bind(customer.id)
        .bind(&customer.email)
        .bind(&customer.name)
        .bind(customer.created_at)
        .execute(pool)
        .await
        .map(drop)
}

/// Stores an order.
///
/// # Errors
/// When the database refuses the row.
pub async fn insert_order(pool: &SqlitePool, order: &Order) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO orders (id, customer_id, status, total, created_at) VALUES (?, ?, ?, ?, ?)")
        .bind(order.id)
        .bind(order.customer_id)
        .bind(order.status)
        .bind(order.total)
        .bind(order.created_at)
        .execute(pool)
        .await
        .map(drop)
}

/// The orders of a customer, the newest first.
///
/// # Errors
/// When the database cannot be read.
pub async fn orders_of(pool: &SqlitePool, customer: Uuid) -> Result<Vec<Order>, sqlx::Error> {
    sqlx::query_as("SELECT * FROM orders WHERE customer_id = ? ORDER BY created_at DESC")
        .bind(customer)
        .fetch_all(pool)
        .await
}
