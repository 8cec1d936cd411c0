//! The acting user: a setting of the session, or, where sessions have none, a table of one row.

use schema_as_code_core::{def::ColumnIndex, storage::StoredForm};

use super::{context::Context, kind::Kind, make};
use crate::{
    catalog::{ActorColumn, Check, Column, ColumnType, Definition, Name, PrimaryKey, Table},
    dialect::TouchForm,
};

const TABLE: &str = "app_context";

/// The column as the trigger that fills it knows it.
pub(super) fn actor_column(ctx: &Context<'_>, position: usize, column: ColumnIndex) -> ActorColumn {
    let table = ctx.table(position);
    let kind = ctx.known(position, column).kind();
    let column = &table.columns[usize::from(column)];
    ActorColumn {
        name: column.name.clone(),
        ty: column.ty.clone(),
        is_uuid_bytes: kind == Kind::Uuid(StoredForm::UuidBytes),
    }
}

/// The table of the acting user, which is made at the end.
pub(super) fn context_name(ctx: &mut Context<'_>) -> Name {
    ctx.needs_context = true;
    Name::new(TABLE)
}

/// The same table, where it says whether rows are removed for good; `None`: the session says it.
pub(super) fn hard_delete_context(ctx: &mut Context<'_>) -> Option<Name> {
    if ctx.shape.touch != TouchForm::After {
        return None;
    }
    ctx.needs_context = true;
    Some(Name::new(TABLE))
}

/// Adds the one-row table that holds the acting user, and whether rows are removed for good, when a trigger
/// reads it.
///
/// The user is kept in whatever form the application's driver binds it: the columns that receive it
/// check their own form. Both columns are always there, so that a schema that begins to keep deleted rows
/// need not change the table.
pub(super) fn lower_context_table(ctx: &mut Context<'_>) {
    if !ctx.needs_context || ctx.shape.touch != TouchForm::After {
        return;
    }
    let mut table = Table::new(Name::new(TABLE));
    table.comment = Some(
        "Who acts, and whether rows are removed for good: one row, written in the transaction that acts"
            .into(),
    );
    let int = || ColumnType::built_in("INT");
    table.columns = vec![
        Column::new("id", int()),
        Column { is_nullable: true, ..Column::new("user_id", ColumnType::built_in("ANY")) },
        Column { default: Some(Definition::Portable(make::number(0))), ..Column::new("hard_delete", int()) },
    ];
    table.primary_key = Some(PrimaryKey { name: None, columns: ["id".into()].into() });
    let check =
        |name: &str, expr| Check { name: name.to_owned().into(), definition: Definition::Portable(expr) };
    table.checks = vec![
        check("app_context_id_check", make::equal(make::column("id"), make::number(1))),
        check("app_context_hard_delete_check", make::zero_or_one("hard_delete")),
    ];
    table.options = (ctx.shape.table_options)(1);
    ctx.catalog.tables.push(table);
}
