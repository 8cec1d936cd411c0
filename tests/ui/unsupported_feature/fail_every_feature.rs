// proves B9
#![allow(dead_code)]

use schema_as_code::{Entity, Schema};
use serde_json::Value;
use uuid::Uuid;

#[derive(Entity)]
#[entity(in_schema = "sales")]
#[index(nulls_first(rank), name = "a_rank")]
#[index(code, opclass(text_pattern_ops), name = "a_code")]
struct A {
    id: Uuid,
    #[column(len = 64)]
    code: String,
    rank: Option<i32>,
}

#[derive(Entity)]
#[index(tags, using(gin), name = "b_gin")]
#[index(place, using(gist), name = "b_gist")]
#[index(rank, using(brin), name = "b_brin")]
struct B {
    id: Uuid,
    tags: Value,
    #[column(len = 64)]
    place: String,
    rank: i32,
}

#[derive(Entity)]
#[index(code, using(hash), name = "c_hash")]
#[unique(rank, number, deferrable)]
struct C {
    id: Uuid,
    #[column(len = 64)]
    code: String,
    rank: i32,
    number: i32,
}

#[derive(Entity)]
struct D {
    id: Uuid,
    #[relation(A, deferrable)]
    a_id: Uuid,
    #[relation(B, on_delete(set_default))]
    #[column(default(uuid))]
    b_id: Uuid,
}

#[derive(Entity)]
#[unique(a, b, nulls_not_distinct)]
struct E {
    id: Uuid,
    a: i32,
    b: Option<i32>,
}

#[derive(Schema)]
#[schema(mysql("8.0"), mariadb("10.11"), sqlite("3.40"), driver(sqlx), entities(A, B, C, D))]
struct Everywhere;

#[derive(Schema)]
#[schema(postgres("14"), driver(sqlx), entities(E))]
struct Old;

fn main() {}
