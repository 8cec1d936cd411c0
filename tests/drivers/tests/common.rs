//! What the tests of every driver share.

use std::net::IpAddr;

use cells::{Cell, emission, foreign::Theme, storable};
use ipnetwork::IpNetwork;
use rust_decimal::{Decimal, prelude::ToPrimitive};
use schema_as_code::{
    dialect::Dialect,
    storage::{Driver, StoredForm, stored_form},
    types::LogicalType,
};
use support::{Database, Engine};
use tokio::runtime::Builder;
use uuid::Uuid;

/// A connection, and the cells that were written and read through it.
pub(crate) struct Session<Connection> {
    pub(crate) connection: Connection,
    pub(crate) driver: Driver,
    pub(crate) dialect: Dialect,
    proven: Vec<&'static str>,
}

impl<Connection> Session<Connection> {
    pub(crate) const fn new(connection: Connection, driver: Driver, dialect: Dialect) -> Self {
        Self { connection, driver, dialect, proven: Vec::new() }
    }

    /// Says that the cell was written and read.
    pub(crate) fn proves<C: Cell>(&mut self) {
        self.proven.push(C::NAME);
    }

    /// All that the driver stores there was proven, and nothing else.
    pub(crate) fn end(mut self) {
        let mut storable = storable(self.driver, self.dialect);
        storable.sort_unstable();
        self.proven.sort_unstable();
        assert_eq!(self.proven, storable, "{:?} on {:?}", self.driver, self.dialect);
    }
}

/// `each!(round_trip(session) await, own() => [A, B], ADDRESS => [C])`: a call for each cell.
macro_rules! each {
    ($through:ident($session:ident) await, $($by:expr => [$($cell:ty),* $(,)?]),* $(,)?) => {
        $($($through::<$cell, _>(&mut $session, $by).await;)*)*
    };
    ($through:ident($session:ident), $($by:expr => [$($cell:ty),* $(,)?]),* $(,)?) => {
        $($($through::<$cell, _>(&mut $session, $by);)*)*
    };
}
pub(crate) use each;

/// The statements that make, and those that remove, the table of the cell.
pub(crate) fn scripts<C: Cell>(driver: Driver, dialect: Dialect) -> (Vec<String>, Vec<String>) {
    let emission = emission(C::DEF, driver, dialect);
    let create = emission.create.texts().map(str::to_owned).collect();
    (create, emission.rollback.texts().map(str::to_owned).collect())
}

/// `INSERT` and the two `SELECT`s with the placeholders of the dialect.
pub(crate) struct Sql {
    /// Of `id`, `value`, `absent`.
    pub(crate) insert: &'static str,
    /// `value` and `absent` of an `id`.
    pub(crate) select: &'static str,
    /// `made` of an `id`.
    pub(crate) select_default: &'static str,
}

pub(crate) const fn sql(dialect: Dialect) -> Sql {
    match dialect {
        Dialect::Postgres => Sql {
            insert: "INSERT INTO cells (id, value, absent) VALUES ($1, $2, $3)",
            select: "SELECT value, absent FROM cells WHERE id = $1",
            select_default: "SELECT made FROM cells WHERE id = $1",
        },
        _ => Sql {
            insert: "INSERT INTO cells (id, value, absent) VALUES (?, ?, ?)",
            select: "SELECT value, absent FROM cells WHERE id = ?",
            select_default: "SELECT made FROM cells WHERE id = ?",
        },
    }
}

/// What is written: every value, beside NULL and beside itself.
pub(crate) fn rows<C: Cell>() -> impl Iterator<Item = (i32, C::Value, Option<C::Value>)> {
    let values =
        C::values().into_iter().flat_map(|value| [(value.clone(), None), (value.clone(), Some(value))]);
    (1..).zip(values).map(|(id, (value, absent))| (id, value, absent))
}

/// The texts that SQLite must hold for some of the rows of a time of day or a timestamp.
pub(crate) fn texts<C: Cell>(driver: Driver, dialect: Dialect) -> Vec<(i32, String)> {
    let ty = C::DEF.columns[1].ty;
    let Ok(StoredForm::Moment(text)) = stored_form(ty, dialect, driver, None, None) else {
        return Vec::new();
    };
    // The first two values of every such cell.
    [(1, "1970-01-02", "00:00:00", ""), (3, "2024-02-29", "09:30:00", "5")]
        .map(|(id, day, clock, fraction)| match ty.logical {
            LogicalType::Time => (id, text.write_time(clock, fraction)),
            _ => (id, text.write(day, clock, fraction)),
        })
        .to_vec()
}

/// Runs `test` with the address of an empty database of the engine, where there is one.
pub(crate) fn with_url<F: Future<Output = ()>>(engine: Engine, test: impl FnOnce(String) -> F) {
    let Some(database) = Database::create(engine, "drivers") else { return };
    let url = database.url().expect("a server has a url");
    block_on(test(url));
}

pub(crate) fn block_on<F: Future>(test: F) -> F::Output {
    Builder::new_current_thread().enable_all().build().expect("a runtime starts").block_on(test)
}

/// sqlx takes only SQL that lives as long as the program, as a guard against injection. Tests are short.
pub(crate) fn leak(sql: String) -> &'static str {
    Box::leak(sql.into_boxed_str())
}

/// What the application does with what its driver does not bind: there and back.
#[derive(Debug)]
pub(crate) struct By<T, W> {
    pub(crate) to: fn(T) -> W,
    pub(crate) from: fn(W) -> T,
}

/// The driver binds the type itself.
pub(crate) fn own<T>() -> By<T, T> {
    By { to: |value| value, from: |value| value }
}

/// The driver binds a wrapper of the type.
pub(crate) fn wrapped<T: From<W>, W: From<T>>() -> By<T, W> {
    By { to: W::from, from: T::from }
}

pub(crate) const SLICE: By<bytes::Bytes, Vec<u8>> =
    By { to: |bytes| bytes.to_vec(), from: bytes::Bytes::from };

pub(crate) const UUID_BYTES: By<Uuid, Vec<u8>> =
    By { to: |uuid| uuid.as_bytes().to_vec(), from: |bytes| Uuid::from_slice(&bytes).expect("16 bytes") };

pub(crate) const UUID_TEXT: By<Uuid, String> =
    By { to: |uuid| uuid.to_string(), from: |text| text.parse().expect("a UUID") };

pub(crate) const SCALED: By<Decimal, i64> = By {
    to: |decimal| i64::try_from(decimal.mantissa()).expect("twelve digits fit"),
    from: |integer| Decimal::new(integer, 3),
};

pub(crate) const DIGITS: By<Decimal, String> =
    By { to: |decimal| decimal.to_string(), from: |text| text.parse().expect("a decimal") };

pub(crate) const REAL: By<Decimal, f64> = By {
    to: |decimal| decimal.to_f64().expect("a number"),
    from: |real| Decimal::try_from(real).expect("a decimal"),
};

pub(crate) const ADDRESS: By<IpAddr, String> =
    By { to: |address| address.to_string(), from: |text| text.parse().expect("an address") };

pub(crate) const NETWORK: By<IpNetwork, String> =
    By { to: |network| network.to_string(), from: |text| text.parse().expect("a network") };

pub(crate) const THEME: By<Theme, serde_json::Value> = By {
    to: |theme| serde_json::to_value(theme).expect("a document"),
    from: |document| serde_json::from_value(document).expect("a theme"),
};
