//! Films, and what is known of them.

use chrono::{DateTime, Utc};
use rust_decimal::Decimal;
use schema_as_code::{ColumnEnum, Entity};

/// A language that is spoken in films.
#[derive(Debug, Clone, PartialEq, Entity)]
#[entity(table = "language")]
#[determines(none)]
pub struct Language {
    /// Counted up by the database.
    #[key(identity)]
    pub language_id: i32,
    /// Its name in English, padded with blanks.
    #[column(len = 20, type(postgres = "character(20)"))]
    pub name: String,
    /// Kept by the database.
    #[column(role(updated))]
    pub last_update: DateTime<Utc>,
}

/// Who plays in films.
#[derive(Debug, Clone, PartialEq, Entity)]
#[entity(table = "actor")]
#[index(last_name, name = "idx_actor_last_name", serves = "search by family name")]
#[determines(none)]
pub struct Actor {
    /// Counted up by the database.
    #[key(identity)]
    pub actor_id: i32,
    /// Given name; two actors may share both names.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// Kept by the database.
    #[column(role(updated))]
    pub last_update: DateTime<Utc>,
}

/// A shelf of the stores.
#[derive(Debug, Clone, PartialEq, Entity)]
#[entity(table = "category")]
#[determines(none)]
pub struct Category {
    /// Counted up by the database.
    #[key(identity)]
    pub category_id: i32,
    /// As customers see it.
    pub name: String,
    /// Kept by the database.
    #[column(role(updated))]
    pub last_update: DateTime<Utc>,
}

/// A film, of which stores have discs.
#[derive(Debug, Clone, PartialEq, Entity)]
#[entity(table = "film")]
#[index(title, name = "idx_title", serves = "search by title")]
#[determines(none)]
pub struct Film {
    /// Counted up by the database.
    #[key(identity)]
    pub film_id: i32,
    /// Remakes share one.
    pub title: String,
    /// A few sentences.
    pub description: Option<String>,
    /// When it came out.
    #[check(1901..=2155)]
    pub release_year: Option<i32>,
    /// What is spoken on the disc.
    #[relation(Language, on_delete(restrict), on_update(cascade))]
    pub language_id: i32,
    /// What was spoken before it was dubbed.
    #[relation(Language, on_delete(restrict), on_update(cascade))]
    pub original_language_id: Option<i32>,
    /// Days.
    #[column(default = 3)]
    pub rental_duration: i16,
    /// For the whole duration.
    #[column(decimal(4, 2), default = 4.99)]
    pub rental_rate: Decimal,
    /// Minutes.
    pub length: Option<i16>,
    /// What a lost disc costs.
    #[column(decimal(5, 2), default = 19.99)]
    pub replacement_cost: Decimal,
    /// Who may see it.
    #[column(default)]
    pub rating: Option<MpaaRating>,
    /// Kept by the database.
    #[column(role(updated))]
    pub last_update: DateTime<Utc>,
    /// What else is on the disc; read and written as a whole.
    #[column(as(json), type(postgres = "text[]"))]
    pub special_features: Option<Vec<String>>,
}

/// Who may see a film, by the Motion Picture Association.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ColumnEnum)]
#[column(type_name = "mpaa_rating")]
pub enum MpaaRating {
    /// Everyone.
    #[default]
    #[column(name = "G")]
    General,
    /// Children, when their parents agree.
    #[column(name = "PG")]
    ParentalGuidance,
    /// As before; parents of those under 13 are warned.
    #[column(name = "PG-13")]
    ParentsCautioned,
    /// Those under 17 with an adult.
    #[column(name = "R")]
    Restricted,
    /// Adults.
    #[column(name = "NC-17")]
    AdultsOnly,
}

/// Who plays in which film.
#[derive(Debug, Clone, PartialEq, Entity)]
#[entity(table = "film_actor")]
#[determines(none)]
pub struct FilmActor {
    /// Who plays.
    #[key]
    #[relation(Actor, on_delete(restrict), on_update(cascade))]
    pub actor_id: i32,
    /// In what.
    #[key]
    #[relation(Film, on_delete(restrict), on_update(cascade))]
    pub film_id: i32,
    /// Kept by the database.
    #[column(role(updated))]
    pub last_update: DateTime<Utc>,
}

/// Which film stands on which shelf.
#[derive(Debug, Clone, PartialEq, Entity)]
#[entity(table = "film_category")]
#[determines(none)]
pub struct FilmCategory {
    /// The film.
    #[key]
    #[relation(Film, on_delete(restrict), on_update(cascade))]
    pub film_id: i32,
    /// One of its shelves.
    #[key]
    #[relation(Category, on_delete(restrict), on_update(cascade))]
    pub category_id: i32,
    /// Kept by the database.
    #[column(role(updated))]
    pub last_update: DateTime<Utc>,
}
