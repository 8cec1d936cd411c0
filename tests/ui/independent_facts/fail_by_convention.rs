#![allow(dead_code)]

use schema_as_code::{Entity, Schema};

// Both forms are weaker than the one that the schema asks for.
#[derive(Entity)]
#[determines(course ->> teacher)]
struct Material {
    #[key]
    course: i64,
    #[key]
    teacher: i64,
    #[key]
    book: i64,
}

#[derive(Entity)]
#[determines(teacher -> course)]
#[unique(student, teacher)]
#[waive(non_key_determinant, reason = "the register is read only")]
struct Enrolment {
    #[key]
    student: i64,
    #[key]
    course: i64,
    teacher: i64,
}

#[derive(Schema)]
#[schema(postgres("15"), driver(sqlx), normal_form(fourth), entities(Material, Enrolment))]
struct School;

fn main() {}
