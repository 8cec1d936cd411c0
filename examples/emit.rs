//! Writes what the example schemas become to `target/schema`, and proves it on an embedded SQLite:
//! `cargo run --example emit`. An application's own schema tool is as long.

use example_schemas::{chinook::Chinook, pagila::Pagila, quickstart::Quickstart, shop::Shop};
use schema_as_code::{Schema, emit::cli};

fn main() -> std::process::ExitCode {
    cli::main(&[Quickstart::DEF, Shop::DEF, Chinook::DEF, Pagila::DEF])
}
