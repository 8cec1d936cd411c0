#![allow(dead_code)]

use schema_as_code::ColumnEnum;

#[derive(ColumnEnum, serde::Serialize)]
#[column(rename_all = "snake_case")]
#[serde(rename_all = "camelCase")]
enum OrderStatus {
    InTransit,
    #[serde(rename = "done")]
    Delivered,
}

#[derive(ColumnEnum)]
#[repr(i16)]
enum Level {
    Low = 1,
    High = 2,
}

fn main() {}
