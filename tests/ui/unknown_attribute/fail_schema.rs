#![allow(dead_code)]

use schema_as_code::{Entity, Schema};
use uuid::Uuid;

#[derive(Entity)]
struct User {
    id: Uuid,
    #[column(len = 255, unique)]
    email: String,
    #[column(len = 8)]
    code: String,
}

#[derive(Schema)]
#[schema(
    postgress("15"),
    mysql("8.0", tset),
    driver(sqlxx),
    on_delete(cascde),
    audit(timestamp),
    types(Strin(255)),
    entities(User),
)]
struct Shop;

fn main() {}
