//! The heart of a shop: users, addresses, categories, products, orders and their items.

mod address;
mod category;
mod order;
mod order_item;
mod product;
mod user;

use schema_as_code::Schema;

pub use address::{Address, AddressType};
pub use category::Category;
pub use order::{FulfillmentStatus, Order, OrderStatus, PaymentStatus};
pub use order_item::OrderItem;
pub use product::Product;
pub use user::User;

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
    entities(User, Address, Category, Product, Order, OrderItem)
)]
pub struct Shop;
