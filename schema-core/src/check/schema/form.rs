//! The normal form that the schema's convention asks for.
//!
//! The theory would be too dear for const evaluation: the derive has done it, and written down what a stronger form
//! than the third refuses. Weaker ones were reported where the entity is declared.

use super::{FaultKind, Finding, walk::Faults};
use crate::{
    check::{message::Message, waiver::contains},
    def::{EntityDef, SchemaDef},
    theory::NormalForm,
};

/// Finds what breaks the form that `schema` asks for, where `entity` asks for none itself.
pub(super) const fn find(schema: &SchemaDef, entity: &'static EntityDef, mut faults: Faults) -> Faults {
    let (Some(asked), None) = (schema.conventions.normal_form, entity.normal_form) else { return faults };
    let mut i = 0;
    while i < entity.broken_forms.len() {
        let broken = &entity.broken_forms[i];
        if broken.form as u8 <= asked as u8 && !contains(schema.waivers, broken.rule) {
            faults = faults.with(Finding::new(broken.site, FaultKind::BrokenForm(i as u16)));
        }
        i += 1;
    }
    faults
}

pub(super) const fn describe(
    schema: &'static SchemaDef,
    entity: &'static EntityDef,
    position: u16,
) -> Message {
    let message = Message::new().text(entity.broken_forms[position as usize].text);
    let asked = match schema.conventions.normal_form {
        Some(form) => form,
        None => NormalForm::Third,
    };
    let message =
        message.text("\nnote: ").name(schema.name).text(" asks `normal_form(").text(asked.keyword());
    message.text(")` of every entity; one that stays weaker says so: `#[entity(normal_form(third))]`")
}
