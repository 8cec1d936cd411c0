#![allow(dead_code)]

use std::collections::{BTreeSet, HashMap};

use schema_as_code::Entity;

type Tags = BTreeSet<String>;
type Names = Option<HashMap<String, String>>;

// Whatever a collection is called, it is no single value.
#[derive(Entity)]
struct Article {
    id: i64,
    tags: Tags,
    names: Names,
    position: (i64, i64),
    sizes: [i32; 3],
}

fn main() {}
