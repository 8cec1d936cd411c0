//! Stores, who works there, and what they have.

use chrono::{DateTime, Utc};
use schema_as_code::Entity;

use super::{Address, Film};

/// A store.
#[derive(Debug, Clone, PartialEq, Entity)]
#[entity(table = "store")]
#[unique(manager_staff_id, name = "idx_unq_manager_staff_id")]
#[determines(none)]
pub struct Store {
    /// Counted up by the database.
    #[key(identity)]
    pub store_id: i32,
    /// A row of `staff`. No relation: staff belongs to a store, and neither could be the first.
    pub manager_staff_id: i32,
    /// Where it is.
    #[relation(Address, on_delete(restrict), on_update(cascade))]
    pub address_id: i32,
    /// Kept by the database.
    #[column(role(updated))]
    pub last_update: DateTime<Utc>,
}

/// Someone who works in a store.
#[derive(Debug, Clone, PartialEq, Entity)]
#[entity(table = "staff")]
#[determines(none)]
pub struct Staff {
    /// Counted up by the database.
    #[key(identity)]
    pub staff_id: i32,
    /// Given name.
    #[column(pii)]
    pub first_name: String,
    /// Family name.
    #[column(pii)]
    pub last_name: String,
    /// Where they live.
    #[relation(Address, on_delete(restrict), on_update(cascade))]
    pub address_id: i32,
    /// Where they are reached.
    #[column(pii)]
    pub email: Option<String>,
    /// Where they work.
    #[relation(Store)]
    pub store_id: i32,
    /// Whether they still work there.
    #[column(default = true)]
    pub active: bool,
    /// How they sign in; the original does not make it unique.
    pub username: String,
    /// A hash.
    #[column(secret)]
    pub password: Option<String>,
    /// Kept by the database.
    #[column(role(updated))]
    pub last_update: DateTime<Utc>,
    /// A photograph.
    #[column(pii)]
    pub picture: Option<Vec<u8>>,
}

/// A disc.
#[derive(Debug, Clone, PartialEq, Entity)]
#[entity(table = "inventory")]
#[index(store_id, film_id, name = "idx_store_id_film_id", serves = "whether a store has a film")]
#[determines(none)]
pub struct Inventory {
    /// Counted up by the database.
    #[key(identity)]
    pub inventory_id: i32,
    /// What is on it.
    #[relation(Film, on_delete(restrict), on_update(cascade))]
    pub film_id: i32,
    /// Where it stands.
    #[relation(Store, on_delete(restrict), on_update(cascade))]
    pub store_id: i32,
    /// Kept by the database.
    #[column(role(updated))]
    pub last_update: DateTime<Utc>,
}
