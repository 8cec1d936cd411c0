#![allow(dead_code)]

use schema_as_code::{ColumnEnum, ColumnType, Entity};

#[derive(ColumnType)]
#[column(len = 255, pii)]
struct Email(String);

#[derive(ColumnType)]
struct Wrapper<T>(T);

#[derive(ColumnType)]
#[column(as(json))]
struct Settings {
    theme: String,
    size: u8,
}

#[derive(ColumnEnum, Default)]
enum Status {
    #[default]
    Open,
    Closed,
}

#[derive(Entity)]
struct Account {
    id: i64,
    email: Option<Email>,
    visits: Wrapper<i32>,
    settings: Settings,
    #[column(default)]
    status: Status,
}

fn main() {}
