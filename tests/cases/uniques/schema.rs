//! Uniques: of one column, of several, among some, whatever the case.

use chrono::{DateTime, Utc};
use schema_as_code::{Entity, Schema};

/// Every kind of unique that all dialects have.
#[derive(Schema)]
#[schema(
    postgres("15"),
    mysql("8.0"),
    mariadb("10.11"),
    sqlite("3.40"),
    driver(sqlx),
    types(String(100)),
    entities(Account, CartItem)
)]
pub struct Uniques;

/// May leave, and come back with the same name.
#[derive(Entity)]
#[audit(soft_delete)]
#[unique(tenant, number, among(live))]
#[unique(tenant, is_primary, filter(is_primary), among(all), name = "accounts_one_primary")]
pub struct Account {
    /// Counted up.
    #[key(identity)]
    pub id: i64,
    /// Whose.
    pub tenant: i32,
    /// Which.
    pub number: i32,
    /// Whether it comes first.
    #[column(default = false)]
    pub is_primary: bool,
    /// Unique for ever.
    #[column(unique(among(all)))]
    pub code: String,
    /// Unique while they are here.
    #[column(unique(among(live)))]
    pub handle: String,
    /// Unique while they are here, whatever the case.
    #[column(unique(ignore_case, among(live)))]
    pub email: String,
    /// When they left.
    pub deleted_at: Option<DateTime<Utc>>,
}

/// A nullable member that counts as one value.
#[derive(Entity)]
#[unique(cart, product, variant, nulls_not_distinct)]
pub struct CartItem {
    /// Counted up.
    #[key(identity)]
    pub id: i64,
    /// Whose.
    pub cart: i64,
    /// What.
    pub product: i64,
    /// Which kind of it; none: the only one.
    pub variant: Option<i64>,
    /// A label, at most once in all.
    #[column(unique(ignore_case))]
    pub label: String,
}
