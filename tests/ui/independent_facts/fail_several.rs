#![allow(dead_code)]

use schema_as_code::Entity;

// Three facts, one split.
#[derive(Entity)]
#[entity(normal_form(fourth))]
#[determines(person ->> language)]
#[determines(person ->> hobby)]
struct Profile {
    #[key]
    person: i64,
    #[key]
    language: i64,
    #[key]
    hobby: i64,
    #[key]
    #[column(len = 40)]
    skill: String,
}

// First what depends on a column, then what is independent.
#[derive(Entity)]
#[entity(normal_form(fourth))]
#[determines(course ->> teacher)]
#[determines(book -> publisher)]
struct Material {
    #[key]
    course: i64,
    #[key]
    teacher: i64,
    #[key]
    book: i64,
    publisher: i64,
}

fn main() {}
