#![allow(dead_code)]

use schema_as_code::Entity;
use schema_ui_tests::Member;

// The originals lie in another crate.
#[derive(Entity)]
#[snapshot(member_id, sent_to(mail), reason = "the address the letter went to")]
#[denormalized(member_id, reached(phone), sync(app), reason = "read with every letter")]
struct Letter {
    id: i64,
    #[relation(Member)]
    member_id: i64,
    #[column(len = 255)]
    sent_to: String,
    reached: i64,
}

fn main() {}
