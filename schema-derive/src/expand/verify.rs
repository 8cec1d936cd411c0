//! Calls to the checks of the core that need the real types of the fields.
//!
//! A check that would pass if the types are what their names usually mean is left out, and one call asks whether
//! they are. Every other check gets a call of its own, which carries the place that its error underlines.

use std::collections::BTreeSet;

use proc_macro2::{Delimiter, Ident, Span, TokenStream};
use schema_as_code_core::{
    check::{self, ENUM, KEY_TYPE, MOST_VARIANTS, Message, NEVER, NO_TYPE, NULLABLE, WITH_DEFAULT},
    def::{AuditRole, ColumnIndex, Conventions, EntityDef, Size},
};

use crate::{
    ast::{Column, ColumnRef, DefaultValue, Entity, Relation},
    code::Code,
    define::{Definition, is_named, is_option},
    diagnostic::Faults,
    expr::{Kind, Node},
    tokens::Extent,
};

/// The checks of one entity.
pub(super) fn checks<'a>(entity: &'a Entity, definition: &'a Definition, faults: &Faults) -> Checks<'a> {
    let mut checks = Checks { entity, definition, calls: Vec::new(), relied_on: BTreeSet::new() };
    relations(entity, faults, &mut checks);
    copies(entity, &mut checks);
    columns(entity, &mut checks);
    constraints(entity, &mut checks);
    checks
}

/// A check of the entity alone: its name, where it may stand in the source, and what it finds.
type Check = (&'static str, fn(&'static EntityDef, u16) -> Option<Message>);

const COLUMN_SIZE: Check = ("column_size", check::column_size_fault);
const DEFAULT_VALUE: Check = ("default_value", check::default_fault);
const GENERATED: Check = ("generated", check::generated_fault);
const IDENTITY: Check = ("identity", check::identity_fault);
const ROLE: Check = ("role", check::role_fault);
const KEY: Check = ("key", check::key_fault);
const UNIQUE: Check = ("unique", check::unique_fault);
const INDEX: Check = ("index", check::index_fault);
const SEARCHED_COLUMN: Check = ("searched_column", check::search_fault);
const ACCESS: Check = ("access", check::access_fault);
const CHECK: Check = ("check", check::check_fault);

/// The checks so far.
pub(super) struct Checks<'a> {
    entity: &'a Entity,
    definition: &'a Definition,
    calls: Vec<Call<'a>>,
    /// The columns whose types must be as predicted.
    relied_on: BTreeSet<ColumnIndex>,
}

/// A call that asks a check.
struct Call<'a> {
    name: &'static str,
    at: Extent,
    /// Of what relation, for checks that read it.
    target: Option<&'a TokenStream>,
    position: u16,
    second: Second,
}

/// The second argument of a check.
enum Second {
    Number(u16),
    /// What it assumes of the types: see `core::check::predicted`. Empty: nothing.
    Assumed(Vec<u8>),
}

impl<'a> Checks<'a> {
    /// Asks `check` about its element number `position`. What it finds depends on the types of the columns that it
    /// `reads`.
    fn ask(&mut self, (name, find): Check, at: impl Into<Extent>, position: u16, reads: &Reads<'_>) {
        let is_predicted = |column: &ColumnIndex| self.definition.is_predicted(*column);
        let passes = find(self.definition.entity, position).is_none();
        if passes && reads.columns.iter().all(is_predicted) {
            self.relied_on.extend(&reads.columns);
        } else {
            let assumed = if passes { self.assumption(reads) } else { None };
            self.call(name, at, position, assumed.or_else(|| self.never(reads)));
        }
    }

    /// Asks about the key's column, whose type is not predicted.
    fn ask_key(&mut self, at: Span, position: u16, column: ColumnIndex) {
        let assumed = self.definition.type_of(column).map(|ty| vec![0, 1, ty, KEY_TYPE]);
        self.call(KEY.0, at, position, assumed);
    }

    /// Nothing, but that the types which are not predicted may be none at all.
    fn never(&self, reads: &Reads<'_>) -> Option<Vec<u8>> {
        let others = reads.columns.iter().filter(|column| !self.definition.is_predicted(**column));
        let others: Option<Vec<u8>> = others.map(|column| self.definition.type_of(*column)).collect();
        let others = others.filter(|others| !others.is_empty())?;
        let mut never = vec![0, u8::try_from(others.len()).ok()?];
        never.extend(others.into_iter().flat_map(|ty| [ty, NEVER]));
        Some(never)
    }

    /// What the types are if one of the columns is an enum and the others are as predicted; `None`: too little is
    /// known, or too much would have to be said.
    fn assumption(&self, reads: &Reads<'_>) -> Option<Vec<u8>> {
        let predicted = reads.columns.iter().filter(|column| self.definition.is_predicted(**column));
        let mut assumed = self.codes(predicted.copied())?;
        let mut others = reads.columns.iter().filter(|column| !self.definition.is_predicted(**column));
        // Of two enums nobody knows which has which variant.
        let (Some(&index), None) = (others.next(), others.next()) else { return None };
        let column = self.entity.columns.get(usize::from(index))?;
        if reads.variants.len() > MOST_VARIANTS || !is_named(&column.ty) {
            return None;
        }
        let nullable = if is_option(&column.ty) { NULLABLE } else { 0 };
        let default = if reads.default_of_type { WITH_DEFAULT } else { 0 };
        let variants = u8::try_from(reads.variants.len()).ok()?;
        assumed.extend([1, self.definition.type_of(index)?, ENUM | nullable | default | variants]);
        for variant in &reads.variants {
            assumed.push(u8::try_from(variant.len()).ok()?);
            assumed.extend(variant.as_bytes());
        }
        Some(assumed)
    }

    /// The codes of the types as far as the last of those of the columns, which are predicted; before them, how many.
    fn codes(&self, columns: impl Iterator<Item = ColumnIndex>) -> Option<Vec<u8>> {
        let mut count = 0;
        for column in columns {
            count = count.max(self.definition.type_of(column)? + 1);
        }
        let firsts = self.definition.columns_of_types.iter().take(usize::from(count));
        let codes = firsts.map(|first| check::prediction_code(self.definition.entity.columns[*first].ty));
        Some([count].into_iter().chain(codes).collect())
    }

    /// Calls a check of the entity alone.
    fn call(&mut self, name: &'static str, at: impl Into<Extent>, position: u16, assumed: Option<Vec<u8>>) {
        let second = Second::Assumed(assumed.unwrap_or_default());
        self.calls.push(Call { name, at: at.into(), target: None, position, second });
    }

    /// Asks about a relation to `target`.
    fn ask_target(
        &mut self,
        name: &'static str,
        at: impl Into<Extent>,
        target: &'a TokenStream,
        [position, second]: [u16; 2],
    ) {
        let second = Second::Number(second);
        self.calls.push(Call { name, at: at.into(), target: Some(target), position, second });
    }

    /// A constant for each call.
    pub(super) fn constants(&self, code: &mut Code) {
        for call in &self.calls {
            code.text("const _: () =");
            call.write(&self.entity.ident, code);
            code.text(";");
        }
    }

    /// Asks whether the types are as predicted, where a check was left out because they are.
    pub(super) fn prediction(&self, code: &mut Code) {
        if self.relied_on.is_empty() {
            return;
        }
        let mut assumed = self.codes(self.relied_on.iter().copied()).unwrap_or_default();
        if !assumed.is_empty() {
            assumed.push(0);
        }
        let (at, second) = (self.entity.ident.span().into(), Second::Assumed(assumed));
        Call { name: "predicted", at, target: None, position: 0, second }.write(&self.entity.ident, code);
    }
}

impl Call<'_> {
    /// `__s::check::name::<Entity>(1, b"…")`, which rustc underlines from the first token to the last.
    fn write(&self, entity: &Ident, code: &mut Code) {
        let Extent { first, last } = self.at;
        let mut entity = entity.clone();
        entity.set_span(entity.span().located_at(first));
        code.text_at(format!("__s::check::{}::<", self.name), first).tokens(entity);
        if let Some(target) = self.target {
            // Through its trait, not as itself: a bound would report a target that is no entity a second time.
            code.text_at(",", first).text("<").tokens(target).text("as __s::def::Entity>::This");
        }
        code.text_at(">", first);
        code.group_at(Delimiter::Parenthesis, last, |code| {
            write!(code, "{},", self.position);
            match &self.second {
                Second::Number(number) => write!(code, "{number}"),
                Second::Assumed(assumed) => {
                    code.bytes(assumed);
                }
            }
        });
    }
}

/// What of an entity a check reads.
#[derive(Default)]
struct Reads<'a> {
    columns: BTreeSet<ColumnIndex>,
    variants: BTreeSet<&'a str>,
    default_of_type: bool,
}

impl<'a> Reads<'a> {
    fn columns(columns: impl IntoIterator<Item = ColumnIndex>) -> Self {
        Self { columns: columns.into_iter().collect(), ..Self::default() }
    }

    /// Adds what the expression reads; `deleted` is the column behind `live`.
    fn add(&mut self, node: &'a Node, deleted: Option<ColumnIndex>) {
        match &node.kind {
            Kind::Column(column) => {
                self.columns.insert(column.index);
            }
            Kind::Live => self.columns.extend(deleted),
            Kind::Variant(name) => {
                self.variants.insert(name);
            }
            _ => node.children().into_iter().for_each(|child| self.add(child, deleted)),
        }
    }

    fn of(nodes: impl IntoIterator<Item = &'a Node>, deleted: Option<ColumnIndex>) -> Self {
        let mut reads = Self::default();
        nodes.into_iter().for_each(|node| reads.add(node, deleted));
        reads
    }
}

fn relations<'a>(entity: &'a Entity, faults: &Faults, checks: &mut Checks<'a>) {
    for (position, relation) in (0_u16..).zip(&entity.relations) {
        let plain = plain_column(checks.definition, relation, position);
        let plain = plain.and_then(|column| checks.definition.type_of(column)).map_or(NO_TYPE, u16::from);
        checks.ask_target("relation_target", relation.extent, &relation.target, [position, plain]);
        let [column] = &relation.columns[..] else { continue };
        for (index, sibling) in (0_u16..).zip(&entity.columns) {
            if may_copy(&column.field, &sibling.field) && !faults.is_known_copy(index) {
                checks.ask_target("undeclared_copy", place(sibling), &relation.target, [position, index]);
            }
        }
    }
}

/// The only column of a relation to a key whose actions the column takes.
fn plain_column(definition: &Definition, relation: &Relation, position: u16) -> Option<ColumnIndex> {
    let [column] = &relation.columns[..] else { return None };
    let takes_actions = check::relation_action_fault(definition.entity, position).is_none();
    (relation.references.is_empty() && takes_actions).then_some(column.index)
}

/// Whether `sibling` shares the first part of the relation's name: `user_email` beside `user_id`.
fn may_copy(relation: &str, sibling: &str) -> bool {
    let stem = relation.rsplit_once('_').map_or(relation, |(stem, _)| stem);
    relation != sibling
        && sibling
            .strip_prefix(stem)
            .and_then(|rest| rest.strip_prefix('_'))
            .is_some_and(|rest| !rest.is_empty())
}

fn copies<'a>(entity: &'a Entity, checks: &mut Checks<'a>) {
    for (position, copy) in (0_u16..).zip(&entity.copies) {
        let is_same = |columns: &[ColumnRef]| columns == &copy.relation[..];
        let Some(relation) = entity.relations.iter().find(|relation| is_same(&relation.columns)) else {
            continue;
        };
        for (index, (column, _)) in (0_u16..).zip(&copy.columns) {
            checks.ask_target("declared_copy", column.span, &relation.target, [position, index]);
        }
    }
}

fn columns(entity: &Entity, checks: &mut Checks<'_>) {
    let deleted = entity.deleted_column();
    for (index, column) in (0_u16..).zip(&entity.columns) {
        let options = &column.options;
        if options.size != Size::Unset && options.json.is_none() {
            checks.ask(COLUMN_SIZE, place(column), index, &Reads::columns([index]));
        }
        if let Some(default) = &options.default {
            let mut reads = Reads::columns([index]);
            match &default.value {
                DefaultValue::OfType => reads.default_of_type = true,
                DefaultValue::Variant(name) => {
                    reads.variants.insert(name);
                }
                _ => {}
            }
            checks.ask(DEFAULT_VALUE, default.extent, index, &reads);
        }
        if let Some(generated) = &column.generated {
            let mut reads = Reads::columns([index]);
            reads.add(&generated.expr, deleted);
            checks.ask(GENERATED, generated.extent, index, &reads);
        }
        if column.key.is_some_and(|key| key.is_identity) {
            checks.ask(IDENTITY, place(column), index, &Reads::columns([index]));
        }
        role(column, index, checks);
    }
}

/// A role that the field or the entity asks for. What only the schema's conventions ask for is checked there.
fn role(column: &Column, index: ColumnIndex, checks: &mut Checks<'_>) {
    let entity = checks.definition.entity;
    match Conventions::NONE.role_of(entity, entity.column(index)) {
        // Whoever acts may be of any type.
        None | Some(AuditRole::CreatedBy | AuditRole::UpdatedBy) => {}
        Some(_) => checks.ask(ROLE, place(column), index, &Reads::columns([index])),
    }
}

fn constraints(entity: &Entity, checks: &mut Checks<'_>) {
    let deleted = entity.deleted_column();
    for (position, index) in (0_u16..).zip(entity.key()) {
        match entity.columns.get(usize::from(index)) {
            Some(column) if checks.definition.is_predicted(index) => {
                checks.ask(KEY, place(column), position, &Reads::columns([index]));
            }
            Some(column) => checks.ask_key(place(column), position, index),
            None => {}
        }
    }
    for (position, unique) in (0_u16..).zip(&entity.uniques) {
        if unique.columns.len() > 1 || unique.filter.is_some() || unique.ignores_case {
            let mut reads = Reads::of(&unique.filter, deleted);
            reads.columns.extend(unique.columns.iter().map(|column| column.index));
            checks.ask(UNIQUE, unique.extent, position, &reads);
        }
    }
    for (position, index) in (0_u16..).zip(&entity.indexes) {
        let exprs = index.parts.iter().map(|part| &part.value);
        let exprs = exprs.filter(|value| !matches!(value.kind, Kind::Column(_))).chain(&index.filter);
        if exprs.clone().next().is_some() {
            checks.ask(INDEX, index.extent, position, &Reads::of(exprs, deleted));
        }
    }
    let searched = entity.search.iter().flat_map(|search| &search.columns);
    for (position, (column, _)) in (0_u16..).zip(searched) {
        checks.ask(SEARCHED_COLUMN, column.span, position, &Reads::columns([column.index]));
    }
    for (position, access) in (0_u16..).zip(&entity.accesses) {
        let values = access.filter.iter().map(|condition| &condition.value);
        let values = values.chain(access.order.iter().map(|order| &order.part.value));
        let exprs = values.filter(|value| !matches!(value.kind, Kind::Column(_)));
        if exprs.clone().next().is_some() {
            checks.ask(ACCESS, access.extent, position, &Reads::of(exprs, deleted));
        }
    }
    for (position, check) in (0_u16..).zip(&entity.checks) {
        checks.ask(CHECK, check.extent, position, &Reads::of([&check.expr], deleted));
    }
}

/// The place of the column's name.
fn place(column: &Column) -> Span {
    column.ident.span()
}
