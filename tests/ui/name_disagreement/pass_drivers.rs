#![allow(dead_code)]

use foreign_attributes::Foreign;
use schema_as_code::{ColumnEnum, Entity};

// `table!` says which column a field of diesel is; every other library is told the same name.
#[derive(Entity, Foreign)]
#[diesel(table_name = crate::schema::people)]
#[sea_orm(table_name = "people")]
struct Person {
    #[sea_orm(primary_key)]
    id: i64,
    #[column(name = "full_name")]
    #[sqlx(rename = "full_name")]
    #[diesel(column_name = full_name)]
    #[sea_orm(column_name = "full_name")]
    name: String,
}

#[derive(Entity, Foreign)]
#[diesel(table_name = letters)]
struct Letter {
    id: i64,
    #[column(name = "type")]
    kind: String,
}

#[derive(ColumnEnum, Foreign)]
#[sqlx(type_name = "order_status", rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "Enum", enum_name = "order_status", rename_all = "snake_case")]
#[postgres(name = "order_status", rename_all = "snake_case")]
enum Status {
    InTransit,
    #[sqlx(rename = "done")]
    #[sea_orm(string_value = "done")]
    #[postgres(name = "done")]
    Delivered,
}

fn main() {}
