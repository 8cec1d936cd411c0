//! Enums: their values, and their types where the dialect has them.

use std::collections::BTreeMap;

use schema_as_code_core::{
    def::{ColumnIndex, EntityDef, EnumDef, Site},
    rules::{NAME_COLLISION, UNUSABLE_TEXT},
};

use super::{
    context::{Context, Told},
    names,
};
use crate::{
    catalog::{EnumType, Name},
    dialect::{EnumForm, EnumValueLimit, NameKind},
};

/// The enums whose values are checked, by the names of their types.
pub(super) type Enums = BTreeMap<&'static str, &'static EnumDef>;

/// Checks the values of an enum and makes its type, unless that is done.
pub(super) fn lower_enum_of(
    ctx: &mut Context<'_>,
    entity: &'static EntityDef,
    position: ColumnIndex,
    def: &'static EnumDef,
) {
    let told = std::mem::replace(&mut ctx.told, Told::Enums);
    match ctx.enums.get(def.type_name) {
        Some(&known) if std::ptr::eq(known, def) || known == def => {}
        Some(_) => report_other(ctx, entity, position, def),
        None => {
            ctx.enums.insert(def.type_name, def);
            lower_enum(ctx, entity, position, def);
        }
    }
    ctx.told = told;
}

/// Another enum than the one that has the type's name.
fn report_other(
    ctx: &mut Context<'_>,
    entity: &'static EntityDef,
    position: ColumnIndex,
    def: &'static EnumDef,
) {
    let site = Site::Column(position);
    check_values(ctx, entity, site, def);
    if ctx.shape.enums == EnumForm::Type {
        let message = format!("two enums are stored as the type `{}`", def.type_name);
        ctx.report(NAME_COLLISION, entity, site, message, "give one of them another type name");
    }
}

fn lower_enum(
    ctx: &mut Context<'_>,
    entity: &'static EntityDef,
    position: ColumnIndex,
    def: &'static EnumDef,
) {
    let site = Site::Column(position);
    check_values(ctx, entity, site, def);
    if ctx.shape.enums != EnumForm::Type {
        return;
    }
    names::check_exact(ctx, entity, site, NameKind::EnumType, def.type_name);
    ctx.catalog.enums.push(EnumType {
        name: Name::new(def.type_name),
        values: def.variants.iter().map(|variant| variant.value.into()).collect(),
        comment: (!def.comment.is_empty() && !def.comment.contains('\0')).then(|| def.comment.into()),
    });
}

fn check_values(ctx: &mut Context<'_>, entity: &'static EntityDef, site: Site, def: &'static EnumDef) {
    let product = ctx.target.dialect.product();
    if def.variants.is_empty() {
        let message = format!("`{}` has no variants: no row could be stored", def.name);
        ctx.report(UNUSABLE_TEXT, entity, site, message, "add a variant");
    }
    if def.comment.contains('\0') {
        let message = format!("the doc comment of `{}` contains a NUL character", def.name);
        ctx.report(UNUSABLE_TEXT, entity, site, message, "take the character out of the doc comment");
    }
    let mut values: Vec<&str> = def.variants.iter().map(|variant| variant.value).collect();
    values.sort_unstable();
    if let Some(pair) = values.windows(2).find(|pair| pair[0] == pair[1]) {
        let message = format!("two variants of `{}` are stored as `{}`", def.name, pair[0].escape_debug());
        ctx.report(UNUSABLE_TEXT, entity, site, message, "store each variant under a name of its own");
    }
    for variant in def.variants {
        let value = variant.value;
        let fault = if value.contains('\0') {
            Some("contains a NUL character".to_owned())
        } else {
            match ctx.shape.limits.enum_value {
                Some(EnumValueLimit::Bytes(limit)) if value.len() > limit => {
                    Some(format!("has {} bytes, {product} takes {limit}", value.len()))
                }
                Some(EnumValueLimit::Characters(limit)) if value.chars().count() > limit => {
                    Some(format!("has {} characters, {product} takes {limit}", value.chars().count()))
                }
                Some(EnumValueLimit::Characters(_)) if value.ends_with(' ') => {
                    Some(format!("ends with a space, which {product} strips"))
                }
                _ => None,
            }
        };
        if let Some(fault) = fault {
            let message = format!(
                "the stored value `{}` of `{}::{}` {fault}",
                value.escape_debug(),
                def.name,
                variant.ident
            );
            ctx.report(UNUSABLE_TEXT, entity, site, message, "store the variant under another name");
        }
    }
}
