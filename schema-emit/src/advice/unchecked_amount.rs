//! See [`rules::UNCHECKED_AMOUNT`](schema_as_code_core::rules::UNCHECKED_AMOUNT).

use schema_as_code_core::{
    def::{ColumnDef, ColumnIndex, EntityDef, SchemaDef},
    expr::{BinaryOperator, Expr},
};

use super::{
    Hint,
    words::{columns, is_number, words},
};

pub(super) fn find(_schema: &SchemaDef, entity: &'static EntityDef) -> Vec<Hint> {
    let named = |list: &[&str]| {
        let mut hits = columns(entity).filter(|(_, column)| {
            is_number(column) && words(column.field).last().is_some_and(|word| list.contains(&word))
        });
        // With two candidates it is not clear which.
        hits.next().filter(|_| hits.next().is_none())
    };
    let quantity = named(&["quantity", "qty", "units"]);
    let price = named(&["price"]);
    let amount = named(&["amount", "total"]);
    let (Some((_, quantity)), Some((_, price)), Some((index, amount))) = (quantity, price, amount) else {
        return Vec::new();
    };
    if is_kept(entity, index) {
        return Vec::new();
    }
    let field = |column: &ColumnDef| column.field;
    let (quantity, price, amount) = (field(quantity), field(price), field(amount));
    let message = format!("`{amount}` sounds like `{quantity}` times `{price}`, and no check keeps it equal");
    vec![Hint::at(index, message, format!("add `#[check({amount} == {quantity} * {price})]`"))]
}

/// Whether a check says what the column is equal to.
fn is_kept(entity: &EntityDef, column: ColumnIndex) -> bool {
    fn says(expr: &Expr, column: ColumnIndex) -> bool {
        match expr {
            Expr::Binary(BinaryOperator::And, left, right) => says(left, column) || says(right, column),
            Expr::Binary(BinaryOperator::Equal, left, right) => {
                [left, right].iter().any(|side| matches!(side, Expr::Column(found) if *found == column))
            }
            // It may say anything.
            Expr::Raw(_) => true,
            _ => false,
        }
    }
    entity.checks.iter().any(|check| says(&check.expr, column))
}
