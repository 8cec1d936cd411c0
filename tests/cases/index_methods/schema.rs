//! Index methods, operator classes, the order of NULLs and included columns: PostgreSQL alone.

use chrono::{DateTime, Utc};
use schema_as_code::{Entity, Schema};

/// What only PostgreSQL holds in an index.
#[derive(Schema)]
#[schema(postgres("14"), driver(sqlx), types(String(100)), entities(Event))]
pub struct IndexMethods;

/// Something that happened.
#[derive(Entity)]
#[index(payload, using(gin), serves = "events with a value in their payload")]
#[index(labels, using(gin), opclass(jsonb_path_ops), name = "events_labels_paths")]
#[index(happened_at, using(brin), serves = "reports over months")]
#[index(address, using(gist), opclass(inet_ops), serves = "events of a network")]
#[index(token, using(hash), serves = "an event by its token")]
#[index(kind, opclass(text_pattern_ops), name = "events_kind_prefix")]
#[index(nulls_last(desc(priority)), nulls_first(handled_at), serves = "what to do next")]
#[index(kind, desc(happened_at), include(priority, token), filter(handled_at.is_none()), serves = "open events")]
#[unique(kind, token, deferrable)]
pub struct Event {
    /// Counted up.
    #[key(identity)]
    pub id: i64,
    /// Of what kind.
    pub kind: String,
    /// How it is found.
    pub token: String,
    /// What was said.
    #[column(default = "{}")]
    pub payload: serde_json::Value,
    /// What was said about it.
    #[column(default = "[]")]
    pub labels: serde_json::Value,
    /// From where.
    #[column(type(postgres = "inet"))]
    pub address: Option<String>,
    /// Larger is more urgent.
    pub priority: Option<i32>,
    /// When it was handled.
    pub handled_at: Option<DateTime<Utc>>,
    /// When it happened.
    #[column(default(now))]
    pub happened_at: DateTime<Utc>,
}
