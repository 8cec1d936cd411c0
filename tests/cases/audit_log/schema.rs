//! The audit log: old and new values, the acting user, and what is never written down.

use chrono::{DateTime, NaiveDate, Utc};
use rust_decimal::Decimal;
use schema_as_code::{ColumnEnum, Entity, Schema};
use uuid::Uuid;

/// Tables whose changes are logged.
#[derive(Schema)]
#[schema(
    postgres("14"),
    mysql("8.0"),
    mariadb("10.11"),
    sqlite("3.40", decimal(integer)),
    driver(sqlx),
    types(String(100), Decimal(10, 2)),
    entities(Account, Entry, Odd)
)]
pub struct AuditLog;

/// A value of every kind.
#[derive(Entity)]
#[audit(timestamps, actor, version, log(except(note)))]
pub struct Account {
    /// Random.
    pub id: Uuid,
    /// Where the owner is reached.
    #[column(unique)]
    pub email: String,
    /// Never in the log.
    #[column(secret)]
    pub password_hash: Option<String>,
    /// Left out of the log.
    pub note: Option<String>,
    /// Exact.
    #[column(default = 0)]
    pub balance: Decimal,
    /// A truth value.
    #[column(default = true)]
    pub is_open: bool,
    /// A document.
    pub settings: Option<serde_json::Value>,
    /// Bytes.
    #[column(len = 16)]
    pub picture: Option<Vec<u8>>,
    /// Another account.
    pub sponsor_id: Option<Uuid>,
    /// An enum.
    #[column(default)]
    pub plan: Plan,
    /// A day.
    pub opened_on: Option<NaiveDate>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// Who made it.
    pub created_by: Option<Uuid>,
    /// Who changed it last.
    pub updated_by: Option<Uuid>,
    /// How often it changed.
    pub version: i64,
}

/// What an account may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ColumnEnum)]
pub enum Plan {
    /// Little.
    #[default]
    Free,
    /// Much.
    Paid,
}

/// A key of three columns; its rows go with their account.
#[derive(Entity)]
#[audit(log)]
#[waive(unlogged_action, reason = "accounts are only closed, and never deleted on MySQL and MariaDB")]
pub struct Entry {
    /// First of the key.
    #[key]
    #[relation(Account, on_delete(cascade))]
    pub account_id: Uuid,
    /// Second of the key.
    #[key]
    pub number: i32,
    /// Third of the key.
    #[key]
    #[column(len = 8)]
    pub side: String,
    /// How much.
    pub amount: Decimal,
}

/// Names that mean something to a database.
#[derive(Entity)]
#[entity(table = "it's a \"table\" `name` \\ %s $1")]
#[audit(log(except(left_out)))]
pub struct Odd {
    /// Text as a key.
    #[key]
    #[column(len = 50, name = "the key's {name}, \"quoted\" \\ `so` %I")]
    pub key: String,
    /// Logged.
    #[column(name = "a 'value' \\ \"of\" `it` $2")]
    pub value: Option<String>,
    /// Never shown.
    #[column(name = "the \"secret\" \\ 'one' %L", secret)]
    pub secret: Option<String>,
    /// Not logged.
    #[column(name = "left, {out} \"of\" \\ it")]
    pub left_out: Option<String>,
}
