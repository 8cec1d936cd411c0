//! Where people and stores are.

use chrono::{DateTime, Utc};
use schema_as_code::Entity;

/// A country.
#[derive(Debug, Clone, PartialEq, Entity)]
#[entity(table = "country")]
#[determines(none)]
pub struct Country {
    /// Counted up by the database.
    #[key(identity)]
    pub country_id: i32,
    /// Its name in English; the original does not make it unique.
    pub country: String,
    /// Kept by the database.
    #[column(role(updated))]
    pub last_update: DateTime<Utc>,
}

/// A city.
#[derive(Debug, Clone, PartialEq, Entity)]
#[entity(table = "city")]
#[determines(none)]
pub struct City {
    /// Counted up by the database.
    #[key(identity)]
    pub city_id: i32,
    /// Its name; a country may have two of one name.
    pub city: String,
    /// Where it lies.
    #[relation(Country, on_delete(restrict), on_update(cascade))]
    pub country_id: i32,
    /// Kept by the database.
    #[column(role(updated))]
    pub last_update: DateTime<Utc>,
}

/// Where a letter arrives.
#[derive(Debug, Clone, PartialEq, Entity)]
#[entity(table = "address")]
#[determines(none)]
pub struct Address {
    /// Counted up by the database.
    #[key(identity)]
    pub address_id: i32,
    /// Street and number.
    #[column(pii)]
    pub address: String,
    /// What else the carrier must know.
    #[column(pii)]
    pub address2: Option<String>,
    /// Province, county or part of the city: what the country's letters carry, so a city has several.
    pub district: String,
    /// City.
    #[relation(City, on_delete(restrict), on_update(cascade))]
    pub city_id: i32,
    /// A large city has several, and some codes are shared by villages.
    pub postal_code: Option<String>,
    /// Of the house.
    #[column(pii)]
    pub phone: String,
    /// Kept by the database.
    #[column(role(updated))]
    pub last_update: DateTime<Utc>,
}
