//! How an engine says that it will answer a query.

use std::fmt;

use support::{Database, Engine};

/// The plan of a query, for the first rows where it has an order.
pub(crate) struct Plan {
    engine: Engine,
    /// As the engine prints it; where it prints a table, the columns that matter.
    lines: Vec<String>,
}

impl Plan {
    /// Of the query for the tickets of which `condition` holds. The whole row is read, so that no index has it all.
    pub(crate) fn of(database: &mut Database, condition: &str) -> Self {
        let engine = database.engine();
        let explain = match engine {
            Engine::Postgres15 | Engine::Postgres18 => "EXPLAIN (COSTS OFF)",
            Engine::MySql => "EXPLAIN FORMAT = TRADITIONAL",
            Engine::MariaDb => "EXPLAIN",
            Engine::Sqlite => "EXPLAIN QUERY PLAN",
        };
        // Without an order, the first rows of the table would do.
        let limit = if condition.contains("ORDER BY") { " LIMIT 10" } else { "" };
        let rows = database
            .query(&format!("{explain} SELECT * FROM tickets WHERE {condition}{limit}"))
            .unwrap_or_else(|error| panic!("{engine}: {error}\n{condition}"));
        let text = |row: &[Option<String>], column: usize| row[column].clone().unwrap_or_default();
        let lines = rows.iter().map(|row| match engine {
            Engine::Postgres15 | Engine::Postgres18 => text(row, 0),
            // The way of access, the key that is used, and what else is done.
            Engine::MySql => format!("{} by {}: {}", text(row, 4), text(row, 6), text(row, 11)),
            Engine::MariaDb => format!("{} by {}: {}", text(row, 3), text(row, 5), text(row, 9)),
            Engine::Sqlite => text(row, 3),
        });
        Self { engine, lines: lines.collect() }
    }

    /// Whether the index is used.
    pub(crate) fn uses(&self, index: &str) -> bool {
        let words = match self.engine {
            Engine::Postgres15 | Engine::Postgres18 => [format!("using {index} "), format!("on {index}")],
            Engine::MySql | Engine::MariaDb => [format!(" by {index}:"), String::from("\n")],
            Engine::Sqlite => [format!("USING INDEX {index}"), format!("USING {index} ")],
        };
        self.lines.iter().any(|line| words.iter().any(|word| line.contains(word)))
    }

    /// Whether rows are sorted, all of them or those that are equal in the first columns.
    pub(crate) fn sorts(&self) -> bool {
        let word = match self.engine {
            Engine::Postgres15 | Engine::Postgres18 => "Sort",
            Engine::MySql | Engine::MariaDb => "Using filesort",
            Engine::Sqlite => "USE TEMP B-TREE",
        };
        self.lines.iter().any(|line| line.contains(word))
    }

    /// Whether every row is looked at, in the table or in the order of an index.
    pub(crate) fn reads_everything(&self) -> bool {
        let is_looked_up = self.lines.iter().any(|line| line.contains("Index Cond"));
        self.lines.iter().any(|line| match self.engine {
            Engine::Postgres15 | Engine::Postgres18 => line.contains("Seq Scan") || !is_looked_up,
            Engine::MySql | Engine::MariaDb => line.starts_with("ALL ") || line.starts_with("index "),
            Engine::Sqlite => line.starts_with("SCAN"),
        })
    }
}

impl fmt::Display for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.lines.join("\n"))
    }
}
