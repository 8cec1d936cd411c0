//! Names: reserved words, long ones, and text that means something to a database.

use schema_as_code::{Entity, Schema};

/// Names that must be quoted, shortened or both.
#[derive(Schema)]
#[schema(
    postgres("14"),
    mysql("8.0"),
    mariadb("10.11"),
    sqlite("3.40"),
    driver(sqlx),
    types(String(100)),
    entities(Select, Long)
)]
pub struct Names;

#[doc = "Ends a comment: */ -- and goes on; it's \"quoted\" \\ `back` $$ 日本語 \u{202e}right to left"]
#[derive(Entity)]
#[entity(table = "select")]
#[index(group, desc(order))]
#[check(from != "it's -- \\ /* $$ ;" && from != "")]
pub struct Select {
    /// The key: it's "quoted" \ `back` */ -- $$
    #[key(identity)]
    pub id: i64,
    /// A reserved word.
    pub order: i32,
    /// Another.
    #[column(default = "'; DROP TABLE x; -- \\")]
    pub group: String,
    /// A third.
    pub from: String,
    /// A keyword of Rust.
    #[column(unique)]
    pub r#type: i32,
    /// Spaces and quotes.
    #[column(name = "it's a \"column\" `name`")]
    pub odd: i32,
}

/// Generated names are longer than any dialect takes.
#[derive(Entity)]
#[entity(table = "a_table_with_a_name_that_is_nearly_as_long_as_postgres_takes")]
#[index(another_column_with_quite_a_long_name_indeed, a_column_with_quite_a_long_name_indeed)]
pub struct Long {
    /// Counted up.
    #[key(identity)]
    pub id: i64,
    /// Makes long names.
    #[column(unique)]
    pub a_column_with_quite_a_long_name_indeed: i32,
    /// Makes long names.
    #[check(> 0)]
    pub another_column_with_quite_a_long_name_indeed: i32,
    /// Makes long names.
    #[relation(Select, on_delete(cascade))]
    pub a_relation_with_quite_a_long_name_indeed_id: i64,
}
