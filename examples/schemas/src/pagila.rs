//! Pagila: two stores that lend films, as its PostgreSQL script makes them.
//!
//! Names, types, keys and relations are those of the original. What differs, and why, is in the README of
//! these schemas.

mod customer;
mod film;
mod place;
mod rental;
mod store;

use schema_as_code::Schema;

pub use customer::Customer;
pub use film::{Actor, Category, Film, FilmActor, FilmCategory, Language, MpaaRating};
pub use place::{Address, City, Country};
pub use rental::{Payment, Rental};
pub use store::{Inventory, Staff, Store};

/// Stores that lend films. PostgreSQL alone: it indexes text of any length, stores lists of text, and counts
/// up the second column of a key.
#[derive(Schema)]
#[schema(
    postgres("15"),
    driver(sqlx),
    entities(
        Country,
        City,
        Address,
        Language,
        Actor,
        Category,
        Film,
        FilmActor,
        FilmCategory,
        Store,
        Staff,
        Inventory,
        Customer,
        Rental,
        Payment
    )
)]
pub struct Pagila;
