//! How MySQL and MariaDB keep what was declared.

use std::mem;

use crate::{
    catalog::{
        Catalog, ColumnType, Deferral, Definition, Expr, Index, IndexKey, IndexOrder, Method,
        ReferentialAction, Table, Text, Unique,
    },
    live::conform::{self, Forms},
};

use super::text;

const FORMS: Forms = Forms {
    ty,
    comment,
    says_default: |default| *default != Definition::Portable(Expr::Null),
    index: |index| index,
    has_key_names: false,
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
///     live::mysql::deviations,
/// };
///
/// let with = |ty: &'static str| {
///     let mut catalog = Catalog::empty(Dialect::MySql, Version::new(8, 0));
///     let mut table = Table::new(Name::new("customer"));
///     table.columns.push(Column::new("email", ColumnType::built_in(ty)));
///     catalog.tables.push(table);
///     catalog
/// };
/// assert!(deviations(&with("varchar(80)"), &with("varchar(80)")).is_empty());
/// assert_eq!(deviations(&with("varchar(80)"), &with("longtext")).len(), 1);
/// ```
#[must_use]
pub fn deviations(declared: &Catalog, observed: &Catalog) -> Vec<String> {
    let kept = |catalog: &Catalog| {
        let mut catalog = catalog.clone();
        catalog.tables.iter_mut().for_each(as_kept);
        catalog
    };
    let (declared, mut observed) = (kept(declared), kept(observed));
    for table in &mut observed.tables {
        if let Some(declared) = declared.table(&table.name) {
            leave_out_made_indexes(table, declared);
        }
    }
    conform::deviations(&FORMS, &declared, &observed)
}

fn ty(ty: &ColumnType) -> ColumnType {
    match ty {
        ColumnType::Values(values) => {
            ColumnType::Values(values.iter().map(|value| listed(value).into()).collect())
        }
        other => other.clone(),
    }
}

fn comment(comment: &str) -> Option<String> {
    Some(listed(comment)).filter(|comment| !comment.is_empty())
}

/// Lists have three bytes for a character; of those that need four a `?` is left.
fn listed(text: &str) -> String {
    text.chars().map(|letter| if u32::from(letter) > 0xffff { '?' } else { letter }).collect()
}

/// A unique constraint is a unique index, and no action is to refuse.
fn as_kept(table: &mut Table) {
    for key in &mut table.foreign_keys {
        for action in [&mut key.on_delete, &mut key.on_update] {
            if *action == ReferentialAction::NoAction {
                *action = ReferentialAction::Restrict;
            }
        }
    }
    for index in mem::take(&mut table.indexes) {
        match columns(&index) {
            Some(columns) => table.uniques.push(Unique {
                name: index.name,
                columns: columns.into(),
                are_nulls_equal: false,
                deferral: Deferral::Immediate,
            }),
            None => table.indexes.push(index),
        }
    }
}

/// The columns of a unique index that a constraint could have.
fn columns(index: &Index) -> Option<Vec<Text>> {
    let is_plain = index.is_unique && index.method == Method::Tree;
    let column = |key: &IndexKey| match &key.definition {
        _ if key.order == IndexOrder::Descending => None,
        Definition::Portable(Expr::Column(name)) => Some(name.clone()),
        Definition::Observed(sql) => match text::tokens(sql).as_slice() {
            [token] => token.name().map(Text::from),
            _ => None,
        },
        _ => None,
    };
    index.keys.iter().map(column).collect::<Option<Vec<_>>>().filter(|_| is_plain)
}

/// The server makes an index for a foreign key that has none, and calls it by the key.
fn leave_out_made_indexes(table: &mut Table, declared: &Table) {
    let Table { indexes, foreign_keys, .. } = table;
    indexes.retain(|index| {
        let is_declared = || declared.indexes.iter().any(|other| other.name == index.name);
        is_declared() || !foreign_keys.iter().any(|key| key.name == index.name)
    });
}
