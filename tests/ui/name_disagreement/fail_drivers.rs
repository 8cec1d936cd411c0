#![allow(dead_code)]

use foreign_attributes::Foreign;
use schema_as_code::{ColumnEnum, Entity};

#[derive(Entity, Foreign)]
#[diesel(table_name = crate::schema::persons)]
struct Person {
    id: i64,
    #[diesel(column_name = full_name)]
    name: String,
}

#[derive(Entity, Foreign)]
#[sea_orm(table_name = "user", rename_all = "camelCase")]
struct User {
    id: i64,
    user_name: String,
    #[sea_orm(column_name = "mail")]
    email: String,
}

#[derive(Entity, Foreign)]
#[sea_orm(table_name = "parcels")]
struct Parcel {
    id: i64,
    #[column(name = "type")]
    kind: String,
}

#[derive(Entity, Foreign)]
struct Order {
    id: i64,
    #[sqlx(rename = "type")]
    kind: String,
}

#[derive(ColumnEnum, Foreign)]
#[sqlx(type_name = "status", rename_all = "snake_case")]
#[sea_orm(rs_type = "String", enum_name = "order_status", rename_all = "snake_case")]
enum Status {
    InTransit,
    #[sea_orm(string_value = "done")]
    Delivered,
}

#[derive(ColumnEnum, Foreign)]
#[column(rename_all = "snake_case")]
#[postgres(name = "side")]
enum Side {
    Left,
}

#[derive(ColumnEnum, Foreign)]
#[sea_orm(rs_type = "i32", db_type = "Integer")]
enum Level {
    #[sea_orm(num_value = 1)]
    Low,
}

fn main() {}
