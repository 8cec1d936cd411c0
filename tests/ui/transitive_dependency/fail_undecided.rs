#![allow(dead_code)]

use schema_as_code::Entity;

// Too many columns determine something for every key to be found in time.
#[derive(Entity)]
#[determines(a, b, c, d, e, f, g, h, i, j, k, l, m -> z)]
#[determines(a ->> b)]
struct Wide {
    #[key]
    a: i64,
    #[key]
    b: i64,
    #[key]
    c: i64,
    #[key]
    d: i64,
    #[key]
    e: i64,
    #[key]
    f: i64,
    #[key]
    g: i64,
    #[key]
    h: i64,
    #[key]
    i: i64,
    #[key]
    j: i64,
    #[key]
    k: i64,
    #[key]
    l: i64,
    #[key]
    m: i64,
    #[key]
    y: i64,
    z: i64,
}

fn main() {}
