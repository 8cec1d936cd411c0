#![allow(dead_code)]

use schema_as_code::Entity;
use serde::Serialize;

// The tables take the place of the struct: every comment goes with its field.
/// What is taught, by whom, after which book.
#[derive(Debug, Entity, Serialize)]
#[entity(normal_form(fourth))]
#[determines(course ->> teacher)]
#[serde(rename_all = "UPPERCASE")]
pub struct Material {
    /// The number in the catalogue.
    #[key]
    pub course: i64,
    /// Who teaches it.
    #[key]
    #[serde(rename = "BY")]
    pub teacher: i64,
    /// What is read.
    #[key]
    pub book: i64,
}

fn main() {}
