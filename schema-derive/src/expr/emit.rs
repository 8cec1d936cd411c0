//! An expression as const data.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};
use schema_as_code_core::def::ColumnIndex;

use super::{Constant, Kind, Node};

impl Node {
    /// The tokens of a `core::expr::Expr`; `deleted` is the column behind `live`.
    pub(crate) fn emit(&self, deleted: Option<ColumnIndex>) -> TokenStream {
        let one = |node: &Self| node.emit(deleted);
        match &self.kind {
            Kind::Column(column) => {
                let index = Literal::u16_unsuffixed(column.index);
                quote!(__s::expr::Expr::Column(#index))
            }
            Kind::Live => match deleted {
                Some(column) => {
                    let index = Literal::u16_unsuffixed(column);
                    quote!(__s::expr::Expr::IsNull(&__s::expr::Expr::Column(#index)))
                }
                None => always(),
            },
            Kind::Unknown => always(),
            Kind::Constant(constant) => {
                let literal = constant.emit();
                quote!(__s::expr::Expr::Literal(#literal))
            }
            Kind::Variant(name) => quote!(__s::expr::Expr::Variant(#name)),
            Kind::Unary(operator, value) => {
                let operator = format_ident!("{operator:?}");
                let value = one(value);
                quote!(__s::expr::Expr::Unary(__s::expr::UnaryOperator::#operator, &#value))
            }
            Kind::Binary(operator, left, right) => {
                let operator = format_ident!("{operator:?}");
                let (left, right) = (one(left), one(right));
                quote!(__s::expr::Expr::Binary(__s::expr::BinaryOperator::#operator, &#left, &#right))
            }
            Kind::IsNull(value) => {
                let value = one(value);
                quote!(__s::expr::Expr::IsNull(&#value))
            }
            Kind::IsNotNull(value) => {
                let value = one(value);
                quote!(__s::expr::Expr::IsNotNull(&#value))
            }
            Kind::In(value, list) => {
                let value = one(value);
                let list = list.iter().map(one);
                quote!(__s::expr::Expr::In(&#value, &[#(#list),*]))
            }
            Kind::Between { value, low, high, bound } => {
                let bound = format_ident!("{bound:?}");
                let (value, low, high) = (one(value), one(low), one(high));
                quote!(__s::expr::Expr::Between {
                    value: &#value, low: &#low, high: &#high, bound: __s::expr::Bound::#bound
                })
            }
            Kind::Matches(value, pattern) => {
                let value = one(value);
                quote!(__s::expr::Expr::Matches(&#value, #pattern))
            }
            Kind::Call(function, arguments) => {
                let function = format_ident!("{function:?}");
                let arguments = arguments.iter().map(one);
                quote!(__s::expr::Expr::Call(__s::expr::Function::#function, &[#(#arguments),*]))
            }
            Kind::Raw(texts) => {
                let texts = texts.iter().map(|(dialect, sql)| {
                    let dialect = format_ident!("{dialect:?}");
                    quote!(__s::expr::RawSql { dialect: __s::dialect::Dialect::#dialect, sql: #sql })
                });
                quote!(__s::expr::Expr::Raw(&[#(#texts),*]))
            }
        }
    }
}

/// Stands for what was reported.
fn always() -> TokenStream {
    quote!(__s::expr::Expr::Literal(__s::expr::Literal::Bool(true)))
}

impl Constant {
    /// The tokens of a `core::expr::Literal`.
    pub(crate) fn emit(&self) -> TokenStream {
        match self {
            Self::Bool(value) => quote!(__s::expr::Literal::Bool(#value)),
            Self::Integer(value) => {
                let value = Literal::i128_unsuffixed(*value);
                quote!(__s::expr::Literal::Integer(#value))
            }
            Self::Decimal(digits) => quote!(__s::expr::Literal::Decimal(#digits)),
            Self::Text(text) => quote!(__s::expr::Literal::Text(#text)),
        }
    }
}
