//! A fresh, empty database of any engine, spoken to in text.

use std::fmt;

use schema_as_code::{
    def::SchemaDef,
    dialect::Dialect,
    emit::{Emission, emit, live::Server},
};
use sqlx::{ColumnIndex, Connection, Executor, MySqlConnection, PgConnection, Row, ValueRef};
use tokio::runtime::{Builder, Runtime};

use crate::Engine;

/// A row, as the engine prints its values; `None` is NULL.
pub type TextRow = Vec<Option<String>>;

/// A database of its own for one test; dropped with the value.
pub struct Database {
    engine: Engine,
    name: String,
    connection: Connected,
}

enum Connected {
    Postgres(Box<PgConnection>, Runtime),
    MySql(Box<MySqlConnection>, Runtime),
    Sqlite(rusqlite::Connection),
}

impl Database {
    /// A new database of `engine`, or `None` where its server is not to be had (said loudly, and a
    /// failure where the engine is required).
    ///
    /// # Panics
    /// When the server is there but makes no database.
    #[must_use]
    pub fn create(engine: Engine, topic: &str) -> Option<Self> {
        let Some(kind) = engine.server() else {
            let connection =
                rusqlite::Connection::open_in_memory().expect("sqlite opens a database in memory");
            return Some(Self {
                engine,
                name: ":memory:".to_owned(),
                connection: Connected::Sqlite(connection),
            });
        };
        let server = schema_test_servers::running(kind)?;
        let name = server.unique_name(topic);
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime starts");
        let connection = match engine.dialect() {
            Dialect::Postgres => {
                let connection = runtime.block_on(async {
                    let mut admin = PgConnection::connect(&server.url("postgres")).await?;
                    admin.execute(sqlx::raw_sql(leak(format!("CREATE DATABASE \"{name}\"")))).await?;
                    PgConnection::connect(&server.url(&name)).await
                });
                Connected::Postgres(
                    Box::new(connection.unwrap_or_else(|error| panic!("{engine}: {error}"))),
                    runtime,
                )
            }
            _ => {
                let connection = runtime.block_on(async {
                    let mut admin = MySqlConnection::connect(&server.url("mysql")).await?;
                    admin.execute(sqlx::raw_sql(leak(format!("CREATE DATABASE `{name}`")))).await?;
                    MySqlConnection::connect(&server.url(&name)).await
                });
                Connected::MySql(
                    Box::new(connection.unwrap_or_else(|error| panic!("{engine}: {error}"))),
                    runtime,
                )
            }
        };
        Some(Self { engine, name, connection })
    }

    /// A new database of `engine` with the tables of `schema` in it; `None` as for [`Database::create`].
    ///
    /// # Panics
    /// When the schema is not for the engine, or its create script fails.
    #[must_use]
    pub fn with(schema: &SchemaDef, engine: Engine, topic: &str) -> Option<(Self, Emission)> {
        let target = schema.target(engine.dialect()).expect("the schema is for the engine");
        let mut database = Self::create(engine, topic)?;
        let emission = emit(schema, target).unwrap_or_else(|error| panic!("{engine}: {error}"));
        emission.create.texts().for_each(|sql| database.run(sql));
        Some((database, emission))
    }

    /// Another connection to the same database.
    ///
    /// # Panics
    /// When the server refuses it, and on the embedded engine, whose database belongs to its connection.
    #[must_use]
    pub fn again(&self) -> Self {
        let url = self.url().expect("the database is on a server");
        let engine = self.engine;
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime starts");
        let connection = match &self.connection {
            Connected::Postgres(..) => {
                let connection = runtime.block_on(PgConnection::connect(&url));
                Connected::Postgres(
                    Box::new(connection.unwrap_or_else(|error| panic!("{engine}: {error}"))),
                    runtime,
                )
            }
            Connected::MySql(..) => {
                let connection = runtime.block_on(MySqlConnection::connect(&url));
                Connected::MySql(
                    Box::new(connection.unwrap_or_else(|error| panic!("{engine}: {error}"))),
                    runtime,
                )
            }
            Connected::Sqlite(_) => unreachable!("an embedded database has no url"),
        };
        Self { engine, name: self.name.clone(), connection }
    }

    /// The engine.
    #[must_use]
    pub const fn engine(&self) -> Engine {
        self.engine
    }

    /// The database's name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The URL by which a driver reaches the database; none for the embedded one.
    #[must_use]
    pub fn url(&self) -> Option<String> {
        let server = schema_test_servers::running(self.engine.server()?)?;
        Some(server.url(&self.name))
    }

    /// The embedded database.
    #[must_use]
    pub const fn sqlite(&self) -> Option<&rusqlite::Connection> {
        match &self.connection {
            Connected::Sqlite(connection) => Some(connection),
            Connected::Postgres(..) | Connected::MySql(..) => None,
        }
    }

    /// Runs one statement.
    ///
    /// # Errors
    /// What the engine says against it.
    pub fn execute(&mut self, sql: &str) -> Result<(), String> {
        self.query(sql).map(drop)
    }

    /// Runs one statement that must succeed.
    ///
    /// # Panics
    /// With what the engine says against it.
    pub fn run(&mut self, sql: &str) {
        if let Err(error) = self.execute(sql) {
            panic!("{}: {error}\n{sql}", self.engine);
        }
    }

    /// Runs one statement and returns its rows as text.
    ///
    /// # Errors
    /// What the engine says against it.
    pub fn query(&mut self, sql: &str) -> Result<Vec<TextRow>, String> {
        match &mut self.connection {
            Connected::Postgres(connection, runtime) => {
                let rows = runtime.block_on(connection.fetch_all(sqlx::raw_sql(leak(sql.to_owned()))));
                rows.map_err(|error| error.to_string())?
                    .iter()
                    .map(|row| text_row(row, postgres_text))
                    .collect()
            }
            Connected::MySql(connection, runtime) => {
                let rows = runtime.block_on(connection.fetch_all(sqlx::raw_sql(leak(sql.to_owned()))));
                rows.map_err(|error| error.to_string())?.iter().map(|row| text_row(row, mysql_text)).collect()
            }
            Connected::Sqlite(connection) => sqlite_rows(connection, sql).map_err(|error| error.to_string()),
        }
    }
}

/// What an engine says against a statement.
#[derive(Debug)]
pub struct Refused(String);

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Refused {}

impl Server for Database {
    type Error = Refused;

    fn rows(&mut self, sql: &str) -> Result<Vec<TextRow>, Refused> {
        self.query(sql).map_err(Refused)
    }
}

/// sqlx takes only SQL that lives as long as the program, as a guard against injection. Tests are
/// short.
fn leak(sql: String) -> &'static str {
    Box::leak(sql.into_boxed_str())
}

fn text_row<R: Row>(
    row: &R,
    text: fn(&R, usize) -> Result<Option<String>, sqlx::Error>,
) -> Result<TextRow, String>
where
    usize: ColumnIndex<R>,
{
    (0..row.len()).map(|index| text(row, index).map_err(|error| error.to_string())).collect()
}

fn postgres_text(row: &sqlx::postgres::PgRow, index: usize) -> Result<Option<String>, sqlx::Error> {
    let value = row.try_get_raw(index)?;
    if value.is_null() {
        Ok(None)
    } else {
        value.as_str().map(|text| Some(text.to_owned())).map_err(sqlx::Error::Decode)
    }
}

fn mysql_text(row: &sqlx::mysql::MySqlRow, index: usize) -> Result<Option<String>, sqlx::Error> {
    let bytes: Option<Vec<u8>> = row.try_get_unchecked(index)?;
    Ok(bytes.map(|bytes| String::from_utf8(bytes).unwrap_or_else(|error| hex(error.as_bytes()))))
}

fn sqlite_rows(connection: &rusqlite::Connection, sql: &str) -> rusqlite::Result<Vec<TextRow>> {
    let mut statement = connection.prepare(sql)?;
    let width = statement.column_count();
    let mut rows = statement.query([])?;
    let mut texts = Vec::new();
    while let Some(row) = rows.next()? {
        texts.push(
            (0..width)
                .map(|index| Ok(sqlite_text(row.get_ref(index)?)))
                .collect::<rusqlite::Result<TextRow>>()?,
        );
    }
    Ok(texts)
}

fn sqlite_text(value: rusqlite::types::ValueRef<'_>) -> Option<String> {
    match value {
        rusqlite::types::ValueRef::Null => None,
        rusqlite::types::ValueRef::Integer(number) => Some(number.to_string()),
        rusqlite::types::ValueRef::Real(number) => Some(number.to_string()),
        rusqlite::types::ValueRef::Text(text) => Some(String::from_utf8_lossy(text).into_owned()),
        rusqlite::types::ValueRef::Blob(bytes) => Some(hex(bytes)),
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
