//! Who buys, and who works in the shop.

use chrono::NaiveDateTime;
use schema_as_code::Entity;

/// Someone who works in the shop.
///
/// The shop is in several countries: a postal code is neither unique over countries nor of one city.
#[derive(Debug, Clone, PartialEq, Entity)]
#[entity(table = "employee")]
#[determines(none)]
#[waive(
    timestamp_without_zone,
    reason = "birth and hire are days, stored with midnight: they have no zone, and should be of the type date"
)]
pub struct Employee {
    /// Given by the application.
    #[key]
    pub employee_id: i32,
    /// Family name.
    #[column(len = 20, pii)]
    pub last_name: String,
    /// Given name.
    #[column(len = 20, pii)]
    pub first_name: String,
    /// What the work is called.
    #[column(len = 30)]
    pub title: Option<String>,
    /// None: the head of the shop.
    #[relation(Employee)]
    pub reports_to: Option<i32>,
    /// A day, at midnight.
    #[column(pii)]
    pub birth_date: Option<NaiveDateTime>,
    /// A day, at midnight.
    pub hire_date: Option<NaiveDateTime>,
    /// Street and number.
    #[column(len = 70, pii)]
    pub address: Option<String>,
    /// City.
    #[column(len = 40)]
    pub city: Option<String>,
    /// State or province.
    #[column(len = 40)]
    pub state: Option<String>,
    /// As the post spells it.
    #[column(len = 40)]
    pub country: Option<String>,
    /// Postal code.
    #[column(len = 10)]
    pub postal_code: Option<String>,
    /// With the country's prefix.
    #[column(len = 24, pii)]
    pub phone: Option<String>,
    /// With the country's prefix.
    #[column(len = 24, pii)]
    pub fax: Option<String>,
    /// Not unique.
    #[column(len = 60, pii)]
    pub email: Option<String>,
}

/// Someone who buys.
#[derive(Debug, Clone, PartialEq, Entity)]
#[entity(table = "customer")]
#[determines(none)]
pub struct Customer {
    /// Given by the application.
    #[key]
    pub customer_id: i32,
    /// Given name.
    #[column(len = 40, pii)]
    pub first_name: String,
    /// Family name.
    #[column(len = 20, pii)]
    pub last_name: String,
    /// Who pays, when it is not the person.
    #[column(len = 80)]
    pub company: Option<String>,
    /// Street and number.
    #[column(len = 70, pii)]
    pub address: Option<String>,
    /// City.
    #[column(len = 40)]
    pub city: Option<String>,
    /// State or province.
    #[column(len = 40)]
    pub state: Option<String>,
    /// As the post spells it.
    #[column(len = 40)]
    pub country: Option<String>,
    /// Postal code.
    #[column(len = 10)]
    pub postal_code: Option<String>,
    /// With the country's prefix.
    #[column(len = 24, pii)]
    pub phone: Option<String>,
    /// With the country's prefix.
    #[column(len = 24, pii)]
    pub fax: Option<String>,
    /// Not unique: a family may share one.
    #[column(len = 60, pii)]
    pub email: String,
    /// Who answers questions of the customer.
    #[relation(Employee)]
    pub support_rep_id: Option<i32>,
}
