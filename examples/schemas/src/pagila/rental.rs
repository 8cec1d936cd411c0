//! Who has what, and what was paid.

use chrono::{DateTime, Utc};
use rust_decimal::Decimal;
use schema_as_code::Entity;

use super::{Customer, Inventory, Staff};

/// A disc at a customer's.
#[derive(Debug, Clone, PartialEq, Entity)]
#[entity(table = "rental")]
#[unique(
    rental_date,
    inventory_id,
    customer_id,
    name = "idx_unq_rental_rental_date_inventory_id_customer_id"
)]
#[determines(none)]
pub struct Rental {
    /// Counted up by the database.
    #[key(identity)]
    pub rental_id: i32,
    /// When it left the store.
    pub rental_date: DateTime<Utc>,
    /// The disc.
    #[relation(Inventory, on_delete(restrict), on_update(cascade))]
    pub inventory_id: i32,
    /// Who has it.
    #[relation(Customer, on_delete(restrict), on_update(cascade))]
    pub customer_id: i32,
    /// When it came back; none: it is out.
    pub return_date: Option<DateTime<Utc>>,
    /// Who gave it out.
    #[relation(Staff, on_delete(restrict), on_update(cascade))]
    pub staff_id: i32,
    /// Kept by the database.
    #[column(role(updated))]
    pub last_update: DateTime<Utc>,
}

/// What was paid for a rental, at once or in parts.
#[derive(Debug, Clone, PartialEq, Entity)]
#[entity(table = "payment")]
#[determines(payment_id -> customer_id, staff_id, rental_id, amount, payment_date)]
#[waive(
    undeclared_key,
    reason = "PostgreSQL keeps no unique of `payment_id` alone where payments are cut into months by `payment_date`; the counter never repeats"
)]
#[denormalized(
    rental_id,
    customer_id,
    sync(app),
    reason = "a customer's balance adds up payments without reading the rentals"
)]
pub struct Payment {
    /// First of the key: the original is cut into months.
    #[key]
    pub payment_date: DateTime<Utc>,
    /// Counted up by the database.
    #[key(identity)]
    pub payment_id: i32,
    /// Who rented, and pays.
    #[relation(Customer)]
    pub customer_id: i32,
    /// Who took the money.
    #[relation(Staff)]
    pub staff_id: i32,
    /// What was paid for.
    #[relation(Rental)]
    pub rental_id: i32,
    /// What was paid.
    #[column(decimal(5, 2))]
    pub amount: Decimal,
}
