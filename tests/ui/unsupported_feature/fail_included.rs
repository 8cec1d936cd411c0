// proves A24 B9
#![allow(dead_code)]

use schema_as_code::Schema;

mod catalog {
    use schema_as_code::{Entity, Schema};
    use uuid::Uuid;

    #[derive(Entity)]
    #[index(tags, using(gin))]
    pub struct Product {
        id: Uuid,
        tags: serde_json::Value,
        price: rust_decimal::Decimal,
    }

    #[derive(Schema)]
    #[schema(postgres("15"), driver(sqlx), types(Decimal(10, 2)), entities(Product))]
    pub struct Catalog;
}

mod sales {
    use schema_as_code::{Entity, Schema};
    use uuid::Uuid;

    use crate::catalog::{Catalog, Product};

    #[derive(Entity)]
    #[unique(product_id, day, deferrable)]
    pub struct Offer {
        id: Uuid,
        #[relation(Product)]
        product_id: Uuid,
        day: i32,
    }

    #[derive(Schema)]
    #[schema(postgres("15"), driver(sqlx), types(Decimal(10, 2)), include(Catalog), entities(Offer))]
    pub struct Sales;
}

// Neither of the two runs on MySQL, and nothing says the length of a decimal here.
#[derive(Schema)]
#[schema(postgres("15"), mysql("8.0"), driver(sqlx), include(sales::Sales))]
struct Shop;

fn main() {}
