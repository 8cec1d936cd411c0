#![allow(dead_code)]

use schema_as_code::{Entity, Schema};

// The entity leaves the form to its schema.
#[derive(Entity)]
#[determines(teacher -> course)]
#[unique(student, teacher)]
struct Enrolment {
    #[key]
    student: i64,
    #[key]
    course: i64,
    teacher: i64,
}

// What it says itself wins.
#[derive(Entity)]
#[entity(normal_form(third))]
#[determines(teacher -> course)]
#[unique(student, teacher)]
struct Lenient {
    #[key]
    student: i64,
    #[key]
    course: i64,
    teacher: i64,
}

#[derive(Schema)]
#[schema(postgres("15"), driver(sqlx), normal_form(bcnf), entities(Enrolment, Lenient))]
struct School;

fn main() {}
