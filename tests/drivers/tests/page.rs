//! docs/storage.md: what each driver stores where, and which test proves it.

use std::{env, fmt::Write as _, fs, path::Path};

use cells::{ALL, Info, emission, lists};
use schema_as_code::{
    dialect::Dialect,
    storage::{Driver, StoredForm, stored_form},
    types::LogicalType,
};

const HEAD: &str = "\
<!-- Generated from the types, the drivers and their tests by `BLESS=1 cargo test -p schema-driver-tests page`. -->

# Stored forms

`driver(…)` on the schema says through which crate the application talks to its database, and decides how each
column is stored: as that crate writes and reads it. Each cell below names the SQL type. The test at the head of
its column makes the table from the library's own script, writes values at the edges of the type, with and
without NULL, reads them back, and where there is a default, reads what the database made. It ends by comparing:
exactly what has an SQL type here was written and read.

- On SQLite, moments are texts; the cell shows how 09:30 and a half second on 2024-02-29 is written.
- diesel is proven on PostgreSQL, MySQL and MariaDB through diesel-async, whose connections need no C library.
  What is written and read is made by diesel itself; its own connections to these servers are not proven.
- Types of `jiff` are bound through the wrappers of jiff-sqlx and jiff-diesel, `Bytes` as the slice it is, lists by
  their own type. The application converts what was asked for by `store(…)` where the driver does not bind it.
- A number in place of an SQL type is a refusal, with its reason below the table. It is an error of the compiler.
- The digits of decimals and the length of texts are those of the tests: `types(String(255), Decimal(12, 3))`.
";

/// proves E9
#[test]
fn the_page_of_stored_forms_is_fresh() {
    let mut page = HEAD.to_owned();
    for dialect in Dialect::ALL {
        section(&mut page, dialect);
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/storage.md");
    if env::var_os("BLESS").is_some() {
        fs::write(&path, &page).expect("the page can be written");
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(found == page, "docs/storage.md is stale: BLESS=1 cargo test -p schema-driver-tests page");
}

fn section(page: &mut String, dialect: Dialect) {
    let drivers: Vec<_> = Driver::ALL.into_iter().filter(|driver| driver.reaches(dialect)).collect();
    let heads: Vec<_> =
        drivers.iter().map(|driver| format!("{}<br>`{}`", driver.name(), proof(*driver, dialect))).collect();
    let _ = writeln!(
        page,
        "\n## {}\n\n| type | {} |\n|---|{}",
        dialect.product(),
        heads.join(" | "),
        "---|".repeat(drivers.len())
    );
    let mut refusals: Vec<&str> = Vec::new();
    for info in ALL.iter().copied().flatten() {
        let is_list = matches!(info.column().ty.logical, LogicalType::Array(_));
        if is_list && dialect != Dialect::Postgres {
            continue;
        }
        let cells: Vec<_> =
            drivers.iter().map(|driver| cell(info, *driver, dialect, &mut refusals)).collect();
        let _ = writeln!(page, "| {} | {} |", named(info.name), cells.join(" | "));
    }
    if dialect != Dialect::Postgres {
        let list = lists::ALL.first().expect("there are lists");
        let cells: Vec<_> =
            drivers.iter().map(|driver| cell(list, *driver, dialect, &mut refusals)).collect();
        let _ = writeln!(page, "| `Vec` of anything, `array` | {} |", cells.join(" | "));
    }
    page.push('\n');
    for (number, refusal) in (1..).zip(refusals) {
        let _ = writeln!(page, "{number}. {refusal}");
    }
}

fn cell(info: &Info, driver: Driver, dialect: Dialect, refusals: &mut Vec<&'static str>) -> String {
    let column = info.column();
    match stored_form(column.ty, dialect, driver, column.store, None) {
        Err(refusal) => {
            let known = refusals.iter().position(|known| *known == refusal.reason).unwrap_or_else(|| {
                refusals.push(refusal.reason);
                refusals.len() - 1
            });
            format!("({})", known + 1)
        }
        Ok(StoredForm::Moment(text)) => {
            let example = match column.ty.logical {
                LogicalType::Time => text.write_time("09:30:00", "5"),
                _ => text.write("2024-02-29", "09:30:00", "5"),
            };
            format!("`{}` {example}", sql_type(info, driver, dialect))
        }
        Ok(_) => format!("`{}`", sql_type(info, driver, dialect)),
    }
}

/// The type of the column `value`, as the create script says it.
fn sql_type(info: &Info, driver: Driver, dialect: Dialect) -> String {
    let emission = emission(info.def, driver, dialect);
    let line = emission.create.texts().flat_map(str::lines).find_map(|line| {
        let line = line.trim().strip_prefix(['"', '`'])?.strip_prefix("value")?;
        line.strip_prefix(['"', '`'])
    });
    let rest = line.expect("the script makes the column");
    rest.split(" NOT NULL").next().unwrap_or(rest).trim().to_owned()
}

/// Types in code, the words beside them not.
fn named(name: &str) -> String {
    match name.split_once(", ") {
        Some((ty, options)) if ty.contains(' ') => format!("{ty}, {options}"),
        Some((ty, options)) => format!("`{ty}`, {options}"),
        None => format!("`{name}`"),
    }
}

/// The test that writes and reads what the driver stores there.
fn proof(driver: Driver, dialect: Dialect) -> String {
    let (source, file) = match driver {
        Driver::Sqlx => (include_str!("sqlx.rs"), "sqlx"),
        Driver::Diesel => (include_str!("diesel.rs"), "diesel"),
        Driver::SeaOrm => (include_str!("sea_orm.rs"), "sea_orm"),
        Driver::TokioPostgres => (include_str!("tokio_postgres.rs"), "tokio_postgres"),
        Driver::Rusqlite => (include_str!("rusqlite.rs"), "rusqlite"),
    };
    let place = match dialect {
        Dialect::Postgres => "postgres",
        Dialect::MySql | Dialect::MariaDb => "mysql_and_mariadb",
        Dialect::Sqlite => "sqlite",
    };
    let name = format!("{file}_reads_what_it_wrote_to_{place}");
    assert!(source.contains(&format!("\nfn {name}() {{")), "no test is called `{name}`");
    name
}
