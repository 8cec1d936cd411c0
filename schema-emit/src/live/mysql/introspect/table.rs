//! Tables and views, by their names.

use super::{ForeignKind, Found, IntrospectError, Name, ObjectId, Server, Table, select};
use crate::{
    catalog::{TableOption, Text},
    live::{
        introspection::is_runner_table,
        mysql::query::{filled, known},
    },
};

const SUBJECT: &str = "tables";

pub(super) fn read<S: Server>(server: &mut S, found: &mut Found) -> Result<(), IntrospectError<S::Error>> {
    let columns =
        ["table_name", "table_type", "engine", "table_collation", "create_options", "table_comment"];
    let mut rows =
        select(server, SUBJECT, columns, "FROM information_schema.tables WHERE table_schema = DATABASE()")?;
    rows.sort();
    for [name, kind, engine, collation, options, comment] in rows {
        let (name, kind) = (known(name, SUBJECT)?, known(kind, SUBJECT)?);
        let foreign = match kind.as_str() {
            "VIEW" => {
                found.views.insert(name, Vec::new());
                continue;
            }
            // Of this session alone.
            "TEMPORARY" => continue,
            "BASE TABLE" | "SYSTEM VERSIONED" => is_runner_table(&name).then_some(ForeignKind::Runner),
            "SEQUENCE" => Some(ForeignKind::Sequence),
            _ => Some(ForeignKind::Table),
        };
        if let Some(kind) = foreign {
            found.foreign_tables.insert(name.clone());
            found.foreign(kind, name);
            continue;
        }
        let id = Name::new(name.clone());
        let table = Table {
            comment: filled(comment).map(Text::from),
            options: table_options(engine, collation),
            ..Table::new(id.clone())
        };
        if kind == "SYSTEM VERSIONED" {
            found.unheld(ObjectId::Table(id.clone()), "it keeps its history");
        }
        // Partitions have a list of their own.
        let options = options.unwrap_or_default().replace("partitioned", "");
        if !options.trim().is_empty() {
            found.unheld(ObjectId::Table(id), format!("it says `{}`", options.trim()));
        }
        found.places.insert(name, found.introspection.catalog.tables.len());
        found.introspection.catalog.tables.push(table);
    }
    Ok(())
}

fn table_options(engine: Option<String>, collation: Option<String>) -> Vec<TableOption> {
    let mut options: Vec<TableOption> =
        engine.into_iter().map(|engine| TableOption::Engine(engine.into())).collect();
    if let Some(collation) = collation {
        // A collation begins with its character set.
        let set = collation.split('_').next().unwrap_or(&collation).to_owned();
        options.extend([TableOption::CharacterSet(set.into()), TableOption::Collation(collation.into())]);
    }
    options
}

/// The collation of what says none.
pub(super) fn collation(table: &Table) -> Option<&str> {
    table.options.iter().find_map(|option| match option {
        TableOption::Collation(collation) => Some(collation.as_str()),
        _ => None,
    })
}
