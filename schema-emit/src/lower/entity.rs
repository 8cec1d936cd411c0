//! Entities by themselves: what each says without the others.
//!
//! One entity after the other, while its table is at hand: to go through a thousand tables once for each of their
//! parts takes longer than to make the parts.

use super::{check, column, context::Context, generated, index, search, unique};

pub(super) fn lower_entities(ctx: &mut Context<'_>) {
    ctx.catalog.tables.reserve_exact(ctx.schema.entities.len());
    for (position, &entity) in ctx.schema.entities.iter().enumerate() {
        column::lower_table(ctx, entity);
        generated::lower_generated(ctx, position);
        unique::lower_uniques(ctx, position);
        index::lower_indexes(ctx, position);
        search::lower_search(ctx, position);
        check::lower_checks(ctx, position);
    }
}
