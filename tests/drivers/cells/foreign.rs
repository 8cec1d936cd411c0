//! Values of other crates, enums and documents.

use ipnetwork::IpNetwork;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{Color, cells};

/// A value that is stored as a document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Theme {
    /// A name.
    pub name: String,
    /// Numbers.
    pub sizes: Vec<u8>,
}

cells! {
    Named: Color = "derive(ColumnEnum)", [Color::Red, Color::DarkBlue],
        default (default(Red)) => |made| *made == Color::Red;
    Document: Value = "serde_json::Value", documents(),
        default (default = r#"{"it's": [1]}"#) => |made| *made == json!({ "it's": [1] });
    #[column(as(json))]
    Typed: Theme = "any type, `as(json)`", [Theme { name: "it's".to_owned(), sizes: vec![1, 2] }];
    Identifier: Uuid = "uuid::Uuid", uuids(), default (default(uuid)) => |made| !made.is_nil();
    #[column(store(blob))]
    IdentifierBytes: Uuid = "uuid::Uuid, `store(blob)`", uuids();
    #[column(store(text))]
    IdentifierText: Uuid = "uuid::Uuid, `store(text)`", uuids();
    Money: Decimal = "rust_decimal::Decimal", decimals();
    #[column(store(integer))]
    Scaled: Decimal = "rust_decimal::Decimal, `store(integer)`", decimals();
    #[column(store(text))]
    Digits: Decimal = "rust_decimal::Decimal, `store(text)`", decimals();
    #[column(store(real))]
    Approximate: Decimal = "rust_decimal::Decimal, `store(real)`", decimals();
    Network: IpNetwork = "ipnetwork::IpNetwork", networks();
    #[column(store(text))]
    NetworkText: IpNetwork = "ipnetwork::IpNetwork, `store(text)`", networks();
}

fn documents() -> Vec<Value> {
    vec![json!({ "key": ["value", 1, null, true, { "deep": 0.5 }] }), json!({}), json!([]), json!("text")]
}

fn uuids() -> Vec<Uuid> {
    vec![Uuid::nil(), Uuid::from_u128(0x0123_4567_89ab_4def_8123_4567_89ab_cdef)]
}

fn decimals() -> Vec<Decimal> {
    ["0.000", "0.190", "123456789.123", "-999999999.999"]
        .map(|text| text.parse().expect("a decimal"))
        .to_vec()
}

fn networks() -> Vec<IpNetwork> {
    ["192.0.2.0/24", "192.0.2.1/32", "2001:db8::/32"].map(|text| text.parse().expect("a network")).to_vec()
}
