//! A shop: users, products, carts, orders, parcels, payments, reviews and stock.

mod address;
mod cart_item;
mod category;
mod inventory_log;
mod order;
mod order_item;
mod order_status_history;
mod payment;
mod product;
mod product_image;
mod product_variant;
mod refund;
mod review;
mod session;
mod shipment;
mod shipment_item;
mod user;
mod variant_image;
mod wishlist_item;

use schema_as_code::Schema;

pub use address::{Address, AddressType};
pub use cart_item::CartItem;
pub use category::Category;
pub use inventory_log::{InventoryChange, InventoryLog};
pub use order::{FulfillmentStatus, Order, OrderStatus, PaymentStatus};
pub use order_item::OrderItem;
pub use order_status_history::OrderStatusChange;
pub use payment::{Payment, PaymentMethod};
pub use product::Product;
pub use product_image::ProductImage;
pub use product_variant::ProductVariant;
pub use refund::{Refund, RefundStatus};
pub use review::Review;
pub use session::Session;
pub use shipment::{Shipment, ShipmentStatus};
pub use shipment_item::ShipmentItem;
pub use user::User;
pub use variant_image::VariantImage;
pub use wishlist_item::WishlistItem;

/// An online shop.
#[derive(Schema)]
#[schema(
    postgres("15"),
    mysql("8.0"),
    mariadb("10.11"),
    sqlite("3.40", decimal(integer)),
    driver(sqlx),
    types(String(255), Decimal(10, 2)),
    audit(timestamps),
    waive(hard_child_of_soft_delete, reason = "who or what comes back finds everything in its place"),
    entities(
        User,
        Session,
        Address,
        Category,
        Product,
        ProductImage,
        ProductVariant,
        VariantImage,
        CartItem,
        WishlistItem,
        Order,
        OrderItem,
        OrderStatusChange,
        Shipment,
        ShipmentItem,
        Payment,
        Refund,
        Review,
        InventoryLog
    )
)]
pub struct Shop;
