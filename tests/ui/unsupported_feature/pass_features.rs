#![allow(dead_code)]

use schema_as_code::{Entity, Schema};
use uuid::Uuid;

#[derive(Entity)]
#[index(tags, using(gin))]
struct Product {
    id: Uuid,
    #[column(len = 64)]
    tags: String,
}



#[derive(Schema)]
#[schema(postgres("15"), sqlite("3.40", test), driver(sqlx), entities(Product))]
struct Shop;

fn main() {}
