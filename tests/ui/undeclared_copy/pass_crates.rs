#![allow(dead_code)]

extern crate schema_ui_tests as elsewhere;

use elsewhere::{Mail, Member as Buyer, Phone};
use schema_as_code::{ColumnType, Entity, Schema};

/// Stored as a text, too.
#[derive(ColumnType)]
struct Reached(Phone);

// Each copy says what it is a copy of, whatever it is called here.
#[derive(Entity)]
#[snapshot(buyer_id, sent_to(email), reason = "the address the confirmation went to")]
#[denormalized(buyer_id, buyer_code(code), reached(phone), sync(app), reason = "read with every order")]
struct Order {
    id: i64,
    #[relation(Buyer)]
    buyer_id: i64,
    #[column(len = 255)]
    sent_to: Mail,
    #[column(len = 8)]
    buyer_code: String,
    reached: Reached,
}

// Another type is another fact.
#[derive(Entity)]
struct Ticket {
    id: i64,
    #[relation(elsewhere::people::User)]
    user_id: i64,
    user_phone: i64,
}

#[derive(Schema)]
#[schema(postgres("15"), driver(sqlx), entities(Buyer, Order, Ticket))]
struct Shop;

fn main() {}
