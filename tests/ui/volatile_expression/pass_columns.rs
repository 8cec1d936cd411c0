#![allow(dead_code)]

use chrono::{DateTime, Utc};
use schema_as_code::Entity;
use uuid::Uuid;

#[derive(Entity)]
#[check(expires_at > started_at)]
#[index(user_id, filter(is_open))]
struct Session {
    id: Uuid,
    user_id: Uuid,
    #[column(default(now))]
    started_at: DateTime<Utc>,
    expires_at: DateTime<Utc>,
    is_open: bool,
}

fn main() {}
