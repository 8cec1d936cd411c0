#![allow(dead_code)]

use schema_as_code::Entity;
use uuid::Uuid;

#[derive(Entity)]
#[unique(user_id, product_id, variant_id)]
struct CartItem {
    id: Uuid,
    user_id: Uuid,
    product_id: Uuid,
    variant_id: Option<Uuid>,
    #[column(len = 64, unique)]
    barcode: Option<String>,
}

fn main() {}
