//! Lists of tracks.

use schema_as_code::Entity;

use super::Track;

/// A list of tracks.
#[derive(Debug, Clone, PartialEq, Entity)]
#[entity(table = "playlist")]
#[determines(none)]
pub struct Playlist {
    /// Given by the application.
    #[key]
    pub playlist_id: i32,
    /// As listeners see it; two lists may share one.
    #[column(len = 120)]
    pub name: Option<String>,
}

/// Which track is in which list.
#[derive(Debug, Clone, PartialEq, Entity)]
#[entity(table = "playlist_track")]
#[determines(none)]
pub struct PlaylistTrack {
    /// The list.
    #[key]
    #[relation(Playlist)]
    pub playlist_id: i32,
    /// Once in a list.
    #[key]
    #[relation(Track)]
    pub track_id: i32,
}
