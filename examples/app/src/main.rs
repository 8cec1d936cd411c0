//! Opens a shop in memory, sells something, and prints the orders.

use app::{Customer, Order, OrderStatus, SCHEMA, insert_customer, insert_order, orders_of};
use chrono::Utc;
use sqlx::sqlite::SqlitePoolOptions;
use uuid::Uuid;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), sqlx::Error> {
    let pool = SqlitePoolOptions::new().max_connections(1).connect("sqlite::memory:").await?;
    sqlx::raw_sql(SCHEMA).execute(&pool).await?;
    let customer = Customer {
        id: Uuid::new_v4(),
        email: "ada@example.org".to_owned(),
        name: Some("Ada".to_owned()),
        created_at: Utc::now(),
    };
    insert_customer(&pool, &customer).await?;
    let order = Order {
        id: Uuid::new_v4(),
        customer_id: customer.id,
        status: OrderStatus::Pending,
        total: 1_250,
        created_at: Utc::now(),
    };
    insert_order(&pool, &order).await?;
    for order in orders_of(&pool, customer.id).await? {
        println!("{} {:?} {}.{:02}", order.id, order.status, order.total / 100, order.total % 100);
    }
    Ok(())
}
