//! Views.

use std::collections::BTreeSet;

use super::{Found, IntrospectError, Name, ObjectId, Server, Session, misunderstood, select, shown, text};
use crate::{
    catalog::{Definition, View},
    live::mysql::query::{filled, known},
};

const SUBJECT: &str = "views";

pub(super) fn read<S: Server>(
    server: &mut S,
    session: &Session,
    found: &mut Found,
) -> Result<(), IntrospectError<S::Error>> {
    let columns =
        ["table_name", "view_definition", "check_option", "security_type", session.product.view_algorithm];
    let from = "FROM information_schema.views WHERE table_schema = DATABASE()";
    let mut rows = select(server, SUBJECT, columns, from)?;
    rows.sort();
    for [name, query, check, security, algorithm] in rows {
        let name = known(name, SUBJECT)?;
        let hidden = || {
            misunderstood(SUBJECT, format!("the text of `{name}` is hidden; the account lacks `SHOW VIEW`"))
        };
        let mut query = filled(query).ok_or_else(hidden)?;
        // Characters of four bytes are listed as this one.
        if query.contains('?') {
            query = shown::view(server, &name)?;
        }
        let query = text::without_database(&query, &session.database);
        let columns: Vec<String> =
            found.views.get(&name).into_iter().flatten().map(|column| text::name(column)).collect();
        let mut definition = format!(
            "{}, as the {} may ({}) as {query}",
            algorithm.unwrap_or_default(),
            security.unwrap_or_default().to_lowercase(),
            columns.join(", "),
        );
        if let Some(check) = check.filter(|check| check != "NONE") {
            definition.push_str(&format!(" with {} check option", check.to_lowercase()));
        }
        let tables: BTreeSet<String> = text::names(&query).collect();
        let tables = tables.into_iter().filter(|name| found.places.contains_key(name));
        let depends_on = tables.map(|table| ObjectId::Table(Name::new(table))).collect();
        let view =
            View { name: Name::new(name), definition: Definition::Observed(definition.into()), depends_on };
        found.introspection.catalog.views.push(view);
    }
    Ok(())
}
