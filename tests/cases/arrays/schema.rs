//! Arrays, and what else only PostgreSQL has a type for.

use std::net::IpAddr;

use ipnetwork::IpNetwork;
use rust_decimal::Decimal;
use schema_as_code::{Entity, Schema};
use uuid::Uuid;

/// Arrays.
#[derive(Schema)]
#[schema(postgres("14"), driver(sqlx), types(String(100), Decimal(10, 2)), entities(Article))]
pub struct Arrays;

/// Something to read.
#[derive(Entity)]
#[index(tags, using(gin), serves = "articles with a tag")]
pub struct Article {
    /// Counted up.
    #[key(identity)]
    pub id: i64,
    /// Short words.
    #[column(len = 20, array(reason = "read and written as a whole, found by one of them"), default = "{}")]
    pub tags: Vec<String>,
    /// Of the schema's length.
    #[column(array(reason = "shown in this order and never searched"), default = "{}")]
    pub lines: Vec<String>,
    /// Where it was published.
    #[column(array(reason = "identifiers of another system, unknown to this one"))]
    pub copies: Option<Vec<Uuid>>,
    /// Of the schema's digits.
    #[column(array(reason = "the steps of one calculation"), default = "{}")]
    pub prices: Vec<Decimal>,
    /// The author's host.
    pub host: Option<IpAddr>,
    /// Who may read it.
    #[column(default = "192.0.2.0/24")]
    pub allowed: IpNetwork,
}
