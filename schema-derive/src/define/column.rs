//! Columns.

use schema_as_code_core::{
    def::{ColumnDef, ColumnIndex, DefaultDef, TypeOverride},
    types::TypeDef,
};

use super::leak::{list, one, text};
use crate::ast::{Column, DefaultValue, RoleOption};

/// The definition of `column`; `deleted` is the column behind `live`.
pub(super) fn column(column: &Column, ty: TypeDef, deleted: Option<ColumnIndex>) -> ColumnDef {
    let options = &column.options;
    let overrides = options.overrides.iter();
    ColumnDef {
        field: text(&column.field),
        name: text(&column.name.value),
        comment: text(&column.comment),
        ty,
        size: options.size,
        default: options.default.as_ref().map_or(DefaultDef::None, |default| default_value(&default.value)),
        generated: column.generated.as_ref().map(|generated| one(generated.expr.define(deleted))),
        is_identity: column.key.is_some_and(|key| key.is_identity),
        role: column.audit_role,
        is_role_said: matches!(options.role, RoleOption::Is(_)),
        sensitivity: options.sensitivity,
        array_reason: options.array.as_ref().map_or("", |array| text(&array.reason)),
        store: options.store,
        overrides: list(overrides.map(|(dialect, sql)| TypeOverride { dialect: *dialect, sql: text(sql) })),
        was: list(options.was.iter().map(|name| text(name))),
    }
}

fn default_value(value: &DefaultValue) -> DefaultDef {
    match value {
        DefaultValue::OfType => DefaultDef::OfType,
        DefaultValue::Constant(constant) => DefaultDef::Literal(constant.define()),
        DefaultValue::Variant(variant) => DefaultDef::Variant(text(variant)),
        DefaultValue::Now => DefaultDef::Now,
        DefaultValue::Uuid => DefaultDef::Uuid,
        DefaultValue::Expr(node) => DefaultDef::Expr(one(node.define(None))),
    }
}
