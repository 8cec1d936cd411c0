//! Foreign keys.

use std::collections::BTreeMap;

use super::{Found, IntrospectError, Name, ObjectId, Server, Session, misunderstood, select};
use crate::{
    catalog::{Deferral, ForeignKey, List, ReferentialAction},
    live::mysql::query::{known, number},
};

const SUBJECT: &str = "foreign keys";

pub(super) fn read<S: Server>(
    server: &mut S,
    session: &Session,
    found: &mut Found,
) -> Result<(), IntrospectError<S::Error>> {
    let mut keys = keys(server)?;
    let columns = [
        "table_name",
        "constraint_name",
        "ordinal_position",
        "column_name",
        "referenced_table_schema",
        "referenced_table_name",
        "referenced_column_name",
    ];
    let from = "FROM information_schema.key_column_usage \
                WHERE table_schema = DATABASE() AND referenced_table_name IS NOT NULL";
    let mut rows = Vec::new();
    for [table, key, place, rest @ ..] in select(server, SUBJECT, columns, from)? {
        rows.push(((known(table, SUBJECT)?, known(key, SUBJECT)?), number(place, SUBJECT)?, rest));
    }
    rows.sort();
    for (id, _, [column, database, target, referenced]) in rows {
        let missing = || misunderstood(SUBJECT, format!("`{}` of `{}` is in one list only", id.1, id.0));
        let Rules { key, .. } = keys.get_mut(&id).ok_or_else(missing)?;
        key.columns.push(known(column, SUBJECT)?.into());
        key.target_columns.push(known(referenced, SUBJECT)?.into());
        let database = database.filter(|name| *name != session.database);
        key.target = Name::qualified(database, known(target, SUBJECT)?);
    }
    for ((table, name), Rules { key, matching }) in keys {
        if key.columns.is_empty() {
            return Err(misunderstood(SUBJECT, format!("`{name}` of `{table}` has no columns")));
        }
        let Some(of) = found.table(&table, SUBJECT)? else { continue };
        let id = ObjectId::ForeignKey(of.name.clone(), name.into());
        of.foreign_keys.push(key);
        if matching != "NONE" {
            found.unheld(id, format!("it says `MATCH {matching}`"));
        }
    }
    Ok(())
}

/// By table and name.
type Keys = BTreeMap<(String, String), Rules>;

struct Rules {
    key: ForeignKey,
    matching: String,
}

/// The keys, without their columns.
fn keys<S: Server>(server: &mut S) -> Result<Keys, IntrospectError<S::Error>> {
    let columns = ["table_name", "constraint_name", "delete_rule", "update_rule", "match_option"];
    let from = "FROM information_schema.referential_constraints WHERE constraint_schema = DATABASE()";
    let mut keys = BTreeMap::new();
    for [table, name, on_delete, on_update, matching] in select(server, SUBJECT, columns, from)? {
        let name = known(name, SUBJECT)?;
        let key = ForeignKey {
            name: name.clone().into(),
            columns: List::new(),
            target: Name::new(""),
            target_columns: List::new(),
            on_delete: action(on_delete)?,
            on_update: action(on_update)?,
            deferral: Deferral::Immediate,
        };
        let matching = known(matching, SUBJECT)?;
        keys.insert((known(table, SUBJECT)?, name), Rules { key, matching });
    }
    Ok(keys)
}

fn action<E: std::error::Error>(rule: Option<String>) -> Result<ReferentialAction, IntrospectError<E>> {
    let rule = known(rule, SUBJECT)?;
    Ok(match rule.as_str() {
        "NO ACTION" => ReferentialAction::NoAction,
        "RESTRICT" => ReferentialAction::Restrict,
        "CASCADE" => ReferentialAction::Cascade,
        "SET NULL" => ReferentialAction::SetNull,
        "SET DEFAULT" => ReferentialAction::SetDefault,
        _ => return Err(misunderstood(SUBJECT, format!("`{rule}` is no action"))),
    })
}
