//! See [`rules::FLOAT_MONEY`](schema_as_code_core::rules::FLOAT_MONEY).

use schema_as_code_core::{
    def::{EntityDef, SchemaDef},
    types::LogicalType,
};

use super::{
    Hint,
    words::{columns, has_word},
};

const MONEY: [&str; 15] = [
    "amount", "balance", "cost", "costs", "credit", "debit", "discount", "fee", "money", "price", "revenue",
    "salary", "subtotal", "tax", "total",
];
const SHARE: [&str; 6] = ["ratio", "rate", "percent", "percentage", "factor", "share"];

pub(super) fn find(_schema: &SchemaDef, entity: &'static EntityDef) -> Vec<Hint> {
    let is_money = |field| has_word(field, &MONEY) && !has_word(field, &SHARE);
    let hits = columns(entity).filter(|(_, column)| {
        matches!(column.ty.logical, LogicalType::Float { .. }) && is_money(column.field)
    });
    hits.map(|(index, column)| {
        let message = format!("`{}` sounds like money and is a floating-point number", column.field);
        Hint::at(index, message, "use `Decimal` with `#[column(decimal(10, 2))]`".to_owned())
    })
    .collect()
}
