//! Relations: foreign keys, and the indexes on their columns.

use std::borrow::Cow;

use schema_as_code_core::{
    def::{Action, ColumnDef, ColumnIndex, Deferral as Wait, EntityDef, RelationDef, RelationIndex, Site},
    dialect::Feature,
    rules::{TARGET_OUTSIDE_SCHEMA, UNSUPPORTED_FEATURE},
    types::TypeDef,
};

use super::{
    column::column_names,
    context::{Answer, Context, Weight},
    names,
    unique::column_key,
};
use crate::{
    catalog::{
        Deferral, Definition, Expr, ForeignKey, Index, IndexOrder, List, Method, ObjectId, ReferentialAction,
        Table, Text,
    },
    dialect::{NameKind, Place, Stored, StoredSize},
};

/// Whether every entity to which the entity relates is lowered.
pub(super) fn leads_to_lowered(ctx: &Context<'_>, position: usize) -> bool {
    let relations = ctx.lowered[position].def.relations;
    relations.iter().all(|relation| ctx.position(relation.target) < Some(ctx.lowered.len()))
}

pub(super) fn lower_relations(ctx: &mut Context<'_>, position: usize) {
    let entity = ctx.lowered[position].def;
    for (number, relation) in (0..).zip(entity.relations) {
        lower_relation(ctx, position, Site::Relation(number), relation);
    }
}

fn lower_relation(ctx: &mut Context<'_>, position: usize, site: Site, relation: &'static RelationDef) {
    let entity = ctx.lowered[position].def;
    let Some(target) = target(ctx, entity, site, relation) else { return };
    let Some(target_columns) = target_columns(ctx, position, target, site, relation) else { return };
    let columns = column_names(entity, relation.columns);
    let on_delete = relation.on_delete.or(ctx.schema.conventions.on_delete).unwrap_or(Action::NoAction);
    let on_update = relation.on_update.unwrap_or(Action::NoAction);
    if !may_act(ctx, entity, site, relation, on_delete, on_update)
        || target == position && !may_act_on_own(ctx, entity, site, on_delete, on_update)
    {
        return;
    }
    let name = match relation.name {
        Some(name) => {
            names::check_exact(ctx, entity, site, NameKind::ForeignKey, name);
            name.into()
        }
        None => {
            let table = ctx.table(position);
            let is_taken = |name: &str| table.foreign_keys.iter().any(|key| key.name == name);
            names::made_free(ctx.stem(entity), columns.clone(), "fkey", is_taken)
        }
    };
    let target_name = ctx.table(target).name.clone();
    let (is_indexed, product) = (ctx.shape.indexes_relations, ctx.target.dialect.product());
    let stem = ctx.stem(entity);
    let is_noted = matches!(relation.index, RelationIndex::None { .. });
    let table = ctx.table_mut(position);
    let object = is_noted.then(|| ObjectId::ForeignKey(table.name.clone(), name.clone()));
    table.foreign_keys.push(ForeignKey {
        name,
        columns: columns.clone().map(Text::from).collect(),
        target: target_name,
        target_columns,
        on_delete: action(on_delete),
        on_update: action(on_update),
        deferral: match relation.deferral {
            Wait::Immediate => Deferral::Immediate,
            Wait::Deferred => Deferral::Deferred,
        },
    });
    if relation.index == RelationIndex::Auto || is_indexed {
        add_index(table, stem, columns);
    }
    if let (Some(object), RelationIndex::None { reason }) = (object, relation.index) {
        let text = if is_indexed {
            format!("{product} indexes every foreign key: the index is declared for its name")
        } else {
            format!("no index: {reason}")
        };
        ctx.note(object, text);
    }
}

/// Whether the table's own rows may do what the relation asks of them; else reported.
fn may_act_on_own(
    ctx: &mut Context<'_>,
    entity: &'static EntityDef,
    site: Site,
    on_delete: Action,
    on_update: Action,
) -> bool {
    let acts = |action| !matches!(action, Action::NoAction | Action::Restrict);
    let own = ctx.shape.own_relations;
    let product = ctx.target.dialect.product();
    if acts(on_update) && !own.follow_keys {
        let message = format!(
            "{product} refuses to change a key that rows of its own table follow, whatever `on_update` says"
        );
        let help = "leave out `on_update`: keys of this entity do not change";
        ctx.report(UNSUPPORTED_FEATURE, entity, site, message, help);
        return false;
    }
    let is_alone = entity.relations.iter().filter(|relation| relation.target == entity.id).count() < 2;
    if acts(on_delete) && !is_alone && !own.act_together {
        let message = format!(
            "{product} refuses to delete a row to which another of the table leads by two relations, when one \
             of them acts"
        );
        let help = "say `on_delete(restrict)` on every relation of the entity to itself";
        ctx.report(UNSUPPORTED_FEATURE, entity, site, message, help);
        return false;
    }
    true
}

fn target(
    ctx: &mut Context<'_>,
    entity: &'static EntityDef,
    site: Site,
    relation: &'static RelationDef,
) -> Option<usize> {
    let target = ctx.position(relation.target);
    if target.is_none() {
        let message =
            format!("the relation leads to `{}`, which the schema does not list", relation.target_name);
        let help = format!("add `{}` to `entities(...)`", relation.target_name);
        ctx.report(TARGET_OUTSIDE_SCHEMA, entity, site, message, help);
    }
    target
}

/// The columns the relation leads to; `None`: reported.
fn target_columns(
    ctx: &mut Context<'_>,
    position: usize,
    target: usize,
    site: Site,
    relation: &'static RelationDef,
) -> Option<List<Text>> {
    let entity = ctx.lowered[position].def;
    let other = ctx.lowered[target].def;
    let columns: Cow<'_, [ColumnIndex]> = match named_columns(relation, other) {
        Ok(named) if named.is_empty() => other.key.into(),
        Ok(named) => named.into(),
        Err(field) => {
            let message = format!("`{}` has no field `{field}`", relation.target_name);
            ctx.report(TARGET_OUTSIDE_SCHEMA, entity, site, message, "name a field of the target");
            return None;
        }
    };
    if columns.len() != relation.columns.len() || columns.is_empty() {
        let message = format!(
            "the relation has {} columns, the key of `{}` has {}",
            relation.columns.len(),
            relation.target_name,
            columns.len()
        );
        let help = "name as many columns as the key has: `#[relation(…, on(…), to(…))]`";
        ctx.report(TARGET_OUTSIDE_SCHEMA, entity, site, message, help);
        return None;
    }
    if !relation.references.is_empty() && !is_key(ctx.table(target), other, &columns) {
        let message =
            format!("the relation leads to columns of `{}` that are no key or unique", relation.target_name);
        let help = "make them a unique of every row, in the same order, that does not wait";
        ctx.report(TARGET_OUTSIDE_SCHEMA, entity, site, message, help);
        return None;
    }
    for (&own_column, &column) in relation.columns.iter().zip(&*columns) {
        if are_alike(entity.column(own_column), other.column(column)) {
            continue;
        }
        let own = ctx.known(position, own_column).stored();
        let theirs = ctx.known(target, column).stored();
        if let (Some(own), Some(theirs)) = (own, theirs)
            && comparable(&own) != comparable(&theirs)
        {
            let own = &ctx.table(position).columns[usize::from(own_column)];
            let theirs = &ctx.table(target).columns[usize::from(column)];
            let message = format!(
                "`{}` is stored as {}, `{}.{}` as {}",
                own.name,
                spelled(&own.ty),
                relation.target_name,
                theirs.name,
                spelled(&theirs.ty)
            );
            ctx.report(
                TARGET_OUTSIDE_SCHEMA,
                entity,
                site,
                message,
                "give both fields one type and one `store(...)`",
            );
            return None;
        }
    }
    Some(column_names(other, &columns).map(Text::from).collect())
}

/// Whether the columns are declared alike, as nearly always: what is stored of them is the same.
fn are_alike(own: &ColumnDef, theirs: &ColumnDef) -> bool {
    let ty = |column: &ColumnDef| TypeDef { is_nullable: false, ..column.ty };
    let said = |column: &ColumnDef| (column.store, column.size, column.overrides.is_empty());
    theirs.overrides.is_empty() && said(own) == said(theirs) && ty(own) == ty(theirs)
}

/// The columns that the relation names; `Err`: the field that the entity does not have.
fn named_columns(relation: &RelationDef, entity: &EntityDef) -> Result<Vec<ColumnIndex>, &'static str> {
    let place = |&field: &&'static str| {
        let mut columns = (0..).zip(entity.columns);
        columns.find(|(_, column)| column.field == field).map(|(place, _)| place).ok_or(field)
    };
    relation.references.iter().map(place).collect()
}

/// Whether the columns are a key or a unique of the table: of every row, and checked at once.
fn is_key(table: &Table, entity: &'static EntityDef, columns: &[ColumnIndex]) -> bool {
    let is_same = |names: &[Text]| names.iter().eq(column_names(entity, columns));
    table.primary_key.as_ref().is_some_and(|key| is_same(&key.columns))
        || table.uniques.iter().any(|unique| unique.deferral.is_immediate() && is_same(&unique.columns))
}

/// What must be the same on both sides of a foreign key; lengths need not.
pub(super) fn comparable(stored: &Stored) -> Stored {
    let size = match stored.size {
        StoredSize::Length(_) => StoredSize::Unlimited,
        size => size,
    };
    Stored { size, place: Place::Plain, ..*stored }
}

pub(super) fn spelled(ty: &crate::catalog::ColumnType) -> String {
    match ty {
        crate::catalog::ColumnType::BuiltIn(text) => format!("`{text}`"),
        crate::catalog::ColumnType::Named(name) => format!("`{name}`"),
        crate::catalog::ColumnType::Values(_) => "an enum of its own".to_owned(),
    }
}

/// Whether the target takes the actions and the waiting; else reported.
fn may_act(
    ctx: &mut Context<'_>,
    entity: &'static EntityDef,
    site: Site,
    relation: &'static RelationDef,
    on_delete: Action,
    on_update: Action,
) -> bool {
    let acts = |wanted: Action| on_delete == wanted || on_update == wanted;
    if acts(Action::SetNull)
        && let Some(&column) = relation.columns.iter().find(|&&column| !entity.column(column).ty.is_nullable)
    {
        let field = entity.column(column).field;
        let message = format!("`{field}` becomes NULL with its target, and is not nullable");
        let help = format!("make `{field}` an `Option`, or use `on_delete(restrict)`");
        ctx.report(TARGET_OUTSIDE_SCHEMA, entity, site, message, help);
        return false;
    }
    let sets_default = acts(Action::SetDefault)
        && ctx.ask(Feature::SetDefault, Weight::Integrity, entity, site, || "action SET DEFAULT".to_owned())
            == Answer::Never;
    let waits = relation.deferral == Wait::Deferred
        && ctx.ask(Feature::DeferrableRelation, Weight::Integrity, entity, site, || {
            "foreign key that waits for the end of the transaction".to_owned()
        }) == Answer::Never;
    !sets_default && !waits
}

const fn action(action: Action) -> ReferentialAction {
    match action {
        Action::NoAction => ReferentialAction::NoAction,
        Action::Restrict => ReferentialAction::Restrict,
        Action::Cascade => ReferentialAction::Cascade,
        Action::SetNull => ReferentialAction::SetNull,
        Action::SetDefault => ReferentialAction::SetDefault,
    }
}

/// Adds an index on the columns, unless a key, unique or index of every row already starts with them.
fn add_index(
    table: &mut Table,
    stem: names::Stem,
    columns: impl ExactSizeIterator<Item = &'static str> + Clone,
) {
    let starts = |names: &[Text]| {
        names.len() >= columns.len() && names.iter().zip(columns.clone()).all(|(name, column)| name == column)
    };
    let is_served = table.primary_key.as_ref().is_some_and(|key| starts(&key.columns))
        || table.uniques.iter().any(|unique| starts(&unique.columns))
        || table.indexes.iter().any(|index| serves(index, columns.clone()));
    if is_served {
        return;
    }
    let name = names::made_free(stem, columns.clone(), "idx", |name| names::has_index(table, name));
    table.indexes.push(Index {
        name,
        is_unique: false,
        method: Method::Tree,
        keys: columns.map(column_key).collect(),
        include: Box::default(),
        predicate: None,
        are_nulls_equal: false,
    });
}

/// Whether a foreign key on `columns` can use the index: InnoDB takes neither expressions nor the
/// generated columns of ours before them, and no server looks into a part of the rows.
fn serves(index: &Index, columns: impl ExactSizeIterator<Item = &'static str>) -> bool {
    index.method == Method::Tree
        && index.predicate.is_none()
        && index.keys.len() >= columns.len()
        && index.keys.iter().zip(columns).all(|(key, column)| {
            key.order == IndexOrder::Ascending
                && matches!(&key.definition, Definition::Portable(Expr::Column(name)) if name == column)
        })
}
