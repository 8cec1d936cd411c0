#![allow(dead_code)]

use schema_as_code::Entity;
use uuid::Uuid;

// What is declared about a column moves with it; what names columns of both tables cannot stay.
#[derive(Entity)]
#[entity(in_schema = "shop")]
#[determines(zip -> city, region, aliases)]
#[index(city, desc(region), serves = "the list of places")]
#[index(city, name)]
#[check(city != region)]
pub struct Place {
    pub id: Uuid,
    #[column(len = 80)]
    pub name: String,
    #[column(len = 10, index)]
    #[check(matches("^[0-9]"))]
    pub zip: String,
    #[column(len = 80, pii, default = "unknown")]
    #[check(!= "")]
    pub city: String,
    /// What the post calls it.
    pub region: String,
    #[column(len = 40, array(reason = "other names, read as a whole"))]
    pub aliases: Vec<String>,
    #[check(!= city)]
    pub street: String,
}

// Two columns that name the same thing are two keys of one table.
#[derive(Entity)]
#[determines(currency_code -> currency_number, digits)]
#[determines(currency_number -> currency_code)]
struct Price {
    id: i64,
    #[column(len = 3)]
    currency_code: String,
    currency_number: i16,
    digits: i16,
}

// One dependency says what two others imply.
#[derive(Entity)]
#[determines(street -> town)]
#[determines(town -> country)]
#[determines(street -> country)]
struct House {
    id: i64,
    street: i64,
    town: i64,
    country: i64,
}

// Attributes that other libraries use are read inside `entity` only.
#[derive(Entity)]
#[entity(namespaced, determines(model -> maker))]
struct Car {
    id: i64,
    #[entity(column(len = 40))]
    model: String,
    maker: String,
}

// A table that is called like the fact, and a type as well.
struct Status;

#[derive(Entity)]
#[determines(status_id -> severity)]
struct Alarm {
    id: i64,
    status_id: i64,
    severity: i16,
    #[column(skip)]
    status: Option<Status>,
}

#[derive(Entity)]
#[determines(alarm_id -> kind)]
struct AlarmId {
    id: i64,
    alarm_id: i64,
    kind: i16,
    #[relation(Alarm)]
    cause: i64,
}

// A tree knows its own table.
#[derive(Entity)]
#[determines(parent_id -> parent_name)]
struct Category {
    id: i64,
    name: String,
    #[relation(Category)]
    parent_id: Option<i64>,
    parent_name: Option<String>,
}

fn main() {}
