//! A role that is said is checked with the real type of its field, whatever that is called.

use schema_as_code::Entity;

mod own {
    #[allow(non_camel_case_types)]
    pub type i32 = String;
}

#[derive(Entity)]
struct Order {
    id: i64,
    #[column(role(version))]
    revision: own::i32,
}

fn main() {}
