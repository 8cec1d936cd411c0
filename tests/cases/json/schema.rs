//! JSON documents: their defaults and what they must be.

use schema_as_code::{Entity, Schema};

/// Documents.
#[derive(Schema)]
#[schema(
    postgres("14"),
    mysql("8.0"),
    mariadb("10.11"),
    sqlite("3.40"),
    driver(sqlx),
    types(String(100)),
    entities(Profile)
)]
pub struct Json;

/// What is known of someone.
#[derive(Entity)]
#[check(extras.is_none() || extras.is_object() || extras.is_array(), name = "profiles_extras_is_a_container")]
pub struct Profile {
    /// Counted up.
    #[key(identity)]
    pub id: i64,
    /// Named values.
    #[column(default = "{}")]
    #[check(is_object())]
    pub metadata: serde_json::Value,
    /// Words.
    #[column(as(json), default = "[]")]
    #[check(is_array())]
    pub tags: Vec<String>,
    /// A document with a quote in it.
    #[column(default = r#"{"it's": "a \"default\""}"#)]
    pub settings: serde_json::Value,
    /// Anything with something in it.
    pub extras: Option<serde_json::Value>,
    /// Computed from a document.
    #[generated(is_array(settings))]
    pub has_list: bool,
}
