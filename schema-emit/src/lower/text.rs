//! Text that becomes a part of the SQL: comments, literals, enum values.

use schema_as_code_core::{
    def::{EntityDef, Site},
    rules::UNUSABLE_TEXT,
};

use super::context::Context;
use crate::catalog::Text;

/// What a comment is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CommentOf {
    Table,
    Column,
}

/// The comment as the catalog holds it; `None`: there is none, or it was reported.
pub(super) fn comment(
    ctx: &mut Context<'_>,
    entity: &EntityDef,
    site: Site,
    of: CommentOf,
    text: &'static str,
) -> Option<Text> {
    if text.is_empty() {
        return None;
    }
    let (limit, what) = match of {
        CommentOf::Table => (ctx.shape.limits.table_comment, "table"),
        CommentOf::Column => (ctx.shape.limits.column_comment, "column"),
    };
    if text.contains('\0') {
        let message = format!("the doc comment of the {what} contains a NUL character");
        ctx.report(UNUSABLE_TEXT, entity, site, message, "take the character out of the doc comment");
        return None;
    }
    if let Some(limit) = limit
        && text.len() > limit
        && text.chars().count() > limit
    {
        let message = format!(
            "the doc comment's first paragraph has {} characters, {} keeps {limit} for a {what}",
            text.chars().count(),
            ctx.target.dialect.product(),
        );
        ctx.report(UNUSABLE_TEXT, entity, site, message, "put an empty line behind its first sentences");
        return None;
    }
    Some(text.into())
}
