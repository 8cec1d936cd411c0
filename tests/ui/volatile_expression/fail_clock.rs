#![allow(dead_code)]

use chrono::{DateTime, Utc};
use schema_as_code::Entity;
use uuid::Uuid;

#[derive(Entity)]
#[check(expires_at > now())]
#[index(user_id, filter(expires_at > now()))]
struct Session {
    id: Uuid,
    user_id: Uuid,
    expires_at: DateTime<Utc>,
}

fn main() {}
