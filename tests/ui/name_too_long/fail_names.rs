#![allow(dead_code)]

use schema_as_code::Entity;

#[derive(Entity)]
#[entity(table = "an_extraordinarily_long_name_for_a_table_that_holds_measurements")]
#[index(value, name = "an_extraordinarily_long_name_for_a_table_that_holds_measurements")]
struct Measurement {
    id: i64,
    #[column(name = "an_extraordinarily_long_name_for_a_table_that_holds_measurements")]
    value: i64,
    größe_einer_sehr_langen_spalte_mit_umlauten_äöüäöüäöüäöüäöü: i64,
}

fn main() {}
