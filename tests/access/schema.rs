//! A help desk, its rows, and what its indexes are called.

use chrono::{DateTime, Utc};
use schema_as_code::{Entity, Schema, access::AccessPath, def::EntityDef};
use support::{Database, Engine};

#[derive(Schema)]
#[schema(
    postgres("14"),
    mysql("8.0"),
    mariadb("10.11"),
    sqlite("3.40"),
    driver(sqlx),
    types(String(255)),
    entities(Ticket, Agent)
)]
pub(crate) struct Support;

#[expect(dead_code, reason = "rows are written and read in SQL")]
#[derive(Entity)]
#[audit(soft_delete)]
#[unique(number, among(live), name = "by_number")]
#[index(customer_id, desc(opened), name = "by_customer")]
#[index(status, priority, opened, name = "by_status")]
#[index(weight, desc(opened), name = "by_weight")]
#[index(desc(opened), filter(is_urgent, live), name = "urgent")]
#[index(lower(email), name = "by_email")]
#[index(deleted_at, place, name = "in_bin")]
#[access(filter(id), serves = "a ticket")]
#[access(filter(number, live), serves = "a ticket by its number")]
#[access(filter(agent_id), serves = "an agent's tickets")]
#[access(filter(customer_id), order(desc(opened)), serves = "a customer's tickets, newest first")]
#[access(filter(customer_id), order(opened), serves = "a customer's tickets, oldest first")]
#[access(filter(customer_id, range(opened)), serves = "a customer's month")]
#[access(filter(customer_id, range(opened)), order(opened), serves = "a customer's month in order")]
#[access(
    filter(customer_id, range(opened)),
    order(desc(opened)),
    serves = "a customer's month, newest first"
)]
#[access(filter(customer_id, opened != 1000), order(opened), serves = "but one of a customer's")]
#[access(filter(range(weight)), order(desc(weight), opened), serves = "the heaviest of some")]
#[access(filter(range(weight)), order(desc(weight)), serves = "the heaviest of some, in any order")]
#[access(filter(priority, status), order(desc(opened)), serves = "the queue of a status and priority")]
#[access(filter(one_of(status), priority), serves = "several statuses")]
#[access(order(weight, desc(opened)), serves = "the lightest")]
#[access(order(desc(weight), opened), serves = "the heaviest")]
#[access(filter(is_urgent, live), order(desc(opened)), serves = "what is urgent")]
#[access(filter(lower(email)), serves = "who wrote")]
#[access(filter(status), order(desc(opened)), serves = "a status in order")]
#[access(order(desc(weight), desc(opened)), serves = "an order that no index has")]
#[access(filter(weight), order(id), serves = "a weight in order of keys")]
#[access(filter(one_of(status), priority), order(opened), serves = "several statuses in order")]
#[access(filter(customer_id, range(opened)), order(priority), serves = "a range in another order")]
#[access(filter(email), serves = "who wrote, in their letters")]
#[access(filter(number), serves = "a number of any ticket")]
#[access(filter(live), order(place), serves = "what is not in the bin, in order")]
#[waive(unserved_access_pattern, reason = "the test asks the engines about these, too")]
pub(crate) struct Ticket {
    #[key(identity)]
    pub(crate) id: i64,
    pub(crate) number: i32,
    #[relation(Agent, on_delete(restrict))]
    pub(crate) agent_id: i64,
    pub(crate) customer_id: i32,
    pub(crate) status: i32,
    pub(crate) priority: i32,
    pub(crate) opened: i32,
    pub(crate) weight: i32,
    pub(crate) place: i32,
    pub(crate) is_urgent: bool,
    pub(crate) email: String,
    /// Makes reading everything dear.
    #[column(len = 500)]
    pub(crate) text: String,
    pub(crate) deleted_at: Option<DateTime<Utc>>,
}

#[expect(dead_code, reason = "likewise")]
#[derive(Entity)]
pub(crate) struct Agent {
    #[key(identity)]
    pub(crate) id: i64,
}

const ROWS: usize = 6_000;
const AGENTS: usize = 300;

/// Writes the rows, and has the engine count them.
pub(crate) fn fill(database: &mut Database) {
    let agents: Vec<String> = (1..=AGENTS).map(|id| format!("({id})")).collect();
    database.run(&format!("INSERT INTO agents (id) VALUES {}", agents.join(", ")));
    let deleted = match database.engine() {
        Engine::Postgres15 | Engine::Postgres18 => "'2024-01-01T00:00:00Z'",
        Engine::MySql | Engine::MariaDb => "'2024-01-01 00:00:00'",
        Engine::Sqlite => "'2024-01-01T00:00:00+00:00'",
    };
    let rows: Vec<String> = (0..ROWS).map(|row| values(row, deleted)).collect();
    for rows in rows.chunks(500) {
        database.run(&format!(
            "INSERT INTO tickets (number, agent_id, customer_id, status, priority, opened, weight, place, is_urgent, email, text, \
             deleted_at) VALUES {}",
            rows.join(", ")
        ));
    }
    if matches!(database.engine(), Engine::MySql | Engine::MariaDb) {
        // InnoDB guesses from some pages, chosen at random, unless it is told to read all of them.
        database.run("ALTER TABLE tickets STATS_PERSISTENT = 1, STATS_SAMPLE_PAGES = 10000");
    }
    database.run(match database.engine() {
        Engine::Postgres15 | Engine::Postgres18 => "VACUUM ANALYZE tickets",
        Engine::MySql | Engine::MariaDb => "ANALYZE TABLE tickets",
        Engine::Sqlite => "ANALYZE",
    });
}

/// The columns repeat with periods that have no common divisor, so that they say nothing of each other.
fn values(row: usize, deleted: &str) -> String {
    let scattered = row * 2_741 % ROWS;
    let is_urgent = if row.is_multiple_of(23) { "TRUE" } else { "FALSE" };
    let deleted = if row.is_multiple_of(31) { deleted } else { "NULL" };
    format!(
        "({row}, {}, {}, {}, {}, {scattered}, {}, {}, {is_urgent}, 'Person{}@example.com', '{}', {deleted})",
        row % AGENTS + 1,
        row % 41,
        row % 7,
        row % 5,
        row % 997,
        row % 1_009,
        row % 2_003,
        "text ".repeat(80)
    )
}

/// The name that the engine gives in its plans to what the rule found.
pub(crate) fn name_of(tickets: &EntityDef, path: AccessPath, engine: Engine) -> String {
    let name = match path {
        AccessPath::Key => match engine {
            Engine::Postgres15 | Engine::Postgres18 => "tickets_pkey",
            Engine::MySql | Engine::MariaDb => "PRIMARY",
            Engine::Sqlite => "INTEGER PRIMARY KEY",
        },
        AccessPath::Unique(position) => tickets.uniques[usize::from(position)].name.expect("it is named"),
        AccessPath::Index(position) => tickets.indexes[usize::from(position)].name.expect("it is named"),
        AccessPath::Relation(_) => "tickets_agent_id_idx",
    };
    name.to_owned()
}

/// MariaDB knows an indexed expression by its column only.
pub(crate) const fn lower_email(engine: Engine) -> &'static str {
    match engine {
        Engine::MariaDb => "email__lower",
        _ => "lower(email)",
    }
}
