//! What an index serves: the planner of every engine is asked.
//!
//! The schema holds patterns that the rule calls served and patterns that it calls unserved. A table of some thousand
//! rows is queried by each; where the rule names an index, the engine must use it and not sort, and where it names
//! none, the engine must sort or read the whole table.

#![expect(
    clippy::duplicated_attributes,
    reason = "two indexes may share a column; clippy reads the words inside helper attributes as attributes"
)]

#[path = "access/plan.rs"]
mod plan;
#[path = "access/schema.rs"]
mod schema;

use schema_as_code::{
    Schema,
    access::{serving, serving_mixed_range_backwards},
    def::EntityDef,
};
use support::{Database, Engine};

use plan::Plan;
use schema::Support;

/// How each pattern is asked; `{…}` is replaced where engines differ.
const QUERIES: &[(&str, &str)] = &[
    ("a ticket", "id = 77"),
    ("a ticket by its number", "number = 77 AND deleted_at IS NULL"),
    ("an agent's tickets", "agent_id = 7"),
    ("a customer's tickets, newest first", "customer_id = 7 ORDER BY opened DESC"),
    ("a customer's tickets, oldest first", "customer_id = 7 ORDER BY opened"),
    ("a customer's month", "customer_id = 7 AND opened BETWEEN 1000 AND 3000"),
    ("a customer's month in order", "customer_id = 7 AND opened > 1000 ORDER BY opened"),
    ("a customer's month, newest first", "customer_id = 7 AND opened > 1000 ORDER BY opened DESC"),
    ("but one of a customer's", "customer_id = 7 AND opened <> 1000 ORDER BY opened"),
    ("the heaviest of some", "weight > 900 ORDER BY weight DESC, opened"),
    ("the heaviest of some, in any order", "weight > 900 ORDER BY weight DESC"),
    ("the queue of a status and priority", "priority = 2 AND status = 3 ORDER BY opened DESC"),
    ("several statuses", "status IN (3, 4) AND priority = 2"),
    ("the lightest", "TRUE ORDER BY weight, opened DESC"),
    ("the heaviest", "TRUE ORDER BY weight DESC, opened"),
    ("what is urgent", "is_urgent AND deleted_at IS NULL ORDER BY opened DESC"),
    ("who wrote", "{lower} = 'person7@example.com'"),
    ("a status in order", "status = 3 ORDER BY opened DESC"),
    ("an order that no index has", "TRUE ORDER BY weight DESC, opened DESC"),
    ("a weight in order of keys", "weight = 2 ORDER BY id"),
    ("several statuses in order", "status IN (3, 4) AND priority = 2 ORDER BY opened"),
    ("a range in another order", "customer_id = 7 AND opened > 1000 ORDER BY priority"),
    ("who wrote, in their letters", "email = 'person7@example.com'"),
    ("a number of any ticket", "number = 77"),
    ("what is not in the bin, in order", "deleted_at IS NULL ORDER BY place"),
];

/// Where an engine does what the rule does not count on.
fn does_better(engine: Engine, serves: &str) -> bool {
    match serves {
        // Without partial indexes, the unique stands over every row.
        "a number of any ticket" => matches!(engine, Engine::MySql | Engine::MariaDb),
        // NULL is one value, in whose rows the next column is in order.
        "what is not in the bin, in order" => {
            matches!(engine, Engine::MySql | Engine::MariaDb | Engine::Sqlite)
        }
        _ => false,
    }
}

fn rows_are_found_as_the_rule_says(engine: Engine) {
    let Some((mut database, _)) = Database::with(Support::DEF, engine, "access") else { return };
    schema::fill(&mut database);
    let tickets: &'static EntityDef = Support::DEF.entities[0];
    let (mut unserved, mut backward_ranges) = (0, 0);
    for access in tickets.accesses {
        let (_, query) = QUERIES.iter().find(|(serves, _)| *serves == access.serves).expect("each is asked");
        let plan = Plan::of(&mut database, &query.replace("{lower}", schema::lower_email(engine)));
        match serving(tickets, access) {
            Some(path) => {
                let name = schema::name_of(tickets, path, engine);
                assert!(plan.uses(&name), "{engine}: {} does not use {name}:\n{plan}", access.serves);
                let is_backward_range = serving_mixed_range_backwards(tickets, access).is_some();
                let expected = is_backward_range && !engine.dialect().reads_mixed_ranges_backwards();
                assert_eq!(plan.sorts(), expected, "{engine}: {}:\n{plan}", access.serves);
                backward_ranges += usize::from(is_backward_range);
                let reads_all = access.order.is_empty() && plan.reads_everything();
                assert!(!reads_all, "{engine}: {} reads everything:\n{plan}", access.serves);
            }
            None => {
                let reads_in_order = !access.order.is_empty() && does_better(engine, access.serves);
                let is_slow = plan.sorts() || plan.reads_everything() && !reads_in_order;
                let expected = !does_better(engine, access.serves);
                assert_eq!(is_slow, expected, "{engine}: {}:\n{plan}", access.serves);
                unserved += 1;
            }
        }
    }
    assert_eq!(
        (tickets.accesses.len(), unserved, backward_ranges),
        (QUERIES.len(), 8, 3),
        "each pattern once"
    );
}

macro_rules! on_every_engine {
    ($($name:ident: $engine:ident,)*) => {
        $(
            // proves A20 B5 C8
            #[test]
            fn $name() {
                rows_are_found_as_the_rule_says(Engine::$engine);
            }
        )*
    };
}

on_every_engine! {
    on_postgres_15: Postgres15,
    on_postgres_18: Postgres18,
    on_mysql: MySql,
    on_mariadb: MariaDb,
    on_sqlite: Sqlite,
}
