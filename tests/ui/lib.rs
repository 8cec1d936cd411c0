//! Entities of another crate than the one that relates to them, for the cases.

#![expect(dead_code, reason = "the cases relate to entities of which nobody makes a row")]

use schema_as_code::ColumnType;

/// A text by another name.
pub type Mail = String;

/// A text of its own type.
#[derive(ColumnType)]
#[column(len = 40)]
pub struct Phone(String);

/// The module of the entities.
pub mod people {
    use super::{Mail, Phone};
    use schema_as_code::Entity;

    /// Whom others relate to.
    #[derive(Entity)]
    pub struct User {
        id: i64,
        #[column(len = 255, unique)]
        email: Mail,
        phone: Phone,
        #[column(len = 8)]
        code: String,
    }
}

/// A database that was there before.
pub mod legacy {
    use schema_as_code::{Entity, Schema};

    /// One table for two facts.
    #[derive(Entity)]
    #[determines(zip -> city)]
    pub struct Address {
        id: i64,
        zip: String,
        city: String,
    }

    /// It asks for less of what it lists.
    #[derive(Schema)]
    #[schema(postgres("15"), driver(sqlx), normal_form(second), entities(Address))]
    pub struct Legacy;
}

pub use people::User as Member;
