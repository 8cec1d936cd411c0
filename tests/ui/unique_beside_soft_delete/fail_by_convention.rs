#![allow(dead_code)]

use chrono::{DateTime, Utc};
use schema_as_code::{Entity, Schema};
use uuid::Uuid;

#[derive(Entity)]
struct User {
    id: Uuid,
    #[column(len = 255, unique)]
    email: String,
    deleted_at: Option<DateTime<Utc>>,
}

#[derive(Schema)]
#[schema(postgres("15"), driver(sqlx), audit(soft_delete), entities(User))]
struct Shop;

fn main() {}
