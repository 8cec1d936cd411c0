//! Who lends films.

use chrono::{DateTime, NaiveDate, Utc};
use schema_as_code::Entity;

use super::{Address, Store};

/// Someone who lends films.
#[derive(Debug, Clone, PartialEq, Entity)]
#[entity(table = "customer")]
#[index(last_name, name = "idx_last_name", serves = "search by family name")]
#[determines(active -> activebool)]
#[waive(
    transitive_dependency,
    reason = "`active` is what MySQL had for a boolean: old readers still ask for it, new ones ask for `activebool`"
)]
pub struct Customer {
    /// Counted up by the database.
    #[key(identity)]
    pub customer_id: i32,
    /// Where they signed up.
    #[relation(Store, on_delete(restrict), on_update(cascade))]
    pub store_id: i32,
    /// Given name.
    #[column(pii)]
    pub first_name: String,
    /// Family name.
    #[column(pii)]
    pub last_name: String,
    /// Where they are reached.
    #[column(pii)]
    pub email: Option<String>,
    /// Where they live.
    #[relation(Address, on_delete(restrict), on_update(cascade))]
    pub address_id: i32,
    /// Whether they may lend.
    #[column(default = true)]
    pub activebool: bool,
    /// When they signed up.
    #[column(default(now))]
    pub create_date: NaiveDate,
    /// May be NULL in the original, so it has no part in the audit and the application writes it.
    #[column(default(now))]
    pub last_update: Option<DateTime<Utc>>,
    /// 1 or 0, for old readers.
    pub active: Option<i32>,
}
