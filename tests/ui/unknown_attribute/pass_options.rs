#![allow(dead_code)]

use schema_as_code::Entity;

#[derive(Entity)]
#[entity(table = "accounts", requirement("ACC-1", "ACC-2"), normal_form(bcnf), in_schema = "auth")]
#[index(nulls_last(desc(name)), lower(email), include(name), filter(parent_id.is_some()), name = "by_name", serves = "lists")]
#[unique(email, name, nulls_not_distinct, name = "one_name_an_address")]
#[audit(log(except(email)))]
struct Account {
    #[key(identity)]
    id: i64,
    #[column(unique(ignore_case), len = 255, pii, was(mail, "e-mail"), name = "email_address")]
    email: String,
    #[relation(Account, on_delete(set_null), on_update(cascade), deferrable, name = "parent")]
    parent_id: Option<i64>,
    #[check(length(name) > 3)]
    #[column(len = 100)]
    name: String,
    #[column(type(postgres = "inet"))]
    address: String,
}

fn main() {}
