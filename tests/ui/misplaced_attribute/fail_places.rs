#![allow(dead_code)]

use schema_as_code::{ColumnEnum, ColumnType, Entity};

#[derive(Entity)]
#[key(id)]
#[column(len = 3)]
#[index(name, on_delete(cascade), len = 3)]
struct Account {
    #[entity(table = "accounts")]
    id: i64,
    #[unique]
    #[audit(timestamps)]
    #[column(on_delete(cascade), index(name, id))]
    name: String,
    #[relation(Account, on(parent_id))]
    parent_id: Option<i64>,
}

#[derive(ColumnType)]
#[column(unique)]
struct Email(String);

#[derive(ColumnEnum)]
#[column(name = "status")]
enum Status {
    Open,
}

fn main() {}
