//! A database as a catalog.

mod check;
mod column;
mod column_type;
mod doubt;
mod extra;
mod foreign_key;
mod index;
mod other;
mod partition;
mod table;
mod trigger;
mod view;

use std::collections::{BTreeMap, BTreeSet};

use super::{
    query::{misunderstood, select},
    session::{self, Session},
    shown, text,
};
use crate::{
    catalog::{Catalog, Definition, Name, ObjectId, Table},
    live::{ForeignKind, ForeignObject, IntrospectError, Introspection, Server},
};

/// Reads what the current database of `server` holds, other databases are left alone.
///
/// Everything that the account may see is read, and it sees triggers and the text of views only where it has the
/// privileges `TRIGGER` and `SHOW VIEW`. The session gets an empty `sql_mode` meanwhile, and its own back.
///
/// # Errors
/// When the server does not answer, or in a way that is not understood; when the connection has no current database, or
/// answers in another character set than `utf8mb4`. Nothing is skipped.
///
/// # Example
/// ```
/// use schema_as_code_emit::live::{IntrospectError, Introspection, Server, mysql};
///
/// fn number_of_tables<S: Server>(shop: &mut S) -> Result<usize, IntrospectError<S::Error>> {
///     let Introspection { catalog, .. } = mysql::introspect(shop)?;
///     Ok(catalog.tables.len())
/// }
/// ```
pub fn introspect<S: Server>(server: &mut S) -> Result<Introspection, IntrospectError<S::Error>> {
    session::within(server, |server, session| {
        let mut found = Found::new(session);
        table::read(server, &mut found)?;
        column::read(server, session, &mut found)?;
        index::read(server, session, &mut found)?;
        check::read(server, session, &mut found)?;
        foreign_key::read(server, session, &mut found)?;
        partition::read(server, &mut found)?;
        doubt::resolve(server, session, &mut found)?;
        trigger::read(server, session, &mut found)?;
        view::read(server, session, &mut found)?;
        other::read(server, &mut found)?;
        Ok(found.into_introspection())
    })
}

/// What was read so far.
struct Found {
    introspection: Introspection,
    /// The places of the tables in the catalog, by their names.
    places: BTreeMap<String, usize>,
    /// The columns of the views.
    views: BTreeMap<String, Vec<String>>,
    /// Tables of others, whose parts are theirs.
    foreign_tables: BTreeSet<String>,
    /// What the lists do not tell.
    doubts: BTreeSet<doubt::Doubt>,
}

impl Found {
    fn new(session: &Session) -> Self {
        Self {
            introspection: Introspection::new(Catalog::empty(session.product.dialect, session.version)),
            places: BTreeMap::new(),
            views: BTreeMap::new(),
            foreign_tables: BTreeSet::new(),
            doubts: BTreeSet::new(),
        }
    }

    /// The table called `name`; `None` where it is another's.
    fn table<E: std::error::Error>(
        &mut self,
        name: &str,
        subject: &'static str,
    ) -> Result<Option<&mut Table>, IntrospectError<E>> {
        match self.places.get(name) {
            Some(&place) => Ok(self.introspection.catalog.tables.get_mut(place)),
            None if self.foreign_tables.contains(name) => Ok(None),
            None => Err(misunderstood(subject, format!("`{name}` is not in the list of tables"))),
        }
    }

    fn unheld(&mut self, object: ObjectId, fact: impl Into<String>) {
        self.introspection.note(&object, [fact.into()]);
    }

    fn foreign(&mut self, kind: ForeignKind, name: String) {
        self.introspection.foreign.push(ForeignObject { kind, name });
    }

    /// In an order of their own: servers list as they please.
    fn into_introspection(self) -> Introspection {
        let mut introspection = self.introspection;
        for table in &mut introspection.catalog.tables {
            table.uniques.sort_by(|one, other| one.name.cmp(&other.name));
            table.indexes.sort_by(|one, other| one.name.cmp(&other.name));
            table.checks.sort_by(|one, other| one.name.cmp(&other.name));
            table.foreign_keys.sort_by(|one, other| one.name.cmp(&other.name));
            table.triggers.sort_by(|one, other| one.name.cmp(&other.name));
        }
        introspection.foreign.sort();
        introspection.unheld.sort();
        introspection
    }
}

/// An expression as it is compared.
fn observed(session: &Session, listed: String) -> Definition {
    let text = (session.product.expression)(listed);
    Definition::Observed(text::without_database(&text, &session.database).into())
}
