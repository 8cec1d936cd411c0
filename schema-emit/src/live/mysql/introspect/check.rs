//! Checks.

use std::collections::BTreeMap;

use super::{
    Found, IntrospectError, Name, ObjectId, Server, Session, Table, doubt::Doubt, observed, select, table,
};
use crate::{
    catalog::{Check, ColumnType},
    live::mysql::{product::Checks, query::known, text},
};

const SUBJECT: &str = "checks";

pub(super) fn read<S: Server>(
    server: &mut S,
    session: &Session,
    found: &mut Found,
) -> Result<(), IntrospectError<S::Error>> {
    let Checks { table, level } = session.product.checks;
    let columns = [table.unwrap_or("NULL"), "constraint_name", "check_clause", level];
    let from = "FROM information_schema.check_constraints WHERE constraint_schema = DATABASE()";
    let owners = if table.is_none() { owners(server)? } else { BTreeMap::new() };
    let mut rows = select(server, SUBJECT, columns, from)?;
    rows.sort();
    for [table, name, clause, level] in rows {
        let (name, clause) = (known(name, SUBJECT)?, known(clause, SUBJECT)?);
        let owner = owners.get(&name);
        let table = known(table.or_else(|| owner.map(|owner| owner.table.clone())), SUBJECT)?;
        let Some(of) = found.table(&table, SUBJECT)? else { continue };
        let is_of_column = level.as_deref() == Some("Column");
        if is_of_column && session.product.has_json_as_text && is_json(of, &name, &clause) {
            continue;
        }
        let name = if is_of_column { of_column(&name) } else { name };
        let has_lost = (session.product.has_lost)(&clause);
        of.checks.push(Check { name: name.clone().into(), definition: observed(session, clause) });
        if has_lost {
            found.doubts.insert(Doubt::Table(table.clone()));
        }
        if owner.is_some_and(|owner| !owner.is_enforced) {
            found.unheld(ObjectId::Check(Name::new(table), name.into()), "it is not enforced");
        }
    }
    Ok(())
}

/// Whose a check is, where names of checks are unique in a database.
struct Owner {
    table: String,
    is_enforced: bool,
}

/// By the names of the checks. Joined here: MySQL takes a minute to join the checks of a thousand tables.
fn owners<S: Server>(server: &mut S) -> Result<BTreeMap<String, Owner>, IntrospectError<S::Error>> {
    let from = "FROM information_schema.table_constraints \
                WHERE table_schema = DATABASE() AND constraint_type = 'CHECK'";
    let mut owners = BTreeMap::new();
    for [table, name, enforced] in
        select(server, SUBJECT, ["table_name", "constraint_name", "enforced"], from)?
    {
        let owner = Owner { table: known(table, SUBJECT)?, is_enforced: enforced.as_deref() != Some("NO") };
        owners.insert(known(name, SUBJECT)?, owner);
    }
    Ok(owners)
}

/// A name for the check of a column, which has none.
pub(super) fn of_column(column: &str) -> String {
    format!("unnamed check of {}", text::name(column))
}

/// Where `json` is a word for text that is a document: the column becomes `json`, and its check is a part of that.
fn is_json(table: &mut Table, column: &str, clause: &str) -> bool {
    let of_table = table::collation(table).map(str::to_owned);
    let Some(column) = table.columns.iter_mut().find(|other| other.name == column) else { return false };
    let is_json = clause == format!("json_valid({})", text::name(&column.name))
        && column.ty == ColumnType::built_in("longtext")
        && column.collation.as_ref().map(|own| own.as_str()).or(of_table.as_deref()) == Some("utf8mb4_bin");
    if is_json {
        column.ty = ColumnType::built_in("json");
        column.collation = None;
    }
    is_json
}
