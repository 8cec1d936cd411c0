//! Keys: made by the database, counted up, given, and of several columns.

use schema_as_code::{Entity, Schema};
use uuid::Uuid;

/// Every kind of key.
#[derive(Schema)]
#[schema(
    postgres("14"),
    mysql("8.0"),
    mariadb("10.11"),
    sqlite("3.40"),
    driver(sqlx),
    types(String(64)),
    entities(Made, Counted, Given, Pair)
)]
pub struct Keys;

/// The database makes a random key.
#[derive(Entity)]
#[entity(table = "made")]
pub struct Made {
    /// Random.
    pub id: Uuid,
}

/// The database counts.
#[derive(Entity)]
#[entity(table = "counted")]
pub struct Counted {
    /// Counted up.
    #[key(identity)]
    pub id: i64,
}

/// The application knows the key.
#[derive(Entity)]
#[entity(table = "given")]
pub struct Given {
    /// ISO 4217.
    #[key]
    #[column(len = 3)]
    pub code: String,
}

/// A key of two columns, in the order of the key, not of the fields.
#[derive(Entity)]
pub struct Pair {
    /// How many.
    pub quantity: i32,
    /// First of the key.
    #[key]
    #[relation(Counted, on_delete(cascade))]
    pub counted_id: i64,
    /// Second of the key.
    #[key]
    #[column(len = 3)]
    #[relation(Given, on_delete(restrict), on_update(cascade))]
    pub given_code: String,
}
