//! What the structs say, the database keeps: through sqlx, with the script that the application ships.

use std::{env, fs, path::Path};

use app::{Customer, Order, OrderStatus, SCHEMA, Shop, insert_customer, insert_order, orders_of};
use chrono::{DateTime, SubsecRound as _, Utc};
use schema_as_code::{Schema, dialect::Dialect, emit::build::Artefacts};
use sqlx::{SqlitePool, sqlite::SqlitePoolOptions};
use uuid::Uuid;

// proves E1
#[test]
fn schema_is_current() {
    let artefacts = Artefacts::make(Shop::DEF, &[Dialect::Sqlite]).expect("the schema is accepted");
    let text = &artefacts.targets[0].schema_sql.text;
    if env::var_os("UPDATE_SCHEMA").is_some() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/sqlite.sql");
        fs::write(path, text).expect("the script is written");
        return;
    }
    assert_eq!(SCHEMA, text, "run `UPDATE_SCHEMA=1 cargo test`, and review the difference");
}

async fn database() -> SqlitePool {
    let pool = SqlitePoolOptions::new()
        .max_connections(1)
        .connect("sqlite::memory:")
        .await
        .expect("a database in memory");
    sqlx::raw_sql(SCHEMA).execute(&pool).await.expect("the script is accepted");
    pool
}

fn now() -> DateTime<Utc> {
    Utc::now().trunc_subsecs(6)
}

fn customer(email: &str) -> Customer {
    Customer { id: Uuid::new_v4(), email: email.to_owned(), name: None, created_at: now() }
}

fn order(of: &Customer, status: OrderStatus) -> Order {
    Order { id: Uuid::new_v4(), customer_id: of.id, status, total: 1_250, created_at: now() }
}

// proves E1
#[tokio::test(flavor = "current_thread")]
async fn rows_come_back_as_they_were() {
    let pool = database().await;
    let ada = Customer { name: Some("Ada".to_owned()), ..customer("ada@example.org") };
    insert_customer(&pool, &ada).await.expect("accepted");
    let found: Vec<Customer> =
        sqlx::query_as("SELECT * FROM customers").fetch_all(&pool).await.expect("readable");
    assert_eq!(found, [ada.clone()]);

    for status in [OrderStatus::Pending, OrderStatus::Paid, OrderStatus::HandedOver] {
        let order = order(&ada, status);
        insert_order(&pool, &order).await.expect("accepted");
        let found = orders_of(&pool, ada.id).await.expect("readable");
        assert!(found.contains(&order), "{found:?}");
        let json = serde_json::to_string(&order).expect("serializable");
        assert_eq!(serde_json::from_str::<Order>(&json).expect("readable"), order);
    }
}

// proves E1
#[tokio::test(flavor = "current_thread")]
async fn the_database_refuses_what_the_structs_forbid() {
    let pool = database().await;
    sqlx::query("PRAGMA foreign_keys = ON").execute(&pool).await.expect("accepted");
    let ada = customer("ada@example.org");
    insert_customer(&pool, &ada).await.expect("accepted");

    insert_customer(&pool, &customer("ada@example.org")).await.expect_err("the email is taken");
    let free = Order { total: 0, ..order(&ada, OrderStatus::Paid) };
    insert_order(&pool, &free).await.expect_err("a total must be above 0");
    let stranger = order(&customer("nobody@example.org"), OrderStatus::Paid);
    insert_order(&pool, &stranger).await.expect_err("there is no such customer");
    let insert = sqlx::query(
        "INSERT INTO orders (id, customer_id, status, total, created_at) VALUES (?, ?, 'lost', 1, ?)",
    )
    .bind(Uuid::new_v4())
    .bind(ada.id)
    .bind(now());
    insert.execute(&pool).await.expect_err("there is no such status");

    insert_order(&pool, &order(&ada, OrderStatus::Paid)).await.expect("accepted");
    let delete = sqlx::query("DELETE FROM customers WHERE id = ?").bind(ada.id);
    delete.execute(&pool).await.expect_err("an order keeps its customer");
}
