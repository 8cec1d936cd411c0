//! How PostgreSQL keeps what was declared.

use super::column_type::spelled;
use crate::{
    catalog::{Catalog, ColumnType, Definition, Expr, Index, IndexOrder, NullOrder},
    live::conform::{self, Forms},
};

const FORMS: Forms = Forms {
    ty,
    comment: |comment| (!comment.is_empty()).then(|| comment.to_owned()),
    says_default,
    index: without_default_order,
    has_key_names: true,
};

/// What of `declared` is not in `observed`, and what of `observed` is not in `declared`, a line each.
///
/// The texts of definitions are not compared, only whether they are there: servers rewrite what they are given.
///
/// # Example
/// ```
/// use schema_as_code_core::dialect::{Dialect, Version};
/// use schema_as_code_emit::{
///     catalog::{Catalog, Column, ColumnType, Name, Table},
///     live::postgres::deviations,
/// };
///
/// let with = |ty: &'static str| {
///     let mut catalog = Catalog::empty(Dialect::Postgres, Version::new(15, 0));
///     let mut table = Table::new(Name::new("customer"));
///     table.columns.push(Column::new("email", ColumnType::built_in(ty)));
///     catalog.tables.push(table);
///     catalog
/// };
/// assert!(deviations(&with("varchar(80)"), &with("character varying(80)")).is_empty());
/// assert_eq!(deviations(&with("varchar(80)"), &with("text")).len(), 1);
/// ```
#[must_use]
pub fn deviations(declared: &Catalog, observed: &Catalog) -> Vec<String> {
    conform::deviations(&FORMS, declared, observed)
}

fn ty(ty: &ColumnType) -> ColumnType {
    match ty {
        // The case of a name that is not quoted does not matter.
        ColumnType::BuiltIn(ty) => {
            let text = ty.to_string();
            let is_quoted = text.contains('"');
            ColumnType::built_in(if is_quoted { text } else { spelled(text.to_ascii_lowercase()) })
        }
        other => other.clone(),
    }
}

/// NULL is what a column without a default has; the server keeps it where it had to convert it, and not otherwise.
fn says_default(default: &Definition) -> bool {
    match default {
        Definition::Portable(expr) => *expr != Expr::Null,
        Definition::Observed(text) => !text.starts_with("NULL::"),
        Definition::Recipe(_) | Definition::Source(_) => true,
    }
}

/// NULLs sort as the largest values unless something else is said.
fn without_default_order(mut index: Index) -> Index {
    for key in &mut index.keys {
        let default = match key.order {
            IndexOrder::Ascending => NullOrder::Last,
            IndexOrder::Descending => NullOrder::First,
        };
        key.nulls = key.nulls.filter(|nulls| *nulls != default);
    }
    index
}
