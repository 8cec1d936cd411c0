//! Declared checks.

use schema_as_code_core::{
    def::{Action, CheckDef, ColumnIndex, Site},
    expr::Expr,
    rules::{CHECK_ON_WRITTEN_COLUMN, UNCOMPUTABLE_EXPRESSION, UNSUPPORTED_FEATURE},
};

use super::{
    context::Context,
    expr::Lowering,
    index::{walk, words_of},
    literal::Fault,
    names,
    unique::definition,
};
use crate::{catalog::Check, dialect::NameKind};

pub(super) fn lower_checks(ctx: &mut Context<'_>, position: usize) {
    let entity = ctx.lowered[position].def;
    for (number, check) in (0..).zip(entity.checks) {
        lower_check(ctx, position, Site::Check(number), check);
    }
}

fn lower_check(ctx: &mut Context<'_>, position: usize, site: Site, check: &'static CheckDef) {
    let entity = ctx.lowered[position].def;
    let site = check.column.map_or(site, Site::Column);
    let columns = ctx.columns(position);
    let expr = match Lowering::new(ctx.shape, ctx.target, columns).lower_condition(&check.expr) {
        Ok(expr) => expr,
        Err(Fault { message, help }) => {
            ctx.report(UNCOMPUTABLE_EXPRESSION, entity, site, message, help);
            return;
        }
    };
    if !may_read(ctx, position, site, &check.expr) {
        return;
    }
    let name = match check.name {
        Some(name) => {
            names::check_exact(ctx, entity, site, NameKind::Check, name);
            name.into()
        }
        None => {
            let word = match check.column {
                Some(column) => Some(entity.column(column).name),
                None => words_of(entity, &check.expr).first().copied(),
            };
            let table = ctx.table(position);
            let is_taken = |name: &str| table.checks.iter().any(|check| check.name == name);
            names::made_free(ctx.stem(entity), word, "check", is_taken)
        }
    };
    ctx.table_mut(position).checks.push(Check { name, definition: definition(expr) });
}

/// Whether the target takes a check on the columns; else reported.
fn may_read(ctx: &mut Context<'_>, position: usize, site: Site, expr: &Expr) -> bool {
    let entity = ctx.lowered[position].def;
    let rules = ctx.shape.checks;
    if !rules.refuses_identity && !rules.refuses_written_columns {
        return true;
    }
    let mut read: Vec<ColumnIndex> = Vec::new();
    walk(expr, &mut |node| {
        if let Expr::Column(column) = node
            && !read.contains(column)
        {
            read.push(*column);
        }
    });
    let product = ctx.target.dialect.product();
    if rules.refuses_identity
        && let Some(&column) = read.iter().find(|&&column| entity.column(column).is_identity)
    {
        let message = format!(
            "{product} takes no check on `{}`, which it counts up itself",
            entity.column(column).field
        );
        ctx.report(UNSUPPORTED_FEATURE, entity, site, message, "leave the column out of the check");
        return false;
    }
    if !rules.refuses_written_columns {
        return true;
    }
    let writes = |action| matches!(action, Some(Action::SetNull | Action::SetDefault));
    let written = entity.relations.iter().find_map(|relation| {
        let on_delete = relation.on_delete.or(ctx.schema.conventions.on_delete);
        let is_written =
            writes(on_delete) || writes(relation.on_update) || relation.on_update == Some(Action::Cascade);
        if !is_written {
            return None;
        }
        relation.columns.iter().find(|&column| read.contains(column)).copied()
    });
    let Some(column) = written else { return true };
    let field = entity.column(column).field;
    let message = format!("{product} takes no check on `{field}`, which an action of its relation writes");
    let help = format!("use `on_delete(restrict)` for `{field}`, or check it in the application");
    ctx.report(CHECK_ON_WRITTEN_COLUMN, entity, site, message, help);
    false
}
