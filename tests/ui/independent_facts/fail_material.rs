#![allow(dead_code)]

use schema_as_code::Entity;

#[derive(Entity)]
#[entity(normal_form(fourth))]
#[determines(course_id ->> teacher_id)]
struct Material {
    #[key]
    course_id: i64,
    #[key]
    teacher_id: i64,
    #[key]
    book_id: i64,
}

// The surrogate key does not hide it.
#[derive(Entity)]
#[entity(normal_form(fourth))]
#[determines(course ->> teacher)]
#[unique(course, teacher, book)]
struct Lesson {
    id: i64,
    course: i64,
    teacher: i64,
    book: i64,
}

fn main() {}
