//! `show Order`: which entity is meant, and what is printed of it.

use schema_as_code_core::{
    def::{EntityDef, SchemaDef},
    dialect::Dialect,
};

use super::{
    arguments::{Misuse, command_name},
    suggestion::{listed, nearest},
};
use crate::{
    build::EmitError,
    line::one_line,
    show::{declaration, sql},
};

/// An entity of a schema, and the dialects in which it is shown.
#[derive(Debug)]
pub(super) struct Shown {
    schema: &'static SchemaDef,
    entity: &'static EntityDef,
    dialects: Vec<Dialect>,
}

impl Shown {
    /// The one entity of `schemas` that `name` names: by its struct, the end of its struct's path, or its table.
    pub(super) fn find(
        schemas: &[&'static SchemaDef],
        dialects: Vec<Dialect>,
        name: &str,
    ) -> Result<Self, Misuse> {
        let all =
            schemas.iter().flat_map(|&schema| schema.entities.iter().map(move |&entity| (schema, entity)));
        let named: Vec<_> = all.clone().filter(|(_, entity)| is_called(entity, name)).collect();
        let found = if named.is_empty() {
            all.clone().filter(|(schema, entity)| has_table(schema, entity, name)).collect()
        } else {
            named
        };
        match found[..] {
            [(schema, entity)] => Ok(Self { schema, entity, dialects }),
            [] => Err(unknown(name, all)),
            _ => Err(ambiguous(name, &found)),
        }
    }

    /// The struct, and its SQL for each target.
    pub(super) fn text(&self) -> Result<String, EmitError> {
        let Self { schema, entity, dialects } = self;
        let mut text = declaration(schema, entity);
        for target in schema.targets.iter().filter(|target| dialects.contains(&target.dialect)) {
            let sql = sql(schema, entity, target).map_err(|source| EmitError::Script {
                schema: schema.name,
                dialect: target.dialect,
                source: Box::new(source),
            })?;
            text.push('\n');
            text.push_str(&sql);
        }
        Ok(text)
    }
}

/// Whether `name` is the struct's name or the end of its path: `Order`, `sales::Order`.
fn is_called(entity: &EntityDef, name: &str) -> bool {
    let path = path(entity);
    path == name || path.strip_suffix(name).is_some_and(|before| before.ends_with("::"))
}

fn path(entity: &EntityDef) -> String {
    format!("{}::{}", entity.module, entity.name)
}

fn has_table(schema: &SchemaDef, entity: &EntityDef, name: &str) -> bool {
    schema.conventions.table_of(entity).to_string() == name
}

fn unknown<'s>(name: &str, all: impl Iterator<Item = (&'s SchemaDef, &'s EntityDef)>) -> Misuse {
    let names: Vec<&str> = all.map(|(_, entity)| entity.name).collect();
    let help = match nearest(name, names.iter().copied()) {
        Some(meant) => format!("did you mean `{}`?", one_line(meant)),
        None => {
            let mut names: Vec<String> = names.into_iter().map(one_line).collect();
            names.sort();
            names.dedup();
            format!("the entities are {}", listed(names.iter().map(String::as_str)))
        }
    };
    Misuse::new(format!("no entity is called `{}`", one_line(name)), help)
}

fn ambiguous(name: &str, found: &[(&'static SchemaDef, &'static EntityDef)]) -> Misuse {
    let (first, _) = found[0];
    let name = one_line(name);
    if found.iter().all(|(schema, _)| std::ptr::eq(*schema, first)) {
        let paths: Vec<String> = found.iter().map(|(_, entity)| one_line(&path(entity))).collect();
        let message = format!("`{name}` is the name of {}", listed(paths.iter().map(String::as_str)));
        return Misuse::new(message, format!("write more of its path: `show {}`", paths[0]));
    }
    let mut schemas: Vec<String> = found.iter().map(|(schema, _)| command_name(schema)).collect();
    schemas.dedup();
    let message = format!("`{name}` is in the schemas {}", listed(schemas.iter().map(String::as_str)));
    Misuse::new(message, format!("say which: `--schema {}`", schemas[0]))
}
