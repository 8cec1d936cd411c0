#![allow(dead_code)]

use schema_as_code::Entity;

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
#[entity(normal_form(fourth))]
#[determines(course ->> teacher)]
struct CourseTeacher {
    #[key]
    course: i64,
    #[key]
    teacher: i64,
}

fn main() {}
