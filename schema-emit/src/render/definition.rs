//! Definitions, by their origin.

use super::{
    RenderError,
    expr::{self, Level},
    sql::Sql,
};
use crate::catalog::{Definition, Expr, ObjectId, Recipe};

/// A condition: of a check, or of an index.
pub(super) fn condition(sql: &mut Sql, definition: &Definition, object: impl FnOnce() -> ObjectId) {
    match definition {
        Definition::Portable(portable) => expr::condition(sql, portable),
        Definition::Source(text) => expr::raw(sql, text),
        Definition::Recipe(_) | Definition::Observed(_) => sql.fail(refusal(definition, object())),
    }
}

/// A value between parentheses that are there already.
pub(super) fn value(sql: &mut Sql, definition: &Definition, object: impl FnOnce() -> ObjectId) {
    match definition {
        Definition::Portable(portable) => expr::any(sql, portable),
        Definition::Source(text) => expr::raw(sql, text),
        Definition::Recipe(_) | Definition::Observed(_) => sql.fail(refusal(definition, object())),
    }
}

/// What a column is generated from.
pub(super) fn generated(sql: &mut Sql, definition: &Definition, object: impl FnOnce() -> ObjectId) {
    match definition.as_recipe() {
        Some(Recipe::SearchVector { language, columns, revision: _ }) => {
            let spelling = sql.spelling;
            sql.attempt(|sql| spelling.search_vector(sql, language, columns));
        }
        _ => value(sql, definition, object),
    }
}

/// A key part of an index: a column as it is, anything else in parentheses.
pub(super) fn key(sql: &mut Sql, definition: &Definition, object: impl FnOnce() -> ObjectId) {
    match definition {
        Definition::Portable(Expr::Column(name)) => {
            sql.ident(name);
        }
        Definition::Portable(portable) => {
            sql.push("(");
            expr::write(sql, portable, Level::Or);
            sql.push(")");
        }
        Definition::Source(text) => expr::raw(sql, text),
        Definition::Recipe(_) | Definition::Observed(_) => sql.fail(refusal(definition, object())),
    }
}

/// Why `definition` is not written at `object`.
pub(super) fn refusal(definition: &Definition, object: ObjectId) -> RenderError {
    match definition {
        Definition::Observed(_) => RenderError::Observed { object: object.to_string() },
        _ => RenderError::Text {
            what: "the definition of",
            text: object.to_string(),
            reason: "it is of another kind of object",
        },
    }
}
