//! The tables of [`model`](crate::model) for PostgreSQL, as a user of sea-query would write them.
//!
//! Left out, as sea-query has no words for it: triggers, and comments. Its text is on one line a table; ours
//! is on one line a column.

use sea_query::{
    ColumnDef, ConditionalStatement as _, Expr, ExprTrait as _, ForeignKey, ForeignKeyAction, Index,
    IndexOrder, PostgresQueryBuilder, Table,
};

use crate::model::{RELATIONS, STATUSES, targets};

/// The create script of so many tables.
pub(crate) fn script(tables: usize) -> String {
    let mut sql = String::new();
    (0..tables).for_each(|number| push_table(&mut sql, number));
    sql
}

/// Adds table `number` with its indexes.
pub(crate) fn push_table(sql: &mut String, number: usize) {
    let name = format!("entity_{number}");
    let mut add = |statement: String| {
        sql.push_str(&statement);
        sql.push_str(";\n");
    };
    add(table(number, &name));
    indexes(number, &name, add);
}

fn table(number: usize, name: &str) -> String {
    let mut table = Table::create();
    table
        .table(name.to_owned())
        .col(ColumnDef::new("id").uuid().default(Expr::cust("gen_random_uuid()")).not_null())
        .col(ColumnDef::new("code").string_len(255).not_null())
        .col(ColumnDef::new("name").text().not_null())
        .col(ColumnDef::new("quantity").integer().not_null())
        .col(ColumnDef::new("total").big_integer().not_null())
        .col(ColumnDef::new("is_active").boolean().default(true).not_null())
        .col(ColumnDef::new("amount").decimal_len(10, 2).not_null())
        .col(ColumnDef::new("status").string_len(20).default(STATUSES[0]).not_null())
        .col(ColumnDef::new("note").string_len(500))
        .col(ColumnDef::new("created_at").timestamp_with_time_zone().default(Expr::cust("now()")).not_null())
        .col(ColumnDef::new("updated_at").timestamp_with_time_zone().default(Expr::cust("now()")).not_null())
        .primary_key(Index::create().name(format!("{name}_pkey")).col("id"))
        .index(Index::create().name(format!("{name}_code_key")).col("code").unique())
        .check((format!("{name}_total_check"), Expr::col("total").gte(0)))
        .check((format!("{name}_status_check"), Expr::col("status").is_in(STATUSES)))
        .check((format!("{name}_updated_at_check"), Expr::col("updated_at").gte(Expr::col("created_at"))));
    for (column, target) in RELATIONS.into_iter().zip(targets(number)) {
        table.col(ColumnDef::new(column).uuid().not_null()).foreign_key(
            ForeignKey::create()
                .name(format!("{name}_{column}_fkey"))
                .from(name.to_owned(), column)
                .to(format!("entity_{target}"), "id")
                .on_delete(ForeignKeyAction::Restrict),
        );
    }
    table.to_string(PostgresQueryBuilder)
}

fn indexes(number: usize, name: &str, mut add: impl FnMut(String)) {
    let mut index = |suffix: &str, complete: &mut dyn FnMut(&mut sea_query::IndexCreateStatement)| {
        let mut index = Index::create();
        index.name(format!("{name}_{suffix}_idx")).table(name.to_owned());
        complete(&mut index);
        add(index.to_string(PostgresQueryBuilder));
    };
    index("status_created_at", &mut |index| {
        index.col("status").col(("created_at", IndexOrder::Desc));
    });
    index("amount", &mut |index| {
        index.col("amount");
    });
    index("total", &mut |index| {
        index.col("total").and_where(Expr::col("is_active"));
    });
    for (column, _) in RELATIONS.into_iter().zip(targets(number)) {
        index(column, &mut |index| {
            index.col(column);
        });
    }
}
