#![allow(dead_code)]

use chrono::{DateTime, Utc};
use schema_as_code::{ColumnEnum, Entity};

#[derive(ColumnEnum)]
enum Status {
    Pending,
    Paid,
}

#[derive(Entity)]
#[audit(soft_delete)]
#[index(status, customer_id, desc(created_at))]
#[index(created_at, filter(status == Pending, live))]
#[unique(number, among(live))]
#[access(filter(id), serves = "an order's page")]
#[access(filter(number, live), serves = "an order's page, by its number")]
#[access(filter(customer_id), serves = "a customer's orders")]
#[access(filter(customer_id, status), order(created_at), serves = "a customer's orders of one status")]
#[access(filter(one_of(status), customer_id, range(created_at), live), serves = "a customer's year")]
#[access(filter(status == Pending, created_at < now(), live), order(created_at), serves = "what waits")]
#[access(filter(total > 1000), serves = "the audit, once a year")]
#[waive(unserved_access_pattern, reason = "the audit reads everything, at night")]
struct Order {
    id: i64,
    number: i64,
    #[relation(Customer)]
    customer_id: i64,
    status: Status,
    total: i64,
    created_at: DateTime<Utc>,
    deleted_at: Option<DateTime<Utc>>,
}

#[derive(Entity)]
struct Customer {
    id: i64,
}

fn main() {}
