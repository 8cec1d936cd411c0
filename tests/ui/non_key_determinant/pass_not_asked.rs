#![allow(dead_code)]

use schema_as_code::Entity;

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

fn main() {}
