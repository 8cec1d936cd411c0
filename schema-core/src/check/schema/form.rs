//! The normal form that the schema's convention asks for.
//!
//! The theory would be too dear for const evaluation: the derive has done it, and written down what each form
//! refuses of an entity that leaves the form to its schemas. Up to the third form the derive reports it as well,
//! unless a schema that lists the entity asks for less: then each of the others is left to ask.

use super::{FaultKind, Finding, walk::Faults};
use crate::{
    check::{message::Message, waiver::contains},
    def::{BrokenForm, EntityDef, SchemaDef},
    theory::NormalForm,
};

/// Finds what breaks the form that `schema` asks for, where `entity` asks for none itself.
pub(super) const fn find(schema: &SchemaDef, entity: &'static EntityDef, mut faults: Faults) -> Faults {
    if entity.normal_form.is_some() {
        return faults;
    }
    let mut i = 0;
    while i < entity.broken_forms.len() {
        let broken = &entity.broken_forms[i];
        if broken.is_left_to_schemas && !lets_off(schema, broken) {
            faults = faults.with(Finding::new(broken.site, FaultKind::BrokenForm(i as u16)));
        }
        i += 1;
    }
    faults
}

/// Without a form of its own a schema asks for the third.
pub(super) const fn asked_by(schema: &SchemaDef) -> NormalForm {
    match schema.conventions.normal_form {
        Some(form) => form,
        None => NormalForm::Third,
    }
}

/// Whether `schema` asks for less, or waives the rule.
const fn lets_off(schema: &SchemaDef, broken: &BrokenForm) -> bool {
    (asked_by(schema) as u8) < broken.form as u8 || contains(schema.waivers, broken.rule)
}

/// Whether `schema` has the entity from its own list.
const fn lists(schema: &SchemaDef, entity: &EntityDef) -> bool {
    let mut i = 0;
    while i < schema.includes.len() {
        if has(schema.includes[i], entity) {
            return false;
        }
        i += 1;
    }
    has(schema, entity)
}

const fn has(schema: &SchemaDef, entity: &EntityDef) -> bool {
    let mut i = 0;
    while i < schema.entities.len() {
        if schema.entities[i].id.is(entity.id) {
            return true;
        }
        i += 1;
    }
    false
}

pub(super) const fn describe(
    schema: &'static SchemaDef,
    entity: &'static EntityDef,
    position: u16,
) -> Message {
    let broken = &entity.broken_forms[position as usize];
    let message = Message::new().text(broken.text).text("\nnote: ").name(schema.name);
    let message = message.text(" asks `normal_form(").text(asked_by(schema).keyword());
    let message = match schema.conventions.normal_form {
        Some(_) => message.text(")` of every entity"),
        None => message.text(")` of every entity, because it asks for no other form"),
    };
    let weaker = match broken.form {
        NormalForm::First | NormalForm::Second => NormalForm::First,
        NormalForm::Third => NormalForm::Second,
        NormalForm::BoyceCodd | NormalForm::Fourth => NormalForm::Third,
    };
    let message = message.text("; one that stays weaker says so: `#[entity(normal_form(");
    let message = message.text(weaker.keyword()).text("))]`");
    if broken.form as u8 > NormalForm::Third as u8 {
        return message;
    }
    if lists(schema, entity) {
        let message = message.text("\nnote: another schema that lists ").name(entity.name);
        return message.text(" asks for less, and speaks for itself alone");
    }
    let message =
        message.text("; of what it includes ").name(schema.name).text(" may ask less itself, or `waive(");
    message.text(broken.rule).text(", reason = \"…\")`")
}
