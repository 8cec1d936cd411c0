#![allow(dead_code)]

use schema_as_code::Entity;

#[derive(Entity)]
struct Contact {
    id: i64,
    // Two may be two facts.
    phone1: String,
    phone2: Option<String>,
    // Not consecutive, not of one type.
    sha1: String,
    sha256: String,
    sha512: String,
    level1: i16,
    level2: i32,
    level3: i64,
}

#[derive(Entity)]
#[waive(repeating_group, reason = "the days of a week are seven")]
struct Schedule {
    id: i64,
    day1: bool,
    day2: bool,
    day3: bool,
}

fn main() {}
