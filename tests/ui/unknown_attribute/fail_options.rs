#![allow(dead_code)]

use schema_as_code::Entity;

#[derive(Entity)]
#[entity(tabel = "accounts")]
#[index(email, usin(gin))]
#[unique(email, deferable)]
#[audit(timestamp)]
#[waive(redundant_indx, reason = "the report needs it")]
struct Account {
    #[key(identiti)]
    id: i64,
    #[column(uniqe, stor(text))]
    email: String,
    #[relation(Account, on_delete(cascad), ondelete(cascade))]
    parent_id: Option<i64>,
    #[check(lenght(name) > 3 && name.isnone())]
    name: String,
}

fn main() {}
