//! Soft delete: a deleted row is marked and stays, with what belongs to it; a view shows the others.
//!
//! What belongs to a row are the rows of soft-deleted entities that relate to it with `on_delete(cascade)`.

use std::collections::BTreeSet;

use schema_as_code_core::{
    def::{Action, AuditRole, ColumnIndex, EntityDef, RelationDef, Site},
    rules::{
        AUDIT_ROLE_TYPE, HARD_CHILD_OF_SOFT_DELETE, NOT_EMITTED, SOFT_DELETE_BYPASSED, SOFT_DELETE_CYCLE,
    },
};

use super::{
    actor,
    audit::{REVISION, carries},
    context::Context,
    default::current_time,
    names,
    trigger::{add_trigger, shared_routine},
};
use crate::{
    catalog::{
        CascadeMark, Definition, Expr, List, LiveView, MarkDeleted, MarkedChild, Name, ObjectId, Recipe,
        RefuseDelete, Text, TriggerEvent, TriggerTiming, View,
    },
    dialect::SoftDeleteForm,
};

/// A relation with `on_delete(cascade)`, by the places of its two entities.
#[derive(Clone, Copy)]
struct Cascade {
    child: usize,
    parent: usize,
    site: Site,
    relation: &'static RelationDef,
}

pub(super) fn lower_soft_deletes(ctx: &mut Context<'_>) {
    let marks: Vec<Option<ColumnIndex>> =
        (0..ctx.lowered.len()).map(|position| mark(ctx, position)).collect();
    let cascades = cascades(ctx);
    check_cascades(ctx, &marks, &cascades);
    for position in 0..ctx.lowered.len() {
        let Some(mark) = marks[position] else { continue };
        keep_deleted_rows(ctx, position, mark);
        mark_what_belongs(ctx, position, mark, &marks, &cascades);
        show_live_rows(ctx, position, mark);
    }
}

/// The column that marks the rows of a soft-deleted entity; `None`: rows are removed, or it was reported.
fn mark(ctx: &mut Context<'_>, position: usize) -> Option<ColumnIndex> {
    let entity = ctx.lowered[position].def;
    if !ctx.schema.conventions.audit_of(entity).soft_delete {
        return None;
    }
    let (column, def) = entity.column_with_role(AuditRole::Deleted)?;
    if !carries(AuditRole::Deleted, def) {
        return None;
    }
    if ctx.known(position, column).stored().is_none() {
        let message =
            "the column that marks deleted rows has a type written by hand, and no trigger writes it";
        ctx.report(NOT_EMITTED, entity, Site::Column(column), message, "leave out `type(...)`");
        return None;
    }
    Some(column)
}

fn cascades(ctx: &Context<'_>) -> Vec<Cascade> {
    let mut cascades = Vec::new();
    for (child, lowered) in ctx.lowered.iter().enumerate() {
        for (number, relation) in (0..).zip(lowered.def.relations) {
            if ctx.schema.conventions.on_delete_of(relation) != Action::Cascade {
                continue;
            }
            if let Some(parent) = ctx.position(relation.target) {
                cascades.push(Cascade { child, parent, site: Site::Relation(number), relation });
            }
        }
    }
    cascades
}

fn check_cascades(ctx: &mut Context<'_>, marks: &[Option<ColumnIndex>], cascades: &[Cascade]) {
    let soft: Vec<&Cascade> = cascades
        .iter()
        .filter(|cascade| marks[cascade.child].is_some() && marks[cascade.parent].is_some())
        .collect();
    for cascade in cascades {
        let entity = ctx.lowered[cascade.child].def;
        let target = ctx.lowered[cascade.parent].def.name;
        match (marks[cascade.child], marks[cascade.parent]) {
            (Some(_), None) => {
                let message = format!(
                    "rows of `{}` are marked as deleted, but deleting a `{target}` removes them for good",
                    entity.name
                );
                let help = format!("say `on_delete(restrict)`, or `audit(soft_delete)` on `{target}`, too");
                ctx.report(SOFT_DELETE_BYPASSED, entity, cascade.site, message, help);
            }
            (None, Some(_)) => advise_hard_child(ctx, cascade),
            (Some(own), Some(theirs)) => {
                check_moments(ctx, cascade, own, theirs);
                if ctx.shape.soft_delete != SoftDeleteForm::Routine && leads_back(&soft, cascade) {
                    let product = ctx.target.dialect.product();
                    let message = format!(
                        "marking a `{target}` would mark rows of `{}`, and so lead back to `{target}`, which {product} \
                         does not follow",
                        entity.name
                    );
                    let help = "say `on_delete(restrict)`, and mark the whole tree in the application";
                    ctx.report(SOFT_DELETE_CYCLE, entity, cascade.site, message, help);
                }
            }
            (None, None) => {}
        }
    }
}

fn advise_hard_child(ctx: &mut Context<'_>, cascade: &Cascade) {
    let entity = ctx.lowered[cascade.child].def;
    let parent = ctx.lowered[cascade.parent].def;
    let fields: Vec<_> = cascade.relation.columns.iter().map(|&column| entity.column(column).name).collect();
    let table = ctx.table(cascade.child);
    let key = table.foreign_keys.iter().find(|key| *key.columns == *fields);
    if let Some(object) = key.map(|key| ObjectId::ForeignKey(table.name.clone(), key.name.clone())) {
        let text = format!(
            "a soft delete of a row of {} leaves these rows; they go when that row is removed for good",
            ctx.schema.conventions.table_of(parent)
        );
        ctx.note(object, text);
    }
    if ctx.is_waived(HARD_CHILD_OF_SOFT_DELETE, entity) {
        return;
    }
    let message = format!(
        "a soft delete of a `{}` leaves its rows of `{}`: `on_delete(cascade)` waits until the row is removed \
         for good",
        parent.name, entity.name
    );
    let help = format!(
        "say `audit(soft_delete)` on `{}`, too, or waive the rule where that is what is meant",
        entity.name
    );
    ctx.report(HARD_CHILD_OF_SOFT_DELETE, entity, cascade.site, message, help);
}

/// A mark is handed on, and found again when the row is restored: both columns hold the same moments.
fn check_moments(ctx: &mut Context<'_>, cascade: &Cascade, own: ColumnIndex, theirs: ColumnIndex) {
    let of = |position: usize, column: ColumnIndex| {
        let stored = ctx.known(position, column).stored();
        stored.map(|stored| (stored.logical, stored.form))
    };
    if of(cascade.child, own) == of(cascade.parent, theirs) {
        return;
    }
    let (entity, parent) = (ctx.lowered[cascade.child].def, ctx.lowered[cascade.parent].def);
    let (own, theirs) = (entity.column(own), parent.column(theirs));
    let message = format!(
        "`{}` holds {}, `{}.{}`, whose mark it receives, holds {}",
        own.field,
        own.ty.logical.describe(),
        parent.name,
        theirs.field,
        theirs.ty.logical.describe()
    );
    ctx.report(AUDIT_ROLE_TYPE, entity, cascade.site, message, "give both fields one type");
}

/// Whether marks spread from the child of `cascade` to its parent.
fn leads_back(soft: &[&Cascade], cascade: &Cascade) -> bool {
    let mut seen = BTreeSet::from([cascade.child]);
    let mut open = vec![cascade.child];
    while let Some(position) = open.pop() {
        if position == cascade.parent {
            return true;
        }
        let next = soft.iter().filter(|other| other.parent == position).map(|other| other.child);
        open.extend(next.filter(|&child| seen.insert(child)));
    }
    false
}

fn keep_deleted_rows(ctx: &mut Context<'_>, position: usize, mark: ColumnIndex) {
    let entity = ctx.lowered[position].def;
    let key: List<Text> =
        ctx.table(position).primary_key.as_ref().map(|key| key.columns.clone()).unwrap_or_default();
    let kind = ctx.known(position, mark).kind();
    let (Some(now), false) = (current_time(kind), key.is_empty()) else { return };
    let deleted_at: (Text, Box<Expr>) = (entity.column(mark).name.into(), Box::new(now));
    let mut needs = Vec::new();
    let recipe = match ctx.shape.soft_delete {
        SoftDeleteForm::Refusal => Recipe::RefuseDelete(RefuseDelete {
            table: ctx.table(position).name.name.clone(),
            revision: REVISION,
        }),
        SoftDeleteForm::Trigger => {
            let context = actor::hard_delete_context(ctx);
            needs.extend(context.clone().map(ObjectId::Table));
            Recipe::MarkDeleted(MarkDeleted { key, deleted_at, context, revision: REVISION })
        }
        SoftDeleteForm::Routine => {
            let words =
                key.iter().fold(format!("soft_delete_{}", deleted_at.0), |name, word| name + "_" + word);
            let mark = MarkDeleted { key, deleted_at, context: None, revision: REVISION };
            let routine = shared_routine(ctx, &words, Recipe::MarkDeleted(mark), Vec::new());
            needs.push(ObjectId::Routine(routine.clone()));
            Recipe::CallRoutine { routine, columns: Vec::new(), arguments: Vec::new() }
        }
    };
    add_trigger(ctx, position, "soft_delete", TriggerTiming::Before, TriggerEvent::Delete, recipe, needs);
}

fn mark_what_belongs(
    ctx: &mut Context<'_>,
    position: usize,
    mark: ColumnIndex,
    marks: &[Option<ColumnIndex>],
    cascades: &[Cascade],
) {
    let entity = ctx.lowered[position].def;
    let mut children = Vec::new();
    let mut needs: Vec<ObjectId> = Vec::new();
    for cascade in cascades.iter().filter(|cascade| cascade.parent == position) {
        let Some(child_mark) = marks[cascade.child] else { continue };
        let child = ctx.lowered[cascade.child].def;
        let table = ctx.table(cascade.child).name.clone();
        if cascade.child != position && !needs.contains(&ObjectId::Table(table.clone())) {
            needs.push(ObjectId::Table(table.clone()));
        }
        let own = cascade.relation.columns.iter().map(|&column| Text::from(child.column(column).name));
        children.push(MarkedChild {
            table,
            deleted_at: child.column(child_mark).name.into(),
            columns: own.zip(target_names(entity, cascade.relation)).collect(),
        });
    }
    if children.is_empty() {
        return;
    }
    let deleted_at = Text::from(entity.column(mark).name);
    let recipe =
        Recipe::CascadeMark(CascadeMark { deleted_at: deleted_at.clone(), children, revision: REVISION });
    let recipe = if ctx.shape.soft_delete == SoftDeleteForm::Routine {
        // The body names its tables as text: the routine does not need them to be made.
        let base = names::made(ctx.stem(entity), [], "soft_delete_cascade");
        let routine = shared_routine(ctx, &base, recipe, Vec::new());
        needs.insert(0, ObjectId::Routine(routine.clone()));
        Recipe::CallRoutine { routine, columns: vec![deleted_at], arguments: Vec::new() }
    } else {
        recipe
    };
    let (timing, event) = (TriggerTiming::After, TriggerEvent::Update);
    add_trigger(ctx, position, "soft_delete_cascade", timing, event, recipe, needs);
}

/// The columns to which the relation leads.
fn target_names(target: &'static EntityDef, relation: &RelationDef) -> Vec<Text> {
    if relation.references.is_empty() {
        return target.key.iter().map(|&column| target.column(column).name.into()).collect();
    }
    let named = |field: &&str| target.columns.iter().find(|column| column.field == *field);
    relation.references.iter().filter_map(named).map(|column| column.name.into()).collect()
}

fn show_live_rows(ctx: &mut Context<'_>, position: usize, mark: ColumnIndex) {
    let entity = ctx.lowered[position].def;
    if !ctx.schema.conventions.audit_of(entity).live_view {
        return;
    }
    let table = ctx.table(position).name.clone();
    let since = ctx.shape.security_invoker;
    let live = LiveView {
        table: table.clone(),
        columns: entity.columns.iter().map(|column| column.name.into()).collect(),
        deleted_at: entity.column(mark).name.into(),
        is_security_invoker: since.is_some_and(|since| ctx.target.version.is_at_least(since)),
        revision: REVISION,
    };
    let name = Name::qualified(table.namespace.clone(), names::made(ctx.stem(entity), [], "live"));
    ctx.catalog.views.push(View {
        name,
        definition: Definition::recipe(Recipe::LiveView(live)),
        depends_on: vec![ObjectId::Table(table)],
    });
}
