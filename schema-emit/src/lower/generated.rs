//! Columns that the database computes from others.
//!
//! They are stored: a value that is computed on reading cannot be indexed on PostgreSQL 18, and PostgreSQL 15
//! has none.

use schema_as_code_core::{
    def::{Action, ColumnDef, ColumnIndex, DefaultDef, EntityDef, RelationDef, Site, Size},
    expr::{
        self,
        typing::{Scale, type_with},
    },
    rules::{
        CONTRADICTING_ATTRIBUTES, GENERATED_REFERENCE, GENERATED_TYPE, UNCOMPUTABLE_EXPRESSION,
        UNSUPPORTED_FEATURE,
    },
    types::LogicalType,
};

use super::{
    context::Context,
    expr::{Lowering, Typed, scaled},
    index::walk,
    kind::Kind,
    literal::{Digits, Fault, number_in, text_as, variant_as},
    make, names,
    stored::Known,
    unique::definition,
};
use crate::{
    catalog::{Check, Definition, Expr, Generated, ObjectId, Storage},
    dialect::{Shape, Stored},
};

/// The expression of each generated column, over columns that are all known.
pub(super) fn lower_generated(ctx: &mut Context<'_>, position: usize) {
    let entity = ctx.lowered[position].def;
    for (number, column) in (0..).zip(entity.columns) {
        if let Some(expr) = column.generated {
            lower_column(ctx, position, number, column, expr);
        }
    }
}

fn lower_column(
    ctx: &mut Context<'_>,
    position: usize,
    number: ColumnIndex,
    def: &'static ColumnDef,
    expr: &'static expr::Expr,
) {
    let entity = ctx.lowered[position].def;
    let site = Site::Column(number);
    if is_written(ctx, entity, number, def)
        || !reads_stored_columns(ctx, entity, site, expr)
        || !keeps_digits(ctx, entity, number, expr)
        || !may_read(ctx, entity, site, &read_by(expr))
    {
        return;
    }
    let known = ctx.known(position, number);
    let columns = ctx.columns(position);
    let value = Lowering::new(ctx.shape, ctx.target, columns)
        .lower(expr)
        .and_then(|typed| value_in(ctx.shape, typed, &known));
    let value = match value {
        Ok(value) => value,
        Err(Fault { message, help }) => {
            ctx.report(UNCOMPUTABLE_EXPRESSION, entity, site, message, help);
            return;
        }
    };
    let refuses_null = !def.ty.is_nullable;
    let by_check = refuses_null && !ctx.shape.generated.has_not_null;
    let stem = ctx.stem(entity);
    let table = ctx.table_mut(position);
    let column = &mut table.columns[usize::from(number)];
    column.generated = Some(Box::new(Generated { definition: definition(value), storage: Storage::Stored }));
    if by_check {
        column.is_nullable = true;
        let is_taken = |name: &str| table.checks.iter().any(|check| check.name == name);
        let name = names::made_free(stem, [def.name], "not_null", is_taken);
        let object = ObjectId::Check(table.name.clone(), name.clone());
        let expr = Expr::IsNotNull(Box::new(make::column(def.name)));
        table.checks.push(Check { name, definition: Definition::Portable(expr) });
        let product = ctx.target.dialect.product();
        ctx.note(object, format!("{product} takes no NOT NULL on a generated column"));
    }
}

/// Whether something else writes the column; reported.
fn is_written(
    ctx: &mut Context<'_>,
    entity: &'static EntityDef,
    number: ColumnIndex,
    def: &ColumnDef,
) -> bool {
    let by = if def.is_identity {
        "the database counts it up"
    } else if def.default != DefaultDef::None {
        "it has a default"
    } else if ctx.schema.conventions.role_of(entity, def).is_some() {
        "it has an audit role"
    } else if entity.key.contains(&number) {
        "it is in the primary key"
    } else if entity.relations.iter().any(|relation| relation.columns.contains(&number)) {
        "it refers to another entity"
    } else {
        return false;
    };
    let message = format!("the column is generated, and {by}");
    ctx.report(CONTRADICTING_ATTRIBUTES, entity, Site::Column(number), message, "keep one of them");
    true
}

/// Whether the expression reads columns, none of them generated or counted up; else reported.
fn reads_stored_columns(
    ctx: &mut Context<'_>,
    entity: &'static EntityDef,
    site: Site,
    expr: &expr::Expr,
) -> bool {
    let mut reads_any = false;
    let mut refused = None;
    walk(expr, &mut |node| match node {
        expr::Expr::Column(column) => {
            reads_any = true;
            let read = entity.column(*column);
            if read.generated.is_some() || read.is_identity {
                refused = Some(read.field);
            }
        }
        expr::Expr::Raw(_) => reads_any = true,
        _ => {}
    });
    if let Some(field) = refused {
        let message = format!("the column is computed from `{field}`, which has no value yet");
        let help = "compute it from columns that are written, and not counted up";
        ctx.report(GENERATED_REFERENCE, entity, site, message, help);
    } else if !reads_any {
        let help = "say it as a default";
        ctx.report(GENERATED_REFERENCE, entity, site, "the column is computed from no column", help);
    }
    refused.is_none() && reads_any
}

/// Whether the target computes from the columns `read`, on which relations may act; else reported.
pub(super) fn may_read(
    ctx: &mut Context<'_>,
    entity: &'static EntityDef,
    site: Site,
    read: &[ColumnIndex],
) -> bool {
    let rules = ctx.shape.generated;
    let writes = |action| matches!(action, Action::SetNull | Action::SetDefault);
    let acts = |relation: &&RelationDef| {
        let on_delete = ctx.schema.conventions.on_delete_of(relation);
        let on_update = relation.on_update.unwrap_or(Action::NoAction);
        rules.refuses_written_columns
            && (writes(on_delete) || writes(on_update) || on_update == Action::Cascade)
            || rules.refuses_cascaded_rows && on_delete == Action::Cascade
    };
    let acted = entity.relations.iter().filter(acts).flat_map(|relation| relation.columns);
    let Some(column) = acted.into_iter().find(|column| read.contains(column)) else { return true };
    let field = entity.column(*column).field;
    let product = ctx.target.dialect.product();
    let message =
        format!("{product} computes no column from `{field}`, on which an action of its relation works");
    let help = format!("use `on_delete(restrict)` for `{field}`, or compute the value when reading");
    ctx.report(UNSUPPORTED_FEATURE, entity, site, message, help);
    false
}

/// Whether the target computes a column of ours, or an index, from the columns `read`, which it may count up;
/// else reported.
pub(super) fn may_count(
    ctx: &mut Context<'_>,
    entity: &'static EntityDef,
    site: Site,
    read: &[ColumnIndex],
) -> bool {
    let counted = read.iter().find(|&&column| entity.column(column).is_identity);
    let Some(&column) = counted.filter(|_| ctx.shape.generated.refuses_identity) else { return true };
    let product = ctx.target.dialect.product();
    let field = entity.column(column).field;
    let message = format!("{product} computes nothing from `{field}`, which it counts up itself");
    ctx.report(UNSUPPORTED_FEATURE, entity, site, message, "leave the column out of the expression");
    false
}

/// The columns that the expression reads.
pub(super) fn read_by(expr: &expr::Expr) -> Vec<ColumnIndex> {
    let mut read = Vec::new();
    walk(expr, &mut |node| {
        if let expr::Expr::Column(column) = node {
            read.push(*column);
        }
    });
    read
}

/// Whether the column has room for every digit behind the point; else reported.
fn keeps_digits(
    ctx: &mut Context<'_>,
    entity: &'static EntityDef,
    number: ColumnIndex,
    expr: &expr::Expr,
) -> bool {
    let conventions = &ctx.schema.conventions;
    let def = entity.column(number);
    let room = match (def.ty.logical, conventions.size_of(def)) {
        (LogicalType::Decimal, Size::Decimal { scale, .. }) => scale,
        (LogicalType::Integer { .. }, _) => 0,
        _ => return true,
    };
    // A type fault has a message of its own: lowering finds it.
    let digits = match type_with(expr, entity, conventions).map(|ty| ty.scale) {
        Ok(Scale::Digits(digits)) if digits > room => digits,
        _ => return true,
    };
    let message =
        format!("the value has {digits} digits behind the point, the column {room}: it would be rounded");
    let help = format!("give the column {digits} digits behind the point");
    ctx.report(GENERATED_TYPE, entity, Site::Column(number), message, help);
    false
}

/// What an expression gives, in the form in which the column stores it.
fn value_in(shape: &Shape, typed: Typed, column: &Known) -> Result<Expr, Fault> {
    let Some(stored) = column.stored() else { return Ok(typed.expr) };
    let kind = column.kind();
    match (typed.kind, kind) {
        (Kind::Unknown, _) => Ok(typed.expr),
        (Kind::Word, _) => match typed.expr {
            Expr::Text(text) => text_as(shape, text, kind),
            _ => Err(unlike(typed.kind, kind)),
        },
        (Kind::Variant(ident), _) => variant_as(ident, kind),
        (Kind::Number { .. }, _) => constant(&typed, &stored),
        (Kind::Scaled { .. } | Kind::Integer { .. }, Kind::Scaled { .. }) => scaled(typed, kind),
        (Kind::Integer { .. }, Kind::Integer { .. } | Kind::Decimal | Kind::Float)
        | (Kind::Decimal, Kind::Decimal)
        | (Kind::Float, Kind::Float)
        | (Kind::Text { .. }, Kind::Text { .. }) => Ok(typed.expr),
        (Kind::DecimalReal, Kind::DecimalReal) if !matches!(typed.expr, Expr::Column(_)) => Err(Fault::new(
            "a decimal stored as a floating-point number is computed inexactly, 0.1 + 0.2 is not 0.3",
            "store it as an integer: `decimal(integer)` on the target",
        )),
        (given, wanted) if given == wanted => Ok(typed.expr),
        (given, wanted) => Err(unlike(given, wanted)),
    }
}

fn constant(typed: &Typed, stored: &Stored) -> Result<Expr, Fault> {
    match &typed.expr {
        Expr::Number(text) => match Digits::parse(text) {
            Some(digits) => number_in(&digits, stored),
            None => Err(Fault::new(format!("`{text}` is no number"), "write digits")),
        },
        // Constants that are computed with take the form of the column on no target alone.
        _ => Err(Fault::new("the value is computed from constants alone", "write the result")),
    }
}

fn unlike(given: Kind, wanted: Kind) -> Fault {
    Fault::new(
        format!("the value is {}, the column holds {}", given.describe(), wanted.describe()),
        "compute a value of the column's type",
    )
}
