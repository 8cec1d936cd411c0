//! A schema of schemas, one of another crate, under conventions of its own.

use example_schemas::quickstart::{Quickstart, User};
use schema_as_code::{Entity, Schema};

use self::{catalog::Product, sales::Sales};

/// Two schemas and what stands above them.
#[derive(Schema)]
#[schema(
    postgres("15"),
    mysql("8.0"),
    mariadb("10.11"),
    sqlite("3.40", decimal(integer)),
    driver(sqlx),
    types(String(200), Decimal(12, 3)),
    on_delete(cascade),
    naming(tables(singular), prefix = "crm_", objects(kind_first)),
    include(Quickstart, Sales, catalog::Catalog),
    entities(Campaign)
)]
pub struct Composed;

/// What is said about a product to users.
#[derive(Entity)]
#[index(user_id, desc(title), serves = "the campaigns of a user")]
pub struct Campaign {
    /// Counted up.
    #[key(identity)]
    pub id: i64,
    /// Who runs it.
    #[relation(User)]
    pub user_id: i64,
    /// What it is about.
    #[relation(Product, on_delete(restrict))]
    pub product_id: i64,
    /// What it says.
    #[column(unique)]
    pub title: String,
}

/// What there is.
pub mod catalog {
    use rust_decimal::Decimal;
    use schema_as_code::{Entity, Schema};

    /// Products alone.
    #[derive(Schema)]
    #[schema(postgres("15"), driver(sqlx), types(String(50), Decimal(8, 2)), entities(Product))]
    pub struct Catalog;

    /// A thing to sell. Its table has the name that it had before.
    #[derive(Entity)]
    #[entity(table = "legacy_products")]
    pub struct Product {
        /// Counted up.
        #[key(identity)]
        pub id: i64,
        /// What it is called.
        pub name: String,
        /// What it costs.
        #[check(> 0)]
        pub price: Decimal,
    }
}

/// What is sold.
pub mod sales {
    use schema_as_code::{Entity, Schema};

    use super::catalog::{Catalog, Product};

    /// Offers, and the products they are for.
    #[derive(Schema)]
    #[schema(
        postgres("15"),
        driver(sqlx),
        types(String(50), Decimal(8, 2)),
        on_delete(restrict),
        include(Catalog),
        entities(Offer)
    )]
    pub struct Sales;

    /// A product on offer.
    #[derive(Entity)]
    pub struct Offer {
        /// Counted up.
        #[key(identity)]
        pub id: i64,
        /// What is offered.
        #[relation(Product)]
        pub product_id: i64,
    }
}
