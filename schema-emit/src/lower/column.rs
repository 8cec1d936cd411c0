//! A table, its columns and its key.

use schema_as_code_core::{
    def::{ColumnDef, ColumnIndex, EntityDef, Site, TableName},
    dialect::Feature,
    rules::{MISSING_KEY, UNSUPPORTED_FEATURE, UNSUPPORTED_STORAGE},
    types::LogicalType,
};

use super::{
    context::{Answer, Context, Entity, Weight},
    default::lower_default,
    enumeration::lower_enum_of,
    kind::Kind,
    literal::Fault,
    make, names, stored,
    text::{CommentOf, comment},
};
use crate::{
    catalog::{Check, Column, ColumnType, Definition, Name, Operator, PrimaryKey, Table, Text},
    dialect::{IdentityPlace, NameKind, Stored, StoredSize},
};

/// The entity's table, with its columns, its key and the checks of its columns' stored forms.
pub(super) fn lower_table(ctx: &mut Context<'_>, entity: &'static EntityDef) {
    let namespace = namespace(ctx, entity);
    let name = table_name(ctx.schema.conventions.table_of(entity));
    names::check_exact(ctx, entity, Site::Entity, NameKind::Table, &name);
    let mut table = Table::new(Name::qualified(namespace, name));
    table.comment = comment(ctx, entity, Site::Entity, CommentOf::Table, entity.comment);
    table.options = (ctx.shape.table_options)(entity.key.len());
    reserve(&mut table, entity);
    table.checks = std::mem::take(&mut ctx.spare_checks);
    for (position, column) in (0..).zip(entity.columns) {
        lower_column(ctx, entity, position, column, &mut table);
    }
    settle_checks(ctx, &mut table, entity.checks.len());
    table.primary_key = lower_key(ctx, entity);
    ctx.catalog.tables.push(table);
    let has_roles = entity.columns.iter().any(|column| column.role.is_some());
    ctx.lowered.push(Entity { def: entity, has_roles, hidden: Vec::new() });
}

/// The name of a table; a constant where it has no prefix.
fn table_name(name: TableName) -> Text {
    if name.prefix.is_empty() { name.stem.into() } else { name.to_string().into() }
}

/// Room for what the entity declares: growing leaves half of it empty, in every table.
fn reserve(table: &mut Table, entity: &EntityDef) {
    table.columns.reserve_exact(entity.columns.len());
    table.uniques.reserve_exact(entity.uniques.len());
    table.indexes.reserve_exact(entity.indexes.len() + entity.relations.len());
    table.foreign_keys.reserve_exact(entity.relations.len());
}

/// Puts the checks of stored forms, whose number is known now, where they stay, with room for the declared ones.
fn settle_checks(ctx: &mut Context<'_>, table: &mut Table, declared: usize) {
    let mut checks = Vec::with_capacity(table.checks.len() + declared);
    checks.append(&mut table.checks);
    ctx.spare_checks = std::mem::replace(&mut table.checks, checks);
}

/// The named schema the table lives in, made when it is the first.
fn namespace(ctx: &mut Context<'_>, entity: &'static EntityDef) -> Option<&'static str> {
    let namespace = entity.namespace?;
    let table = ctx.schema.conventions.table_of(entity);
    let answer = ctx.ask(Feature::Namespace, Weight::Convenience, entity, Site::Entity, || {
        format!("schema `{namespace}` for the table `{table}`")
    });
    if answer == Answer::Never {
        return None;
    }
    if !ctx.catalog.namespaces.iter().any(|known| known == namespace) {
        names::check_exact(ctx, entity, Site::Entity, NameKind::Namespace, namespace);
        ctx.catalog.namespaces.push(namespace.into());
    }
    Some(namespace)
}

fn lower_column(
    ctx: &mut Context<'_>,
    entity: &'static EntityDef,
    position: ColumnIndex,
    def: &'static ColumnDef,
    table: &mut Table,
) {
    let site = Site::Column(position);
    if let LogicalType::Enum(def) = def.ty.logical {
        lower_enum_of(ctx, entity, position, def);
    }
    names::check_exact(ctx, entity, site, NameKind::Column, def.name);
    let stored = stored(ctx, entity, position);
    let written = written_type(ctx, entity, site, def);
    let ty = match (&written, stored) {
        (Some(written), _) => written.clone(),
        (None, Some(stored)) => (ctx.shape.column_type)(&stored),
        (None, None) => ColumnType::built_in(""),
    };
    let mut column = Column::new(def.name, ty);
    column.is_nullable = def.ty.is_nullable;
    column.is_identity = def.is_identity;
    column.comment = comment(ctx, entity, site, CommentOf::Column, def.comment);
    if let Some(stored) = stored {
        if def.generated.is_none() {
            column.default = lower_default(ctx, entity, position, def, Kind::of(&stored), &stored);
        }
        if written.is_none() {
            add_implied_check(ctx, entity, def, &stored, table);
        }
    }
    if def.is_identity {
        check_identity(ctx, entity, position, def);
    }
    if !def.was.is_empty() {
        ctx.rename(&table.name, def.was, def.name);
    }
    table.columns.push(column);
}

/// What the column stores; `None`: reported.
fn stored(ctx: &mut Context<'_>, entity: &'static EntityDef, position: ColumnIndex) -> Option<Stored> {
    let site = Site::Column(position);
    match stored::stored(ctx.schema, ctx.target, entity, position) {
        Ok(stored) => {
            if let StoredSize::Length(length) = stored.size {
                check_length(ctx, entity, site, length);
            }
            Some(stored)
        }
        Err(Fault { message, help }) => {
            ctx.report(UNSUPPORTED_STORAGE, entity, site, message, help);
            None
        }
    }
}

fn check_length(ctx: &mut Context<'_>, entity: &EntityDef, site: Site, length: u32) {
    if length == 0 {
        let help = "say how long the values may be: `len = 64`";
        ctx.report(UNSUPPORTED_STORAGE, entity, site, "the length is 0", help);
    }
    if let Some(limit) = ctx.shape.limits.text_length
        && length > limit
    {
        let message = format!("the length is {length}, {} takes {limit}", ctx.target.dialect.product());
        ctx.report(UNSUPPORTED_STORAGE, entity, site, message, "leave the length open: `text`");
    }
}

/// The type written by hand for the target.
fn written_type(
    ctx: &mut Context<'_>,
    entity: &EntityDef,
    site: Site,
    def: &ColumnDef,
) -> Option<ColumnType> {
    let written = def.overrides.iter().find(|written| written.dialect == ctx.target.dialect)?;
    let only = ctx.shape.only_types;
    if written.sql.trim().is_empty() || written.sql.contains('\0') {
        let message = "the type written by hand is empty or contains a NUL character";
        ctx.report(UNSUPPORTED_STORAGE, entity, site, message, "write the type as the database spells it");
    } else if !only.is_empty() && !only.iter().any(|known| known.eq_ignore_ascii_case(written.sql)) {
        let message = format!("`{}` is no type of a strict table", written.sql);
        let help = format!("use one of {}", only.join(", "));
        ctx.report(UNSUPPORTED_STORAGE, entity, site, message, help);
    }
    Some(ColumnType::built_in(written.sql))
}

fn add_implied_check(
    ctx: &Context<'_>,
    entity: &EntityDef,
    def: &ColumnDef,
    stored: &Stored,
    table: &mut Table,
) {
    let Some(implied) = (ctx.shape.implied_check)(stored, def.name) else { return };
    // A shape says "and the moment exists", which is false of NULL.
    let expr = if def.ty.is_nullable && implied.suffix == "format" {
        make::binary(Operator::Or, make::is_null(make::column(def.name)), implied.expr)
    } else {
        implied.expr
    };
    table.checks.push(Check {
        name: names::made(ctx.stem(entity), [def.name], implied.suffix),
        definition: Definition::Portable(expr),
    });
}

fn check_identity(ctx: &mut Context<'_>, entity: &'static EntityDef, position: ColumnIndex, def: &ColumnDef) {
    let site = Site::Column(position);
    if !matches!(def.ty.logical, LogicalType::Integer { .. }) {
        let message =
            format!("an identity column counts integers, this one holds {}", def.ty.logical.describe());
        ctx.report(UNSUPPORTED_STORAGE, entity, site, message, "use `i64`, or leave out `identity`");
    }
    let place = match ctx.shape.identity {
        IdentityPlace::Anywhere => return,
        IdentityPlace::LeadsKey if entity.key.first() == Some(&position) => return,
        IdentityPlace::LoneKey if entity.key == [position] => return,
        IdentityPlace::LeadsKey => "only as the first column of the key",
        IdentityPlace::LoneKey => "only as the whole key",
    };
    let message = format!("{} counts a column up {place}", ctx.target.dialect.product());
    let help = "make the identity column the key, and the others a unique";
    ctx.report(UNSUPPORTED_FEATURE, entity, site, message, help);
}

fn lower_key(ctx: &mut Context<'_>, entity: &'static EntityDef) -> Option<PrimaryKey> {
    if entity.key.is_empty() {
        let help = "mark the field that names a row `#[key]`";
        ctx.report(MISSING_KEY, entity, Site::Entity, "the entity has no primary key", help);
        return None;
    }
    for &position in entity.key {
        let column = entity.column(position);
        if column.ty.is_nullable {
            let message = format!("the key column `{}` may be NULL", column.field);
            let help = "make the field's type `T` instead of `Option<T>`";
            ctx.report(UNSUPPORTED_STORAGE, entity, Site::Column(position), message, help);
        }
    }
    Some(PrimaryKey {
        name: ctx.shape.primary_key_suffix.map(|suffix| names::made(ctx.stem(entity), [], suffix)),
        columns: entity.key.iter().map(|&column| entity.column(column).name.into()).collect(),
    })
}

/// The columns' names.
pub(super) fn column_names(
    entity: &'static EntityDef,
    columns: &[ColumnIndex],
) -> impl ExactSizeIterator<Item = &'static str> + Clone {
    columns.iter().map(|&column| entity.column(column).name)
}
