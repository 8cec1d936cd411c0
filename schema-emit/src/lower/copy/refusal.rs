//! What no trigger can keep equal.

use schema_as_code_core::{
    def::{Action, CopiedColumn, CopyDef, EntityDef, RelationDef, Site},
    rules::{COPY_SOURCE, UNSUPPORTED_FEATURE},
};

use super::Copies;
use crate::{
    dialect::{Stored, StoredSize, TouchForm},
    lower::{
        context::Context,
        relation::{comparable, spelled},
    },
};

/// Reports copies that lead along no relation.
pub(super) fn no_relation(ctx: &mut Context<'_>, entity: &'static EntityDef, def: &CopyDef) {
    let site = def.columns.first().map_or(Site::Entity, |copied| Site::Column(copied.column));
    let through: Vec<&str> = def.relation.iter().map(|&column| entity.column(column).field).collect();
    let message = format!("the copy follows `{}`, which is no relation", through.join(", "));
    ctx.report(COPY_SOURCE, entity, site, message, "say `#[relation(…)]` on it");
}

/// Reports a copy of a field that is not there.
pub(super) fn no_original(
    ctx: &mut Context<'_>,
    entity: &'static EntityDef,
    copied: &CopiedColumn,
    other: &EntityDef,
) {
    let message = format!("the copy follows `{}.{}`, and there is no such field", other.name, copied.source);
    let help = format!("name a field of `{}`", other.name);
    ctx.report(COPY_SOURCE, entity, Site::Column(copied.column), message, help);
}

/// Reports why triggers cannot keep the copies equal; whether there is a reason.
pub(super) fn refuse(ctx: &mut Context<'_>, copies: &Copies, all: &[Copies]) -> bool {
    // Each is asked: all faults are reported in one run.
    let is_null = refuse_null(ctx, copies);
    let is_form = refuse_form(ctx, copies);
    let is_circle = refuse_circle(ctx, copies, all);
    let is_namespace = refuse_namespaces(ctx, copies);
    let is_silent = refuse_silent_actions(ctx, copies);
    is_null || is_form || is_circle || is_namespace || is_silent
}

fn refuse_null(ctx: &mut Context<'_>, copies: &Copies) -> bool {
    let (entity, source) = (ctx.lowered[copies.holder].def, ctx.lowered[copies.source].def);
    let through = copies.relation.columns.iter().find(|&&column| entity.column(column).ty.is_nullable);
    let mut is_refused = false;
    for &(copy, original) in &copies.columns {
        let (own, theirs) = (entity.column(copy), source.column(original));
        if own.ty.is_nullable {
            continue;
        }
        let why = if theirs.ty.is_nullable {
            format!("`{}.{}`, which it follows, may be NULL", source.name, theirs.field)
        } else if let Some(&through) = through {
            format!("`{}` may lead to no `{}`", entity.column(through).field, source.name)
        } else {
            continue;
        };
        let message = format!("the copy is never NULL, and {why}");
        let help = format!("make `{}` an `Option`", own.field);
        ctx.report(COPY_SOURCE, entity, Site::Column(copy), message, help);
        is_refused = true;
    }
    is_refused
}

/// A value that changes on its way would never be equal.
fn refuse_form(ctx: &mut Context<'_>, copies: &Copies) -> bool {
    let (entity, source) = (ctx.lowered[copies.holder].def, ctx.lowered[copies.source].def);
    let mut is_refused = false;
    for &(copy, original) in &copies.columns {
        let (copy_place, original_place) = (usize::from(copy), usize::from(original));
        let (own, theirs) = (
            &ctx.table(copies.holder).columns[copy_place],
            &ctx.table(copies.source).columns[original_place],
        );
        let stored = (ctx.known(copies.holder, copy).stored(), ctx.known(copies.source, original).stored());
        let is_same = match stored {
            (Some(own), Some(theirs)) => {
                comparable(&own) == comparable(&theirs) && holds(own.size, theirs.size)
            }
            // One is written by hand.
            _ => own.ty == theirs.ty,
        };
        if is_same {
            continue;
        }
        // Where the types are spelled alike, it is the size that differs.
        let is_spelled_alike = own.ty == theirs.ty;
        let size = |stored: Option<Stored>| {
            stored.filter(|_| is_spelled_alike).map_or_else(String::new, |stored| described(stored.size))
        };
        let message = format!(
            "the copy is stored as {}{}, `{}.{}` as {}{}",
            spelled(&own.ty),
            size(stored.0),
            source.name,
            source.column(original).field,
            spelled(&theirs.ty),
            size(stored.1),
        );
        let help = "give both one type, one size and one `store(...)`";
        ctx.report(COPY_SOURCE, entity, Site::Column(copy), message, help);
        is_refused = true;
    }
    is_refused
}

/// Whether what fits into `theirs` fits into `own`; digits are compared as they are.
fn holds(own: StoredSize, theirs: StoredSize) -> bool {
    match (own, theirs) {
        (StoredSize::Length(own), StoredSize::Length(theirs)) => own >= theirs,
        (StoredSize::Length(_), _) => false,
        _ => true,
    }
}

fn described(size: StoredSize) -> String {
    match size {
        StoredSize::Unlimited => String::new(),
        StoredSize::Length(length) => format!(" of at most {length} characters"),
        StoredSize::Digits { precision, scale } => {
            format!(" of {precision} digits, {scale} behind the point")
        }
    }
}

/// Copies that follow copies that follow them have no original.
fn refuse_circle(ctx: &mut Context<'_>, copies: &Copies, all: &[Copies]) -> bool {
    let entity = ctx.lowered[copies.holder].def;
    let is_circle = reaches_itself(copies, all, |from, to| {
        let takes = |copy| to.columns.iter().any(|&(_, original)| original == copy);
        from.holder == to.source && from.columns.iter().any(|&(copy, _)| takes(copy))
    });
    if is_circle {
        let message = "the copy follows another that follows it in turn";
        let help = "copy from the column that holds the fact, or say `sync(app)`";
        ctx.report(COPY_SOURCE, entity, copies.site(), message, help);
        return true;
    }
    // A trigger of these dialects cannot write the table whose change fired it, by whatever detour.
    let writes_own_table = ctx.shape.touch == TouchForm::Before
        && reaches_itself(copies, all, |from, to| from.holder == to.source);
    if writes_own_table {
        let product = ctx.target.dialect.product();
        let message =
            format!("{product} has no trigger that writes its own table, and the copies lead back to it");
        ctx.report(
            UNSUPPORTED_FEATURE,
            entity,
            copies.site(),
            message,
            "say `sync(app)`, and keep them equal there",
        );
    }
    writes_own_table
}

/// Whether a walk along `leads` comes back to where it starts.
fn reaches_itself(start: &Copies, all: &[Copies], leads: impl Fn(&Copies, &Copies) -> bool) -> bool {
    let is_start = |copies: &Copies| std::ptr::eq(copies, start);
    let mut is_seen = vec![false; all.len()];
    let mut open = vec![start];
    while let Some(from) = open.pop() {
        for (place, to) in all.iter().enumerate() {
            if !leads(from, to) {
                continue;
            }
            if is_start(to) {
                return true;
            }
            if !std::mem::replace(&mut is_seen[place], true) {
                open.push(to);
            }
        }
    }
    false
}

/// A routine finds the other table beside its own, or in the schema that is said.
fn refuse_namespaces(ctx: &mut Context<'_>, copies: &Copies) -> bool {
    let (own, theirs) = (&ctx.table(copies.holder).name, &ctx.table(copies.source).name);
    if ctx.shape.touch != TouchForm::Routine || own.namespace.is_some() == theirs.namespace.is_some() {
        return false;
    }
    let (said, unsaid) = if own.namespace.is_some() { (own, theirs) } else { (theirs, own) };
    let message = format!(
        "`{}` is in the schema `{}`, and in which `{}` is, is not said",
        said.name,
        said.namespace.as_deref().unwrap_or_default(),
        unsaid.name
    );
    let entity = ctx.lowered[copies.holder].def;
    ctx.report(COPY_SOURCE, entity, copies.site(), message, "say `in_schema = \"…\"` on both entities");
    true
}

/// Where the actions of foreign keys fire no triggers, none may write what the triggers look at.
fn refuse_silent_actions(ctx: &mut Context<'_>, copies: &Copies) -> bool {
    if ctx.shape.actions_fire_triggers {
        return false;
    }
    let (entity, source) = (ctx.lowered[copies.holder].def, ctx.lowered[copies.source].def);
    let conventions = ctx.schema.conventions.on_delete;
    let on_delete = |relation: &RelationDef| relation.on_delete.or(conventions).unwrap_or(Action::NoAction);
    let empties = |action| matches!(action, Action::SetNull | Action::SetDefault);
    let on_update = |relation: &RelationDef| relation.on_update.unwrap_or(Action::NoAction);
    let is_written = |relation: &RelationDef| {
        empties(on_delete(relation)) || empties(on_update(relation)) || on_update(relation) == Action::Cascade
    };
    // A key that changes with its row leads to the same row: its own cascade is harmless.
    let own = |relation: &&RelationDef| {
        let is_shared = relation.columns.iter().any(|column| copies.relation.columns.contains(column));
        let is_own = std::ptr::eq(*relation, copies.relation);
        is_shared
            && if is_own {
                empties(on_delete(relation)) || empties(on_update(relation))
            } else {
                is_written(relation)
            }
    };
    let copied = |relation: &&RelationDef| {
        let is_copy = |column| copies.columns.iter().any(|&(copy, _)| copy == column);
        relation.columns.iter().any(|&column| is_copy(column)) && is_written(relation)
    };
    let theirs = |relation: &&RelationDef| {
        let is_original = |column| copies.columns.iter().any(|&(_, original)| original == column);
        relation.columns.iter().any(|&column| is_original(column)) && is_written(relation)
    };
    let found = entity.relations.iter().find(|relation| own(relation) || copied(relation));
    let found = found.map(|relation| (entity, relation));
    let found = found.or_else(|| source.relations.iter().find(theirs).map(|relation| (source, relation)));
    let Some((of, relation)) = found else { return false };
    let fields: Vec<String> =
        relation.columns.iter().map(|&column| format!("`{}.{}`", of.name, of.column(column).field)).collect();
    let product = ctx.target.dialect.product();
    let message = format!(
        "{product} has no triggers on what an action of a foreign key writes, and one writes {}: the copy would stay",
        fields.join(", ")
    );
    let help = "say `on_delete(restrict)` and no `on_update` there, or `sync(app)` here";
    ctx.report(UNSUPPORTED_FEATURE, entity, copies.site(), message, help);
    true
}
