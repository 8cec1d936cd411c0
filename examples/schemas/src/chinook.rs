//! Chinook: a shop for music files, as its PostgreSQL script makes it.
//!
//! Names, types, keys and relations are those of the original. What differs, and why, is in the README of
//! these schemas.

mod catalog;
mod people;
mod playlist;
mod sales;

use schema_as_code::Schema;

pub use catalog::{Album, Artist, Genre, MediaType, Track};
pub use people::{Customer, Employee};
pub use playlist::{Playlist, PlaylistTrack};
pub use sales::{Invoice, InvoiceLine};

/// A shop for music files.
#[derive(Schema)]
#[schema(
    postgres("15"),
    mysql("8.0"),
    mariadb("10.11"),
    sqlite("3.40", decimal(integer)),
    driver(sqlx),
    types(Decimal(10, 2)),
    entities(
        Artist,
        Album,
        Genre,
        MediaType,
        Track,
        Playlist,
        PlaylistTrack,
        Employee,
        Customer,
        Invoice,
        InvoiceLine
    )
)]
pub struct Chinook;
