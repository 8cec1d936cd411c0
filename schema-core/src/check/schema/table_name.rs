//! Names of tables that only the schema's naming makes too long.

use super::{FaultKind, Finding, walk::Faults};
use crate::{
    check::message::Message,
    def::{EntityDef, NamingDef, SchemaDef, Site},
    dialect::{Dialect, NameLimit},
    rules,
};

/// Finds a name that grew too long: what the struct alone says has been measured by the derive.
pub(super) const fn find(schema: &SchemaDef, entity: &EntityDef, faults: Faults) -> Faults {
    if schema.conventions.naming.prefix.is_empty() || too_long(&schema.conventions.naming, entity).is_none() {
        return faults;
    }
    faults.with(Finding::new(Site::Entity, FaultKind::TableNameTooLong))
}

/// The first dialect that cuts the name, and where. As in the derive, every dialect counts: a schema has the
/// same names everywhere.
const fn too_long(naming: &NamingDef, entity: &EntityDef) -> Option<(Dialect, usize)> {
    let bytes = naming.table_of(entity).len();
    let mut i = 0;
    while i < Dialect::ALL.len() {
        // Bytes bound characters from above, and the smallest limit is one of bytes.
        if let NameLimit::Bytes(limit) = Dialect::ALL[i].name_limit()
            && bytes > limit
        {
            return Some((Dialect::ALL[i], limit));
        }
        i += 1;
    }
    None
}

pub(super) const fn describe(schema: &SchemaDef, entity: &EntityDef) -> Message {
    let naming = &schema.conventions.naming;
    let name = naming.table_of(entity);
    let message = Message::of_rule(rules::NAME_TOO_LONG.id).text("the table of ").name(entity.name);
    let message = message.text(" is `").text(name.prefix).text(name.stem).text("` in ").name(schema.name);
    let message = message.text(", which has ").number(name.len() as i128).text(" bytes");
    let message = match too_long(naming, entity) {
        Some((dialect, limit)) => {
            message.text("; ").text(dialect.product()).text(" cuts names at ").number(limit as i128)
        }
        None => message,
    };
    message.help("say a shorter one, which gets no prefix: `#[entity(table = \"…\")]`")
}
