#![allow(dead_code)]

use schema_as_code::{ColumnEnum, ColumnType, Entity};

#[derive(Entity)]
struct Tuple(i64);

#[derive(Entity)]
struct Unit;

#[derive(Entity)]
struct Page<T> {
    id: i64,
    content: T,
}

#[derive(Entity)]
struct Row<'a> {
    id: &'a str,
}

#[derive(Entity)]
enum Choice {
    A,
}

#[derive(ColumnEnum)]
enum Payment {
    Card { number: String },
    Cash,
}

#[derive(ColumnEnum)]
struct NoEnum;

#[derive(ColumnType)]
struct Pair(i64, i64);

#[derive(ColumnType)]
enum Wrapped {
    A,
}

// What is wrong with an item is said once, not where it is used as well.
#[derive(Entity)]
struct Order {
    id: i64,
    #[relation(Tuple)]
    tuple_id: i64,
    payment: Payment,
    pair: Pair,
}

fn main() {}
