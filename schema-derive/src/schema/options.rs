//! `#[schema(...)]` → what it says.

use proc_macro2::Ident;
use schema_as_code_core::{
    def::Size,
    dialect::Dialect,
    rules::{self, Level, Stage},
    storage::Driver,
};
use syn::DeriveInput;

use super::{
    Database, Listed,
    naming::{self, Naming},
    target,
};
use crate::{
    diagnostic::{Diagnostic, Faults},
    library,
    meta::{self, Seen},
    parse::{self, ACTIONS, Declaration, NORMAL_FORMS, bare_declarations, comment_of},
    tokens::{Cursor, Item, Shape, text_of},
};

const EXAMPLE: &str = "schema(postgres(\"15\"), driver(sqlx), entities(User, Order))";
const AUDIT: [(&str, &str); 5] = [
    ("timestamps", "timestamps"),
    ("soft_delete", "soft_delete"),
    ("actor", "actor"),
    ("version", "version"),
    ("log", "log"),
];

/// Reads the attributes of the struct; faults are reported.
pub(super) fn read(input: &DeriveInput, faults: &mut Faults) -> Database {
    let mut database = Database {
        ident: input.ident.clone(),
        library: library::default_path(),
        comment: comment_of(&input.attrs),
        targets: Vec::new(),
        driver: None,
        text_length: None,
        decimal: None,
        on_delete: None,
        audit: Vec::new(),
        normal_form: None,
        naming: Naming::default(),
        includes: Vec::new(),
        entities: Vec::new(),
        waivers: Vec::new(),
        given: Vec::new(),
    };
    let mut seen = Seen::new("schema");
    for declaration in bare_declarations(&input.attrs, &["schema"], faults) {
        let Some(list) = declaration.filled_list(EXAMPLE, faults) else { continue };
        for item in list.items() {
            option(&mut database, &item, &mut seen, faults);
        }
    }
    database
}

fn option(database: &mut Database, item: &Item, seen: &mut Seen, faults: &mut Faults) {
    let shape = item.shape();
    let (Shape::Word(name) | Shape::Value(name, _) | Shape::List(name, _)) = &shape else {
        let message = "`schema` takes options";
        faults.push(
            Diagnostic::syntax("malformed_attribute", item.extent(), message)
                .note(format!("valid: {}", meta::options_of("schema").join(", "))),
        );
        return;
    };
    let text = text_of(name);
    // Each rule is waived by an option of its own.
    if text != "waive" && !seen.admits(name, faults) {
        return;
    }
    database.given.push(text.clone());
    match (text.as_str(), &shape) {
        ("crate", Shape::Value(..)) => {
            if let Some(path) = faults.catch(library::path(item)) {
                database.library = path;
            }
        }
        (_, Shape::List(name, group)) => {
            list(database, item, name, &text, &Cursor::from_group(group), faults);
        }
        _ => faults.push(meta::wrong_shape(item.extent(), &text, example(&text))),
    }
}

fn list(database: &mut Database, item: &Item, name: &Ident, text: &str, list: &Cursor, faults: &mut Faults) {
    if let Some(dialect) = Dialect::from_name(text) {
        database.targets.extend(target::read(dialect, name, list, faults));
        return;
    }
    match text {
        "driver" => {
            let drivers = Driver::ALL.map(|driver| (driver.name(), driver));
            let driver = faults.catch(meta::choice(list, "driver", name.span(), &drivers));
            database.driver = driver.map(|driver| (driver, list.span()));
        }
        "types" => types(database, list, name, faults),
        "on_delete" => {
            database.on_delete = faults.catch(meta::choice(list, "on_delete", name.span(), &ACTIONS));
        }
        "normal_form" => {
            database.normal_form =
                faults.catch(meta::choice(list, "normal_form", name.span(), &NORMAL_FORMS));
        }
        "audit" => audit(database, list, name, faults),
        "naming" => database.naming = naming::read(list, name, faults),
        "include" => {
            database.includes = paths(list, name, "include", faults);
            includes_itself(database, faults);
        }
        "entities" => database.entities = paths(list, name, "entities", faults),
        "waive" => {
            let declaration =
                Declaration { name: name.clone(), arguments: Some(list.clone()), extent: item.extent() };
            let waiver = parse::waive(&declaration, faults);
            faults.push_some(waiver.as_ref().and_then(|waiver| waived_in_vain(waiver.rule, name)));
            database.waivers.extend(waiver);
        }
        _ => faults.push(meta::wrong_shape(item.extent(), text, example(text))),
    }
}

/// A rule that no schema is asked about: the entity is refused before it is listed.
fn waived_in_vain(rule: &str, at: &Ident) -> Option<Diagnostic> {
    const ASKED_AGAIN: [&str; 6] = [
        "missing_audit_field",
        "unique_beside_soft_delete",
        "partial_dependency",
        "transitive_dependency",
        "non_key_determinant",
        "independent_facts",
    ];
    let known = rules::find(rule).filter(|rule| rule.level == Level::Error)?;
    let is_earlier = matches!(known.stage, Stage::Entity | Stage::Relation) && !ASKED_AGAIN.contains(&rule);
    is_earlier.then(|| {
        let message = format!("`{rule}` is checked where an entity is declared, before any schema lists it");
        let help = format!("put `#[waive({rule}, reason = \"…\")]` on each entity that it is about");
        Diagnostic::syntax("misplaced_attribute", at, message).help(help)
    })
}

fn example(option: &str) -> &'static str {
    match option {
        "postgres" => "postgres(\"15\")",
        "mysql" => "mysql(\"8.0\")",
        "mariadb" => "mariadb(\"10.11\")",
        "sqlite" => "sqlite(\"3.40\", test)",
        "driver" => "driver(sqlx)",
        "types" => "types(String(255), Decimal(10, 2))",
        "on_delete" => "on_delete(restrict)",
        "audit" => "audit(timestamps)",
        "normal_form" => "normal_form(third)",
        "naming" => naming::EXAMPLE,
        "include" => "include(Catalog, sales::Sales)",
        "entities" => "entities(User, sales::Order)",
        "waive" => "waive(rule_id, reason = \"…\")",
        _ => "crate = ::path::to::library",
    }
}

/// `types(String(255), Decimal(10, 2))`: the length and the digits of columns that say none.
fn types(database: &mut Database, list: &Cursor, name: &Ident, faults: &mut Faults) {
    let items = list.items();
    if items.is_empty() {
        faults.push(meta::wrong_shape(name, "types", example("types")));
    }
    let mut seen = Seen::new("types");
    for item in items {
        let (name, arguments) = match item.shape() {
            Shape::Word(name) | Shape::Value(name, _) => (name, None),
            Shape::List(name, group) => (name, Some(Cursor::from_group(&group))),
            Shape::Other => {
                faults.push(meta::wrong_shape(item.extent(), "types", example("types")));
                continue;
            }
        };
        if !seen.admits(&name, faults) {
            continue;
        }
        match (text_of(&name).as_str(), arguments) {
            ("String", Some(length)) => {
                database.text_length = faults.catch(meta::integer(&length, "String", 1, 10_485_760));
            }
            ("Decimal", Some(_)) => {
                if let Some(Size::Decimal { precision, scale }) =
                    faults.catch(parse::decimal(&item, "Decimal"))
                {
                    database.decimal = Some((precision, scale));
                }
            }
            (text, _) => {
                let example = if text == "String" { "String(255)" } else { "Decimal(10, 2)" };
                faults.push(meta::wrong_shape(item.extent(), text, example));
            }
        }
    }
}

/// `audit(timestamps, soft_delete, actor, version, log)`: of every entity.
fn audit(database: &mut Database, list: &Cursor, name: &Ident, faults: &mut Faults) {
    let items = list.items();
    if items.is_empty() {
        faults.push(meta::wrong_shape(name, "audit", example("audit")));
    }
    for item in items {
        let Some(role) = faults.catch(meta::choice(&item.cursor(), "audit", name.span(), &AUDIT)) else {
            continue;
        };
        if database.audit.contains(&role) {
            let message = format!("`{role}` is given twice in `audit`");
            let fault = Diagnostic::syntax("malformed_attribute", item.extent(), message);
            faults.push(fault.help("keep one of them"));
            continue;
        }
        database.audit.push(role);
    }
}

/// The paths in `entities(…)` and `include(…)`, each once.
fn paths(list: &Cursor, name: &Ident, option: &str, faults: &mut Faults) -> Vec<Listed> {
    let mut paths: Vec<Listed> = Vec::new();
    let items = list.items();
    if items.is_empty() {
        faults.push(meta::wrong_shape(name, option, example(option)));
    }
    for item in items {
        let mut cursor = item.cursor();
        let Some((path, text, extent)) = meta::path(&mut cursor).filter(|_| cursor.is_empty()) else {
            let message = format!("`{option}` takes the paths of structs");
            let fault = Diagnostic::syntax("malformed_attribute", item.extent(), message);
            faults.push(fault.help(format!("write `{}`", example(option))));
            continue;
        };
        if paths.iter().any(|listed| listed.text == text) {
            let message = format!("`{text}` is listed twice in `{option}`");
            let fault = Diagnostic::syntax("malformed_attribute", extent, message);
            faults.push(fault.help("keep one of them"));
            continue;
        }
        paths.push(Listed { path, text, extent });
    }
    paths
}

/// A schema that includes itself would be a cycle of constants: rustc would say so, and not why.
fn includes_itself(database: &mut Database, faults: &mut Faults) {
    let own = text_of(&database.ident);
    database.includes.retain(|included| {
        if included.text != own && included.text != "Self" {
            return true;
        }
        let message = format!("`{own}` includes itself");
        let fault = Diagnostic::syntax("contradicting_attributes", included.extent, message);
        faults.push(fault.help("leave it out: what it lists is in it"));
        false
    });
}
