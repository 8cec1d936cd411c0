#![allow(dead_code)]

use schema_as_code::{Entity, Schema};

// The other schema asks for less as well, but not of what it lists itself.
#[derive(Entity)]
#[determines(zip -> city)]
struct Address {
    id: i64,
    zip: String,
    city: String,
}

#[derive(Schema)]
#[schema(postgres("15"), driver(sqlx), normal_form(second), entities(Address))]
struct Legacy;

#[derive(Schema)]
#[schema(postgres("15"), driver(sqlx), normal_form(second), include(Legacy))]
struct Archive;

// Two schemas list what says itself what it is held to, and what breaks no form that either asks for.
#[derive(Entity)]
#[entity(normal_form(second))]
#[determines(zip -> city)]
struct Office {
    id: i64,
    zip: String,
    city: String,
}

#[derive(Entity)]
#[determines(teacher -> course)]
#[unique(student, teacher)]
struct Attendance {
    #[key]
    student: i64,
    #[key]
    course: i64,
    teacher: i64,
}

#[derive(Schema)]
#[schema(postgres("15"), driver(sqlx), normal_form(second), entities(Office, Attendance))]
struct Loose;

#[derive(Schema)]
#[schema(postgres("15"), driver(sqlx), entities(Office, Attendance))]
struct Strict;

fn main() {}
