#![allow(dead_code)]

use schema_as_code::Entity;
use uuid::Uuid;

#[derive(Entity)]
#[unique(user_id, product_id, variant_id, nulls_not_distinct)]
#[unique(user_id, variant_id, filter(variant_id.is_some()))]
struct CartItem {
    id: Uuid,
    user_id: Uuid,
    product_id: Uuid,
    variant_id: Option<Uuid>,
    #[column(len = 64, unique)]
    barcode: Option<String>,
}

#[derive(Entity)]
#[unique(user_id, product_id, variant_id)]
#[waive(nullable_unique_member, reason = "a cart without a variant may hold a product twice")]
struct OldCartItem {
    id: Uuid,
    user_id: Uuid,
    product_id: Uuid,
    variant_id: Option<Uuid>,
    #[column(len = 64, unique)]
    barcode: Option<String>,
}

fn main() {}
