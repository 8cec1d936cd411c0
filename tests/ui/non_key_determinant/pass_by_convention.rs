#![allow(dead_code)]

use schema_as_code::{Entity, Schema};

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

// Independent facts are no matter of Boyce-Codd normal form.
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
#[waive(non_key_determinant, reason = "the register is read only")]
#[determines(teacher -> course)]
#[unique(student, teacher)]
struct Register {
    #[key]
    student: i64,
    #[key]
    course: i64,
    teacher: i64,
}

#[derive(Schema)]
#[schema(postgres("15"), driver(sqlx), entities(Enrolment, Material, Register))]
struct School;

#[derive(Schema)]
#[schema(postgres("15"), driver(sqlx), normal_form(bcnf), entities(Material, Register))]
struct Strict;

#[derive(Schema)]
#[schema(
    postgres("15"),
    driver(sqlx),
    normal_form(fourth),
    entities(Enrolment, Material, Register),
    waive(non_key_determinant, reason = "the registers are read only"),
    waive(independent_facts, reason = "the registers are read only")
)]
struct Archive;

fn main() {}
