// proves A24 B10
#![allow(dead_code)]

use schema_as_code::{Entity, Schema};
use uuid::Uuid;

#[derive(Entity)]
struct SubscriptionRenewalReminderDeliveryAttempt {
    id: Uuid,
}

#[derive(Schema)]
#[schema(
    postgres("15"), driver(sqlx), naming(prefix = "customer_relations_"),
    entities(SubscriptionRenewalReminderDeliveryAttempt)
)]
struct Crm;

fn main() {}
