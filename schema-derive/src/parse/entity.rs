//! The struct as a whole.

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use schema_as_code_core::def::NormalForm;
use syn::{Attribute, Data, DeriveInput, Field, Fields, spanned::Spanned};

use super::{
    access, audit, check, column, comment_of, declaration,
    declaration::{Declaration, bare_declarations},
    dependency, foreign, generated, index, relation, search, unique,
};
use crate::{
    ast::{Audit, Column, Entity, Key, Name},
    diagnostic::{Diagnostic, Faults},
    library,
    meta::{self, Seen},
    naming,
    scope::Scope,
    tokens::{Cursor, Extent, Item, Shape, text_of},
};

const ON_STRUCT: [&str; 11] = [
    "index",
    "unique",
    "search",
    "access",
    "check",
    "determines",
    "relation",
    "audit",
    "snapshot",
    "denormalized",
    "waive",
];
const ON_FIELD: [&str; 5] = ["key", "column", "relation", "check", "generated"];
/// Every attribute but `entity`, which may hold them.
const ALL: [&str; 14] = [
    "key",
    "column",
    "relation",
    "check",
    "generated",
    "index",
    "unique",
    "search",
    "access",
    "determines",
    "audit",
    "snapshot",
    "denormalized",
    "waive",
];

/// The normal forms, by the words that attributes use.
pub(crate) const NORMAL_FORMS: [(&str, NormalForm); 5] = [
    ("first", NormalForm::First),
    ("second", NormalForm::Second),
    ("third", NormalForm::Third),
    ("bcnf", NormalForm::BoyceCodd),
    ("fourth", NormalForm::Fourth),
];

/// What `#[entity(...)]` says about the struct, and every other attribute of the struct.
#[derive(Debug)]
struct Header {
    library: TokenStream,
    table: Option<Name>,
    namespace: Option<Name>,
    normal_form: Option<NormalForm>,
    requirements: Vec<Name>,
    is_namespaced: bool,
    declarations: Vec<Declaration>,
}

/// Reads a struct. The library's path is returned even when the item is no struct with named fields.
pub(crate) fn entity(input: &DeriveInput, faults: &mut Faults) -> (TokenStream, Option<Entity>) {
    let header = header(input, faults);
    let library = header.library.clone();
    let entity = faults.catch(named_fields(input)).map(|fields| body(input, header, &fields, faults));
    (library, entity)
}

fn header(input: &DeriveInput, faults: &mut Faults) -> Header {
    let mut header = Header {
        library: library::default_path(),
        table: None,
        namespace: None,
        normal_form: None,
        requirements: Vec::new(),
        is_namespaced: false,
        declarations: Vec::new(),
    };
    let mut seen = Seen::new("entity");
    for declaration in bare_declarations(&input.attrs, &["entity"], faults) {
        let (nested, options) = declaration::nested_declarations(&declaration.list(), &ALL);
        header.declarations.extend(nested);
        for option in options {
            header_option(&mut header, &option, &mut seen, faults);
        }
    }
    if !header.is_namespaced {
        header.declarations.extend(bare_declarations(&input.attrs, &ALL, faults));
    }
    header
}

fn header_option(header: &mut Header, option: &Item, seen: &mut Seen, faults: &mut Faults) {
    let shape = option.shape();
    let (Shape::Word(name) | Shape::Value(name, _) | Shape::List(name, _)) = &shape else {
        let message = "`entity` takes options and the other attributes";
        faults.push(Diagnostic::syntax("malformed_attribute", option.extent(), message));
        return;
    };
    if !seen.admits(name, faults) {
        return;
    }
    match (text_of(name).as_str(), &shape) {
        ("table", Shape::Value(_, value)) => header.table = faults.catch(meta::name(value, "table")),
        ("in_schema", Shape::Value(_, value)) => {
            header.namespace = faults.catch(meta::name(value, "in_schema"));
        }
        ("namespaced", Shape::Word(_)) => header.is_namespaced = true,
        ("crate", Shape::Value(..)) => {
            if let Some(path) = faults.catch(library::path(option)) {
                header.library = path;
            }
        }
        ("normal_form", Shape::List(_, group)) => {
            let list = Cursor::from_group(group);
            header.normal_form =
                faults.catch(meta::choice(&list, "normal_form", group.span(), &NORMAL_FORMS));
        }
        ("requirement", Shape::List(_, group)) => {
            for item in Cursor::from_group(group).items() {
                header.requirements.extend(faults.catch(meta::name(&item.cursor(), "requirement")));
            }
        }
        (text, _) => {
            let example = match text {
                "table" => "table = \"users\"",
                "in_schema" => "in_schema = \"auth\"",
                "namespaced" => "namespaced",
                "crate" => "crate = ::path::to::library",
                "normal_form" => "normal_form(bcnf)",
                _ => "requirement(\"ORD-1\")",
            };
            faults.push(meta::wrong_shape(option.extent(), text, example));
        }
    }
}

fn named_fields(input: &DeriveInput) -> Result<Vec<Field>, Diagnostic> {
    let refuse = |message: &str, help: &str| {
        Err(Diagnostic::syntax("unsupported_item", &input.ident, message.to_owned()).help(help))
    };
    let fields = match &input.data {
        Data::Struct(data) => match &data.fields {
            Fields::Named(fields) => &fields.named,
            Fields::Unnamed(_) => {
                return refuse(
                    "an entity has named fields, this struct has none",
                    "name the fields; a newtype that is stored in one column derives `ColumnType`",
                );
            }
            Fields::Unit => return refuse("an entity has columns, this struct has none", "add fields"),
        },
        Data::Enum(_) => {
            return refuse("an enum is no entity", "derive `ColumnEnum` to store it in a column");
        }
        Data::Union(_) => return refuse("a union is no entity", "use a struct"),
    };
    if !input.generics.params.is_empty() {
        return refuse(
            "an entity has no generic parameters: each struct is one table",
            "write one struct for each table, with owned types",
        );
    }
    if fields.is_empty() {
        return refuse("an entity has columns, this struct has none", "add fields");
    }
    Ok(fields.iter().cloned().collect())
}

/// A field, before its attributes are understood.
struct FieldInput<'a> {
    ident: &'a Ident,
    field: &'a Field,
    declarations: Vec<Declaration>,
}

fn body(input: &DeriveInput, header: Header, fields: &[Field], faults: &mut Faults) -> Entity {
    let inputs: Vec<FieldInput<'_>> =
        fields.iter().filter_map(|field| field_input(field, header.is_namespaced, faults)).collect();
    let (skipped, kept): (Vec<_>, Vec<_>) =
        inputs.into_iter().partition(|input| column::is_skipped(&input.declarations));
    let scope = Scope::new(
        input.ident.to_string(),
        kept.iter().map(|input| text_of(input.ident)).collect(),
        skipped.iter().map(|input| text_of(input.ident)).collect(),
    );
    for input in &skipped {
        column::report_beside_skip(&input.declarations, faults);
    }
    let names = foreign::names_of(&input.attrs);
    let singular = header.table.is_none().then(|| naming::snake_case(&text_of(&input.ident)));
    let table = header.table.unwrap_or_else(|| Name {
        value: naming::table_name(&text_of(&input.ident)),
        span: input.ident.span(),
    });
    let mut entity = Entity {
        ident: input.ident.clone(),
        visibility: input.vis.to_token_stream(),
        library: header.library,
        table,
        singular,
        namespace: header.namespace,
        comment: comment_of(&input.attrs),
        columns: Vec::new(),
        relations: Vec::new(),
        uniques: Vec::new(),
        indexes: Vec::new(),
        checks: Vec::new(),
        search: None,
        accesses: Vec::new(),
        audit: Audit::default(),
        dependencies: Vec::new(),
        no_dependencies: None,
        copies: Vec::new(),
        normal_form: header.normal_form,
        waivers: Vec::new(),
        requirements: header.requirements,
        foreign_names: names.tables.clone(),
        is_namespaced: header.is_namespaced,
        skipped_types: skipped.iter().map(|input| input.field.ty.clone()).collect(),
        declarations: Vec::new(),
        foreign_attributes: foreign_attributes(&input.attrs, header.is_namespaced),
    };
    for input in kept {
        field_declarations(&mut entity, input, &names, &scope, faults);
    }
    for declaration in &header.declarations {
        struct_declaration(&mut entity, declaration, &scope, faults);
    }
    entity.declarations = header.declarations;
    entity
}

fn field_input<'a>(field: &'a Field, is_namespaced: bool, faults: &mut Faults) -> Option<FieldInput<'a>> {
    let ident = field.ident.as_ref()?;
    if let Some((equals, value)) = &field.default {
        let extent = Extent { first: equals.span(), last: value.span() };
        let fault = Diagnostic::syntax("malformed_attribute", extent, "a field's default value is not read");
        faults.push(fault.help("say the column's default with `#[column(default = …)]`"));
    }
    let mut declarations = Vec::new();
    for declaration in bare_declarations(&field.attrs, &["entity"], faults) {
        let (nested, others) = declaration::nested_declarations(&declaration.list(), &ALL);
        declarations.extend(nested);
        for other in others {
            faults.push(misplaced_option(&other));
        }
    }
    if !is_namespaced {
        declarations.extend(bare_declarations(&field.attrs, &ALL, faults));
    }
    Some(FieldInput { ident, field, declarations })
}

fn misplaced_option(item: &Item) -> Diagnostic {
    match item.shape() {
        Shape::Word(name) | Shape::Value(name, _) | Shape::List(name, _) => {
            let text = text_of(&name);
            if meta::options_of("entity").contains(&text.as_str()) {
                return Diagnostic::syntax(
                    "misplaced_attribute",
                    &name,
                    format!("`{text}` belongs on the struct, not on a field"),
                );
            }
            meta::unknown(&name, "attribute in `entity` on a field:", &text, &ON_FIELD)
        }
        Shape::Other => Diagnostic::syntax(
            "malformed_attribute",
            item.extent(),
            "`entity` on a field takes the other attributes",
        ),
    }
}

fn field_declarations(
    entity: &mut Entity,
    input: FieldInput<'_>,
    names: &foreign::Names,
    scope: &Scope,
    faults: &mut Faults,
) {
    let Some(this) = scope.column(input.ident, faults) else { return };
    let field = text_of(input.ident);
    let mut parts = column::Parts::default();
    let mut key = None;
    let mut generated = None;
    let mut seen: Vec<String> = Vec::new();
    for declaration in &input.declarations {
        let keyword = declaration.keyword();
        if seen.contains(&keyword) && !["check", "column"].contains(&keyword.as_str()) {
            let message = format!("`{keyword}` is given twice on `{field}`");
            let fault = Diagnostic::syntax("malformed_attribute", declaration.extent, message);
            faults.push(fault.help("keep one of them"));
            continue;
        }
        match keyword.as_str() {
            "key" => key = parse_key(declaration, faults),
            "column" => column::column(declaration, &mut parts, &this, scope, faults),
            "relation" => entity.relations.extend(relation::on_field(declaration, &this, scope, faults)),
            "check" => entity.checks.extend(check::on_field(declaration, &this, scope, faults)),
            "generated" => generated = generated::on_field(declaration, scope, faults),
            _ => faults.push(struct_only(declaration, &keyword, &field)),
        }
        seen.push(keyword);
    }
    entity.uniques.extend(parts.unique);
    entity.indexes.extend(parts.index);
    entity.columns.push(Column {
        ident: input.ident.clone(),
        visibility: input.field.vis.to_token_stream(),
        name: parts
            .options
            .name
            .clone()
            .unwrap_or_else(|| Name { value: field.clone(), span: input.ident.span() }),
        foreign_names: names.columns(input.ident, &input.field.attrs),
        audit_role: parts.options.role.of(&field),
        field,
        ty: input.field.ty.clone(),
        comment: comment_of(&input.field.attrs),
        key,
        generated,
        options: parts.options,
        declarations: input.declarations,
        foreign_attributes: foreign_attributes(&input.field.attrs, entity.is_namespaced),
    });
}

fn foreign_attributes(attributes: &[Attribute], is_namespaced: bool) -> Vec<Attribute> {
    let is_ours = |attribute: &Attribute| {
        let name = attribute.path().get_ident().map(text_of);
        name.is_some_and(|name| name == "entity" || !is_namespaced && ALL.contains(&name.as_str()))
    };
    attributes.iter().filter(|attribute| !is_ours(attribute)).cloned().collect()
}

fn parse_key(declaration: &Declaration, faults: &mut Faults) -> Option<Key> {
    let mut key = Key { extent: declaration.extent, is_identity: false };
    let mut seen = Seen::new("key");
    for item in declaration.list().items() {
        match item.shape() {
            Shape::Word(name) => key.is_identity |= seen.admits(&name, faults),
            _ => faults.push(meta::wrong_shape(item.extent(), "key", "#[key(identity)]")),
        }
    }
    Some(key)
}

/// An attribute of the struct that was written on the field.
fn struct_only(declaration: &Declaration, keyword: &str, field: &str) -> Diagnostic {
    let message = format!("`{keyword}` belongs on the struct, not on a field");
    let fault = Diagnostic::syntax("misplaced_attribute", declaration.extent, message);
    match keyword {
        "unique" | "index" => fault
            .help(format!("write `#[column({keyword})]` here, or `#[{keyword}({field})]` above the struct")),
        _ => fault.note(format!("on a field: {}", ON_FIELD.join(", "))),
    }
}

fn struct_declaration(entity: &mut Entity, declaration: &Declaration, scope: &Scope, faults: &mut Faults) {
    match declaration.keyword().as_str() {
        "index" => entity.indexes.extend(index::on_struct(declaration, scope, faults)),
        "unique" => entity.uniques.extend(unique::on_struct(declaration, scope, faults)),
        "search" => search::search(declaration, &mut entity.search, scope, faults),
        "access" => entity.accesses.extend(access::access(declaration, scope, faults)),
        "check" => entity.checks.extend(check::on_struct(declaration, scope, faults)),
        "relation" => entity.relations.extend(relation::on_struct(declaration, scope, faults)),
        "audit" => audit::audit(declaration, &mut entity.audit, scope, faults),
        "determines" => dependency::determines(declaration, entity, scope, faults),
        "snapshot" => entity.copies.extend(dependency::snapshot(declaration, scope, faults)),
        "denormalized" => entity.copies.extend(dependency::denormalized(declaration, scope, faults)),
        "waive" => entity.waivers.extend(dependency::waive(declaration, faults)),
        keyword => {
            let message = format!("`{keyword}` belongs on a field, not on the struct");
            let fault = Diagnostic::syntax("misplaced_attribute", declaration.extent, message);
            faults.push(fault.note(format!("on the struct: entity, {}", ON_STRUCT.join(", "))));
        }
    }
}
