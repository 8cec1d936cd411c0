#![allow(dead_code)]

use schema_as_code::{ColumnEnum, Entity};

#[derive(Entity)]
#[index(email, name = "by_email")]
#[unique(address, name = "By_Email")]
struct User {
    id: i64,
    #[column(name = "Email")]
    address: String,
    email: String,
}

#[derive(ColumnEnum)]
enum Status {
    Open,
    OPEN,
}

fn main() {}
