#![allow(dead_code)]

use schema_as_code::{ColumnEnum, Entity};

#[derive(ColumnEnum)]
#[column(rename_all = "snake_case")]
enum InvoiceKind {
    Invoice,
    CreditNote,
}

#[derive(Entity)]
#[check(total == net + tax && total >= 0 || r#type == InvoiceKind::CreditNote)]
#[check(!(total > 100 && sent_to.is_none()))]
#[check(type.is_in([Invoice, CreditNote]))]
#[check(coalesce(sent_to, number).is_some())]
#[index(lower(sent_to), filter(sent_to.is_some()))]
struct Invoice {
    id: i64,
    #[column(len = 64)]
    #[check(matches("^[0-9]+$"))]
    number: String,
    r#type: InvoiceKind,
    #[column(default = 0)]
    #[check(0..=1_000_000)]
    net: i64,
    #[check(>= 0 && <= 1000)]
    tax: i64,
    #[check(!= 0)]
    total: i64,
    #[column(len = 64)]
    sent_to: Option<String>,
}

fn main() {}
