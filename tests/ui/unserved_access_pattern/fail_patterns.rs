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
#[index(status, customer_id, filter(live))]
#[access(filter(customer_id, live), order(desc(created_at)), serves = "a customer's orders, newest first")]
#[access(filter(status == Pending, created_at < now()), serves = "what waits for too long {}")]
#[access(filter(status, customer_id), serves = "a customer's orders, the deleted ones too")]
#[access(filter(one_of(status), live), order(created_at), serves = "several statuses, oldest first")]
#[access(filter(range(created_at)), order(customer_id), serves = "the customers of a day")]
struct Order {
    id: i64,
    customer_id: i64,
    status: Status,
    created_at: DateTime<Utc>,
    deleted_at: Option<DateTime<Utc>>,
}

fn main() {}
