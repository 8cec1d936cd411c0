//! What is sold.

use rust_decimal::Decimal;
use schema_as_code::Entity;

/// Who made an album.
#[derive(Debug, Clone, PartialEq, Entity)]
#[entity(table = "artist")]
#[determines(none)]
pub struct Artist {
    /// Given by the application.
    #[key]
    pub artist_id: i32,
    /// As it stands on the cover.
    #[column(len = 120)]
    pub name: Option<String>,
}

/// Tracks that came out together.
#[derive(Debug, Clone, PartialEq, Entity)]
#[entity(table = "album")]
#[determines(none)]
pub struct Album {
    /// Given by the application.
    #[key]
    pub album_id: i32,
    /// Two artists may use the same one.
    #[column(len = 160)]
    pub title: String,
    /// Who made it.
    #[relation(Artist)]
    pub artist_id: i32,
}

/// A kind of music.
#[derive(Debug, Clone, PartialEq, Entity)]
#[entity(table = "genre")]
#[determines(none)]
pub struct Genre {
    /// Given by the application.
    #[key]
    pub genre_id: i32,
    /// As customers see it.
    #[column(len = 120)]
    pub name: Option<String>,
}

/// The format of a file.
#[derive(Debug, Clone, PartialEq, Entity)]
#[entity(table = "media_type")]
#[determines(none)]
pub struct MediaType {
    /// Given by the application.
    #[key]
    pub media_type_id: i32,
    /// As customers see it.
    #[column(len = 120)]
    pub name: Option<String>,
}

/// A file that is sold.
#[derive(Debug, Clone, PartialEq, Entity)]
#[entity(table = "track")]
#[determines(none)]
pub struct Track {
    /// Given by the application.
    #[key]
    pub track_id: i32,
    /// Its title.
    #[column(len = 200)]
    pub name: String,
    /// None: it came out alone.
    #[relation(Album)]
    pub album_id: Option<i32>,
    /// The format of the file.
    #[relation(MediaType)]
    pub media_type_id: i32,
    /// Of the track, not of the album: an album may hold several.
    #[relation(Genre)]
    pub genre_id: Option<i32>,
    /// As the label spells those who wrote it.
    #[column(len = 220)]
    pub composer: Option<String>,
    /// How long it plays.
    pub milliseconds: i32,
    /// How large the file is.
    pub bytes: Option<i32>,
    /// What it costs today.
    pub unit_price: Decimal,
}
