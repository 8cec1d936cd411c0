//! A type of the application that is called like another is what it is.

use schema_as_code::{ColumnType, Entity};

mod own {
    use super::ColumnType;

    /// Counts letters.
    #[derive(ColumnType)]
    pub struct String(#[allow(dead_code)] i32);
}

#[derive(Entity)]
struct User {
    id: i64,
    #[check(length(name) > 0)]
    name: own::String,
}

fn main() {}
