//! Copies that triggers keep equal to their originals.

use chrono::{DateTime, Utc};
use rust_decimal::Decimal;
use schema_as_code::{ColumnEnum, Entity, Schema};
use uuid::Uuid;

/// Copies along every kind of relation that all dialects have.
#[derive(Schema)]
#[schema(
    postgres("14"),
    mysql("8.0"),
    mariadb("10.11"),
    sqlite("3.40", decimal(integer)),
    driver(sqlx),
    types(String(100), Decimal(10, 2)),
    on_delete(restrict),
    entities(Customer, Purchase, Delivery, Call, Tariff, Quote)
)]
pub struct Denormalized;

/// How much a customer buys.
#[derive(ColumnEnum)]
pub enum Grade {
    /// A little.
    Plain,
    /// It's a lot.
    #[column(name = "it's gold")]
    Gold,
}

/// The originals.
#[derive(Entity)]
#[audit(timestamps)]
pub struct Customer {
    /// Counted up.
    #[key(identity)]
    pub id: i64,
    /// Where mail goes.
    #[column(unique)]
    pub email: String,
    /// How they are called.
    pub nick: Option<String>,
    /// How much they buy.
    pub grade: Grade,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// Two copies of one original row; a change of a copy alone is none of the row.
#[derive(Entity)]
#[audit(timestamps, version)]
#[denormalized(customer_id, customer_email(email), grade, sync(trigger), reason = "shown in every list")]
pub struct Purchase {
    /// Random.
    pub id: Uuid,
    /// Who buys.
    #[relation(Customer)]
    pub customer_id: i64,
    /// Where mail about it goes.
    pub customer_email: String,
    /// How much the customer buys.
    pub grade: Grade,
    /// What is said about it.
    #[column(name = "the \"note's\" %s\\")]
    pub note: Option<String>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// How often it changed.
    pub version: i64,
}

/// A copy of a copy, in a column of a strange name.
#[derive(Entity)]
#[denormalized(purchase_id, email(customer_email), remark(note), sync(trigger), reason = "printed on the label")]
pub struct Delivery {
    /// Counted up.
    #[key(identity)]
    pub id: i64,
    /// What is delivered.
    #[relation(Purchase, on_delete(cascade))]
    pub purchase_id: Uuid,
    /// Who is told.
    pub email: String,
    /// What is said about it.
    #[column(name = "re\"mark's` %I\\")]
    pub remark: Option<String>,
}

/// A relation that may be missing.
#[derive(Entity)]
#[denormalized(customer_id, customer_nick(nick), sync(trigger), reason = "the list of calls is read all day")]
pub struct Call {
    /// Counted up.
    #[key(identity)]
    pub id: i64,
    /// Who calls, if they say.
    #[relation(Customer)]
    pub customer_id: Option<i64>,
    /// How they are called.
    pub customer_nick: Option<String>,
}

/// Originals below a key of two columns.
#[derive(Entity)]
pub struct Tariff {
    /// First of the key.
    #[key]
    pub zone: i32,
    /// Second of the key.
    #[key]
    pub class: i32,
    /// What it costs.
    pub price: Decimal,
}

/// Copies through a relation of two columns, in a table whose key is of two columns.
#[derive(Entity)]
#[relation(Tariff, on(zone, class), to(zone, class), on_delete(cascade), on_update(cascade))]
#[denormalized((zone, class), price, sync(trigger), reason = "quotes are summed without a join")]
pub struct Quote {
    /// First of the key.
    #[key]
    pub number: i32,
    /// Second of the key.
    #[key]
    pub line: i32,
    /// First of the relation.
    pub zone: i32,
    /// Second of the relation.
    pub class: i32,
    /// What it costs.
    pub price: Decimal,
}
