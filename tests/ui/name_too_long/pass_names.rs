#![allow(dead_code)]

use schema_as_code::Entity;

#[derive(Entity)]
#[entity(table = "an_extraordinarily_long_name_for_a_table_that_holds_measurement")]
struct Measurement {
    id: i64,
    #[column(name = "value")]
    an_extraordinarily_long_name_for_a_table_that_holds_measurements: i64,
}

fn main() {}
