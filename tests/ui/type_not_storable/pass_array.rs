#![allow(dead_code)]

use schema_as_code::{Entity, Schema};
use uuid::Uuid;

type Tags = Vec<String>;

#[derive(Entity)]
#[index(tags, using(gin), serves = "articles with a tag")]
struct Article {
    id: i64,
    #[column(len = 40, array(reason = "read and written as a whole, found by one of them"), default = "{}")]
    tags: Tags,
    #[column(array(reason = "identifiers of another system, unknown to this one"))]
    copies: Option<Vec<Uuid>>,
    raw: Vec<u8>,
}

#[derive(Schema)]
#[schema(postgres("15"), driver(sqlx), entities(Article))]
struct Press;

fn main() {}
