#![allow(dead_code)]

use foreign_attributes::Foreign;
use schema_as_code::Entity;
use serde::{Deserialize, Serialize};

// What Rust and other libraries say about a field goes with it; what they say about the struct does not, but for
// what holds for every field. The derives that read it are those of the struct: a derive does not see them.
/// Where a customer lives.
#[derive(Debug, Clone, Serialize, Deserialize, Entity)]
#[derive(Foreign)]
#[serde(rename_all = "camelCase", rename = "Home", deny_unknown_fields)]
#[determines(zip_code -> city, region)]
#[determines(region -> tax_rate)]
#[allow(clippy::module_name_repetitions)]
struct Address {
    id: i64,
    /// As on the letter.
    #[column(name = "zip", len = 10)]
    #[serde(rename = "zip", alias = "plz")]
    #[sqlx(rename = "zip")]
    zip_code: String,
    /// What the post calls it.
    ///
    /// Not always what the people call it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[doc(alias = "town")]
    city: String,
    /** A state,
     * or a province. */
    #[column(name = "state")]
    #[serde(rename = "state", default, skip_serializing_if = "Option::is_none")]
    #[sqlx(rename = "state")]
    region: Option<String>,
    #[serde(with = "as_text")]
    #[allow(clippy::doc_markdown)]
    tax_rate: i16,
}

mod as_text {
    use serde::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(value: &i16, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(value)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<i16, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

// Bare attributes beside `namespaced` are another library's.
#[derive(Serialize, Entity)]
#[entity(namespaced, determines(shelf -> room))]
struct Slot {
    id: i64,
    shelf: i64,
    #[serde(rename = "hall")]
    room: i64,
}

// What the target's struct derives is not known: only what is ours goes there, and the comment.
#[derive(Serialize, Entity)]
struct Product {
    id: i64,
}

#[derive(Serialize, Entity)]
#[determines(product_id -> product_name)]
struct OrderLine {
    id: i64,
    #[relation(Product)]
    product_id: i64,
    /// On the invoice.
    #[column(name = "label", len = 80)]
    #[serde(rename = "label")]
    product_name: String,
}

fn main() {}
