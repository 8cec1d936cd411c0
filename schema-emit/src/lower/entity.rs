//! Entities by themselves, and the relations from them.
//!
//! One entity after the other, while its table is at hand: to go through a thousand tables once for each of their
//! parts takes longer than to make the parts.

use super::{
    check, collision, column,
    context::{Context, Told},
    generated, index, limits, relation, search, unique,
};

pub(super) fn lower_entities(ctx: &mut Context<'_>) {
    ctx.catalog.tables.reserve_exact(ctx.schema.entities.len());
    let mut waiting = Vec::new();
    for (position, &entity) in ctx.schema.entities.iter().enumerate() {
        column::lower_table(ctx, entity);
        generated::lower_generated(ctx, position);
        unique::lower_uniques(ctx, position);
        index::lower_indexes(ctx, position);
        search::lower_search(ctx, position);
        check::lower_checks(ctx, position);
        if relation::leads_to_lowered(ctx, position) {
            complete(ctx, position);
        } else {
            waiting.push(position);
        }
    }
    waiting.into_iter().for_each(|position| complete(ctx, position));
}

/// Adds what an entity needs others for; then its table has everything but triggers.
fn complete(ctx: &mut Context<'_>, position: usize) {
    ctx.told = Told::Relations(position);
    relation::lower_relations(ctx, position);
    ctx.told = Told::Limits(position);
    limits::measure(ctx, position);
    collision::see_names(ctx, position);
    ctx.told = Told::Entities;
}
