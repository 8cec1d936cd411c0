//! Copies that not every dialect's triggers can keep equal.

use schema_as_code::{Entity, Schema};

/// Relations that wait, that lead to their own table, and that an action empties.
#[derive(Schema)]
#[schema(postgres("14"), sqlite("3.40"), driver(sqlx), types(String(100)), entities(Folder, File, Link))]
pub struct DenormalizedLate;

/// A tree: each repeats the name of the one it is in.
#[derive(Entity)]
#[denormalized(parent_id, parent_name(name), sync(trigger), reason = "shown in every path")]
pub struct Folder {
    /// Counted up.
    #[key(identity)]
    pub id: i64,
    /// How it is called.
    pub name: String,
    /// What it is in.
    #[relation(Folder, on_delete(set_null))]
    pub parent_id: Option<i64>,
    /// How that is called.
    pub parent_name: Option<String>,
}

/// May come before its folder, in one transaction.
#[derive(Entity)]
#[denormalized(folder_id, folder_name(name), sync(trigger), reason = "shown in every path")]
pub struct File {
    /// Counted up.
    #[key(identity)]
    pub id: i64,
    /// What it is in.
    #[relation(Folder, deferrable, on_update(cascade))]
    pub folder_id: i64,
    /// How that is called.
    pub folder_name: String,
}

/// Stays when its folder goes.
#[derive(Entity)]
#[denormalized(folder_id, folder_name(name), sync(trigger), reason = "shown in every path")]
pub struct Link {
    /// Counted up.
    #[key(identity)]
    pub id: i64,
    /// What it leads to.
    #[relation(Folder, on_delete(set_null), on_update(cascade))]
    pub folder_id: Option<i64>,
    /// How that is called.
    pub folder_name: Option<String>,
}
