//! Uniques: constraints where they are plain, else unique indexes.
//!
//! Where a dialect has no index over some of the rows, a generated column stands in the key that is
//! 1 for these rows and NULL for the others: a key with a NULL in it is never equal to another. The
//! declared columns stay in the key themselves, so the index still serves the queries on them.

use schema_as_code_core::{
    def::{AuditRole, CaseSensitivity, NullsDistinct, Site, UniqueDef, UniqueScope},
    dialect::Feature,
    rules::{AUDIT_ROLE_TYPE, UNCOMPUTABLE_EXPRESSION, UNSUPPORTED_FEATURE},
    storage::StoredForm,
    types::LogicalType,
};

use super::{
    column::column_names,
    context::{Answer, Context, Weight},
    expr::{Lowering, Typed},
    generated::{may_count, read_by},
    kind::Kind,
    literal::Fault,
    make, names,
};
use crate::{
    catalog::{
        Column, ColumnType, Deferral, Definition, Expr, Generated, Index, IndexKey, IndexOrder, List, Method,
        ObjectId, ScalarFunction, Storage, Text, Unique, Visibility,
    },
    dialect::{EqualNullsForm, NameKind, Place, Stored, StoredSize, SubsetForm},
};

pub(super) fn lower_uniques(ctx: &mut Context<'_>, position: usize) {
    let entity = ctx.lowered[position].def;
    for (number, unique) in (0..).zip(entity.uniques) {
        lower_unique(ctx, position, Site::Unique(number), unique);
    }
}

/// What a unique asks for beyond its columns.
struct Wishes {
    condition: Option<Expr>,
    is_case_ignored: bool,
    are_nulls_equal: bool,
    deferral: Deferral,
    notes: Vec<&'static str>,
}

fn lower_unique(ctx: &mut Context<'_>, position: usize, site: Site, unique: &'static UniqueDef) {
    let entity = ctx.lowered[position].def;
    let Some(wishes) = ask(ctx, position, site, unique) else { return };
    let name = name(ctx, position, site, unique);
    let is_plain = wishes.condition.is_none() && !wishes.is_case_ignored;
    let may_be_constraint = !wishes.are_nulls_equal || ctx.shape.equal_nulls == EqualNullsForm::Clause;
    let table_name = |ctx: &Context<'_>| ctx.table(position).name.clone();
    if is_plain && may_be_constraint {
        for text in wishes.notes {
            ctx.note(ObjectId::Unique(table_name(ctx), name.clone()), text);
        }
        ctx.table_mut(position).uniques.push(Unique {
            name,
            columns: column_names(entity, unique.columns).map(Text::from).collect(),
            are_nulls_equal: wishes.are_nulls_equal,
            deferral: wishes.deferral,
        });
        return;
    }
    if !wishes.deferral.is_immediate() {
        let message = "a unique among some rows, or one that ignores case, is an index, which cannot wait for the end of the transaction";
        ctx.report(UNSUPPORTED_FEATURE, entity, site, message, "leave out `deferrable`");
        return;
    }
    let mut keys = List::new();
    for &column in unique.columns {
        key_parts(ctx, position, column, &wishes).into_iter().for_each(|key| push_key(&mut keys, key));
    }
    let mut predicate = None;
    if let Some(condition) = wishes.condition {
        match ctx.shape.subsets {
            SubsetForm::Predicate => predicate = Some(Box::new(definition(condition))),
            SubsetForm::Marker => keys.push(column_key(marker(ctx, position, unique, condition))),
        }
    }
    let index = Index {
        name: name.clone(),
        is_unique: true,
        method: Method::Tree,
        keys,
        include: Box::default(),
        predicate,
        are_nulls_equal: wishes.are_nulls_equal && ctx.shape.equal_nulls == EqualNullsForm::Clause,
    };
    ctx.table_mut(position).indexes.push(index);
    for text in wishes.notes {
        ctx.note(ObjectId::Index(table_name(ctx), name.clone()), text);
    }
}

/// Asks the target for what the unique needs; `None`: reported.
fn ask(ctx: &mut Context<'_>, position: usize, site: Site, unique: &'static UniqueDef) -> Option<Wishes> {
    let entity = ctx.lowered[position].def;
    let mut notes = Vec::new();
    let mut wants = |ctx: &mut Context<'_>, feature, what: &str| {
        let answer = ctx.ask(feature, Weight::Integrity, entity, site, || what.to_owned());
        if let Answer::Emulated(how) = answer {
            notes.push(how);
        }
        answer != Answer::Never
    };
    let condition = condition(ctx, position, site, unique).ok()?;
    if condition.is_some() && !wants(ctx, Feature::PartialUnique, "unique among some of the rows") {
        return None;
    }
    let is_case_ignored = unique.case == CaseSensitivity::Ignored;
    if is_case_ignored && !wants(ctx, Feature::CaseInsensitiveUnique, "unique that ignores case") {
        return None;
    }
    // Where no column may be NULL there is nothing to tell apart.
    let may_be_null = unique.columns.iter().any(|&column| entity.column(column).ty.is_nullable);
    let are_nulls_equal = unique.nulls == NullsDistinct::NotDistinct && may_be_null;
    if are_nulls_equal && !wants(ctx, Feature::NullsNotDistinct, "unique in which two NULLs are the same") {
        return None;
    }
    if unique.is_deferrable
        && !wants(ctx, Feature::DeferrableUnique, "unique that waits for the end of the transaction")
    {
        return None;
    }
    let deferral = if unique.is_deferrable { Deferral::Deferrable } else { Deferral::Immediate };
    Some(Wishes { condition, is_case_ignored, are_nulls_equal, deferral, notes })
}

/// The rows the unique is about; `Err`: reported.
fn condition(
    ctx: &mut Context<'_>,
    position: usize,
    site: Site,
    unique: &'static UniqueDef,
) -> Result<Option<Expr>, ()> {
    let entity = ctx.lowered[position].def;
    let live = match (unique.scope, entity.column_with_role(AuditRole::Deleted)) {
        (UniqueScope::All, _) => None,
        (UniqueScope::Live, Some((_, column))) => Some(make::is_null(make::column(column.name))),
        (UniqueScope::Live, None) => {
            let message = "the unique is among live rows, the entity has no column that marks deleted ones";
            ctx.report(AUDIT_ROLE_TYPE, entity, site, message, "add `deleted_at: Option<DateTime<Utc>>`");
            return Err(());
        }
    };
    let Some(filter) = &unique.filter else { return Ok(live) };
    let columns = ctx.columns(position);
    let is_marked = ctx.shape.subsets == SubsetForm::Marker;
    match Lowering::new(ctx.shape, ctx.target, columns).lower_condition(filter) {
        Ok(_) if is_marked && !may_count(ctx, entity, site, &read_by(filter)) => Err(()),
        Ok(filter) => Ok(Some(match live {
            Some(live) => make::and(live, filter),
            None => filter,
        })),
        Err(Fault { message, help }) => {
            ctx.report(UNCOMPUTABLE_EXPRESSION, entity, site, message, help);
            Err(())
        }
    }
}

fn name(ctx: &mut Context<'_>, position: usize, site: Site, unique: &'static UniqueDef) -> Text {
    let entity = ctx.lowered[position].def;
    if let Some(name) = unique.name {
        names::check_exact(ctx, entity, site, NameKind::Unique, name);
        return name.into();
    }
    let parts = column_names(entity, unique.columns)
        .chain((unique.case == CaseSensitivity::Ignored).then_some("lower"))
        .chain((unique.scope == UniqueScope::Live).then_some("live"))
        .chain(unique.filter.is_some().then_some("some"));
    let table = ctx.table(position);
    names::made_free(ctx.stem(entity), parts, "key", |name| names::has_index(table, name))
}

/// The parts of the key that a column becomes.
fn key_parts(ctx: &mut Context<'_>, position: usize, column: u16, wishes: &Wishes) -> Vec<IndexKey> {
    let lowered = &ctx.lowered[position];
    let (def, known) = (lowered.def.column(column), ctx.known(position, column));
    let folds = wishes.is_case_ignored && matches!(known.kind(), Kind::Text { .. });
    let value = if folds {
        make::call(ScalarFunction::Lower, [make::column(def.name)])
    } else {
        make::column(def.name)
    };
    let stands_for_null =
        wishes.are_nulls_equal && def.ty.is_nullable && ctx.shape.equal_nulls != EqualNullsForm::Clause;
    if !stands_for_null {
        return if folds {
            vec![expression_key(ctx, position, &[def.name, "lower"], value, known.stored())]
        } else {
            vec![column_key(def.name)]
        };
    }
    // NULL and the value that stands for it are told apart by the second part: no value of the
    // column is taken away.
    let filled = match known.stored().and_then(|stored| some_value(&stored)) {
        Some(filler) => make::call(ScalarFunction::Coalesce, [value, filler]),
        None => value,
    };
    let is_null = make::is_null(make::column(def.name));
    let truth = Stored {
        logical: LogicalType::Bool,
        form: StoredForm::Native,
        size: StoredSize::Unlimited,
        place: Place::Plain,
    };
    let keep_in_index = ctx.shape.equal_nulls == EqualNullsForm::Index;
    let mut part = |suffix: &str, expr, stored| {
        if keep_in_index {
            key(definition(expr))
        } else {
            let column = generated(ctx, position, &[def.name, suffix], expr, stored);
            column_key(column)
        }
    };
    vec![part("filled", filled, known.stored()), part("is_null", is_null, Some(truth))]
}

/// Any value of the column.
fn some_value(stored: &Stored) -> Option<Expr> {
    Some(match (stored.logical, stored.form) {
        (LogicalType::Bool | LogicalType::Integer { .. } | LogicalType::Float { .. }, _)
        | (LogicalType::Decimal, StoredForm::Native | StoredForm::ScaledInteger | StoredForm::Real) => {
            make::number(0)
        }
        (LogicalType::Uuid, StoredForm::UuidBytes) => Expr::Bytes(Box::new([0; 16])),
        (LogicalType::Bytes, _) => Expr::Bytes(Box::default()),
        (LogicalType::Text | LogicalType::Decimal | LogicalType::Uuid, _) => make::text(""),
        (LogicalType::Date, _) => make::text("2000-01-01"),
        (LogicalType::Time, _) => make::text("00:00:00"),
        (LogicalType::LocalTimestamp | LogicalType::Timestamp, _) => make::text("2000-01-01 00:00:00"),
        (LogicalType::Enum(def), _) => make::text(def.variants.first()?.value),
        (LogicalType::IpAddress, _) => make::text("0.0.0.0"),
        (LogicalType::IpNetwork, _) => make::text("0.0.0.0/0"),
        (LogicalType::Json | LogicalType::Array(_), _) => return None,
    })
}

/// The column that is 1 for the rows of the condition and NULL for the others.
fn marker(ctx: &mut Context<'_>, position: usize, unique: &UniqueDef, condition: Expr) -> Text {
    let entity = ctx.lowered[position].def;
    let value = Expr::When { condition: Box::new(condition), value: Box::new(make::number(1)) };
    let truth = Stored {
        logical: LogicalType::Bool,
        form: StoredForm::Native,
        size: StoredSize::Unlimited,
        place: Place::Plain,
    };
    // Every unique among live rows shares one marker, named by the column it reads.
    let deleted = entity.column_with_role(AuditRole::Deleted).map(|(_, column)| column.name);
    if let (UniqueScope::Live, None, Some(deleted)) = (unique.scope, unique.filter, deleted) {
        return generated(ctx, position, &[deleted, "live"], value, Some(truth));
    }
    let mut parts: Vec<&str> = unique.columns.iter().map(|&column| entity.column(column).name).collect();
    parts.push("some");
    generated(ctx, position, &parts, value, Some(truth))
}

/// A key part that holds an expression: in the index, or in a generated column.
pub(super) fn expression_key(
    ctx: &mut Context<'_>,
    position: usize,
    parts: &[&str],
    expr: Expr,
    stored: Option<Stored>,
) -> IndexKey {
    match ctx.shape.expression_keys {
        crate::dialect::ExpressionKeyForm::Index => key(definition(expr)),
        crate::dialect::ExpressionKeyForm::Column => {
            let column = generated(ctx, position, parts, expr, stored);
            column_key(column)
        }
    }
}

/// The invisible generated column with the expression, made when there is none; its name.
fn generated(
    ctx: &mut Context<'_>,
    position: usize,
    parts: &[&str],
    expr: Expr,
    stored: Option<Stored>,
) -> Text {
    let definition = definition(expr);
    let known =
        ctx.table(position).columns.iter().find(|column| {
            column.generated.as_ref().is_some_and(|generated| generated.definition == definition)
        });
    if let Some(column) = known {
        return column.name.clone();
    }
    let base = parts.join("__");
    let mut name = names::shortened(base.clone());
    let mut number = 2;
    while ctx.table(position).column(&name).is_some() {
        name = names::shortened(format!("{base}{number}"));
        number += 1;
    }
    let stored = stored.map(|stored| Stored { place: Place::Plain, ..stored });
    let is_truth = stored.is_some_and(|stored| stored.logical == LogicalType::Bool);
    let ty = match stored {
        Some(stored) if !is_truth => (ctx.shape.column_type)(&stored),
        _ => ColumnType::built_in(ctx.shape.bool_type),
    };
    let column = Column {
        is_nullable: true,
        generated: Some(Box::new(Generated { definition, storage: Storage::Virtual })),
        visibility: Visibility::Invisible,
        ..Column::new(name.clone(), ty)
    };
    let stored = stored.unwrap_or(Stored {
        logical: LogicalType::Bool,
        form: StoredForm::Native,
        size: StoredSize::Unlimited,
        place: Place::Plain,
    });
    ctx.add_hidden(position, column, stored);
    name
}

pub(super) fn definition(expr: Expr) -> Definition {
    match expr {
        Expr::Raw(sql) => Definition::Source(sql),
        expr => Definition::Portable(expr),
    }
}

/// Adds a part to a key, unless it is in it: an expression may be kept in a column that is a part itself.
pub(super) fn push_key(keys: &mut List<IndexKey>, key: IndexKey) {
    if keys.iter().all(|known| known.definition != key.definition) {
        keys.push(key);
    }
}

pub(super) fn column_key(name: impl Into<Text>) -> IndexKey {
    key(Definition::Portable(make::column(name)))
}

pub(super) fn key(definition: Definition) -> IndexKey {
    IndexKey { definition, order: IndexOrder::Ascending, nulls: None, operator_class: None }
}

/// What an expression's values are stored as in a generated column.
pub(super) fn stored_as(typed: &Typed) -> Option<Stored> {
    let plain = |logical, size| Some(Stored { logical, form: StoredForm::Native, size, place: Place::Plain });
    match typed.kind {
        Kind::Bool => plain(LogicalType::Bool, StoredSize::Unlimited),
        Kind::Integer { .. } => {
            plain(LogicalType::Integer { bits: 64, is_signed: true }, StoredSize::Unlimited)
        }
        Kind::Float | Kind::DecimalReal => plain(LogicalType::Float { bits: 64 }, StoredSize::Unlimited),
        Kind::Scaled { .. } => {
            plain(LogicalType::Integer { bits: 64, is_signed: true }, StoredSize::Unlimited)
        }
        Kind::Text { length } => {
            plain(LogicalType::Text, length.map_or(StoredSize::Unlimited, StoredSize::Length))
        }
        _ => None,
    }
}
