// proves A24
#![allow(dead_code)]

use schema_as_code::{Entity, Schema};
use uuid::Uuid;

mod catalog {
    use schema_as_code::{Entity, Schema};
    use uuid::Uuid;

    #[derive(Entity)]
    pub struct Product {
        id: Uuid,
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
    pub struct Order {
        id: Uuid,
        #[relation(Product)]
        product_id: Uuid,
    }

    // An own entity that is included too stands once.
    #[derive(Schema)]
    #[schema(postgres("15"), driver(sqlx), types(Decimal(10, 2)), include(Catalog), entities(Order, Product))]
    pub struct Sales;
}

#[derive(Entity)]
struct Campaign {
    id: Uuid,
    #[relation(catalog::Product)]
    product_id: Uuid,
}

// The diamond: the catalog comes by two ways.
#[derive(Schema)]
#[schema(
    postgres("15"), mysql("8.0"), driver(sqlx), types(Decimal(12, 2)),
    include(catalog::Catalog, sales::Sales), entities(Campaign)
)]
struct Shop;

// Nothing of its own.
#[derive(Schema)]
#[schema(sqlite("3.40", decimal(integer)), driver(sqlx), types(Decimal(10, 2)), include(Shop))]
struct Copy;

const _: () = assert!(<Shop as Schema>::DEF.entities.len() == 3);
const _: () = assert!(<Copy as Schema>::DEF.entities.len() == 3);

fn main() {}
