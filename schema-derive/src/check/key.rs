use crate::{
    ast::Entity,
    diagnostic::{Diagnostic, Faults},
    meta::nearest,
};

/// Every table has a primary key.
pub(super) fn missing_key(entity: &Entity, faults: &mut Faults) {
    if !entity.key().is_empty() {
        return;
    }
    let name = &entity.ident;
    let message = format!("`{name}` has no primary key");
    let fault = Diagnostic::rule("missing_key", name, message, "no field is called `id` or marked `#[key]`");
    let fields = entity.columns.iter().map(|column| column.field.as_str());
    faults.push(match nearest("id", fields.filter(|field| field.starts_with("id"))) {
        Some(field) => fault.help(format!("put `#[key]` on `{field}`")),
        None => fault.help(
            "put `#[key]` on the field or fields that name a row, or add\n    #[key(identity)]\n    id: i64,",
        ),
    });
}
