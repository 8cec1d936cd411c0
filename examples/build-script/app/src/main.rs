//! Prints the script that creates the notebook's tables.

/// Made by the build script; its text is in the program, its maker is not.
const SCHEMA: &str = include_str!(concat!(env!("OUT_DIR"), "/schema/postgres/schema.sql"));

fn main() {
    print!("{SCHEMA}");
}
