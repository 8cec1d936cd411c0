//! Views.

use schema_as_code_core::dialect::Dialect;

use super::{RenderError, Sql, definition::refusal, one, spelling, trigger};
use crate::catalog::{Definition, LiveView, ObjectId, Recipe, View};

pub(super) fn create(view: &View, dialect: Dialect) -> Result<String, RenderError> {
    let View { name, definition, depends_on: _ } = view;
    let mut sql = Sql::new(dialect);
    sql.push(spelling::facts(dialect).create_view).name(name);
    match definition {
        // The user's own view is what follows its name.
        Definition::Source(text) => {
            sql.push(" ");
            trigger::own(&mut sql, text);
        }
        other => match other.as_recipe() {
            Some(Recipe::LiveView(live)) => live_rows(&mut sql, live),
            _ => return Err(refusal(other, ObjectId::View(name.clone()))),
        },
    }
    sql.finish()
}

fn live_rows(sql: &mut Sql, live: &LiveView) {
    let LiveView { table, columns, deleted_at, is_security_invoker, revision: _ } = live;
    if *is_security_invoker {
        sql.push(" WITH (security_invoker = true)");
    }
    sql.push(" AS\nSELECT ").idents(columns);
    sql.push("\nFROM ").name(table);
    sql.push("\nWHERE ").ident(deleted_at).push(" IS NULL");
}

pub(super) fn drop(view: &View, dialect: Dialect) -> Result<Vec<String>, RenderError> {
    let mut sql = Sql::new(dialect);
    sql.push("DROP VIEW ").name(&view.name);
    one(sql)
}
