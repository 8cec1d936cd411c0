#![allow(dead_code)]

use schema_as_code::Entity;

#[derive(Entity)]
#[entity(namespaced, unique(name, parent_id, nulls_not_distinct), index(desc(parent_id)), check(id > 0))]
struct Account {
    #[entity(key(identity))]
    id: i64,
    #[entity(column(len = 100), check(length(name) > 3))]
    name: String,
    #[entity(relation(Account, on_delete(set_null)))]
    parent_id: Option<i64>,
}

fn main() {}
