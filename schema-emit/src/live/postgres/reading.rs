//! A reading under way: what is asked, and what was found.

use std::collections::BTreeMap;

use schema_as_code_core::dialect::{Dialect, Version};

use super::{
    answer::Answer,
    session::{self, Session},
    sql::literal,
};
use crate::{
    catalog::{Catalog, Name, ObjectId, Table},
    live::{ForeignKind, ForeignObject, IntrospectError, Introspection, Server},
};

/// The oldest version whose catalogs the queries know.
const OLDEST: u32 = 14;

/// A reading under way.
pub(super) struct Reading<'s, S> {
    server: &'s mut S,
    /// `15` of version 15.4.
    version: u32,
    /// The connection's own schema.
    own: String,
    /// The schemas that are read, by their numbers, as SQL.
    schemas: String,
    pub(super) found: Introspection,
    /// Tables by their numbers on the server.
    pub(super) tables: BTreeMap<String, usize>,
    /// Views by their numbers on the server.
    pub(super) views: BTreeMap<String, usize>,
}

impl<'s, S: Server> Reading<'s, S> {
    /// Begins to read the connection's own schema and, of those called `named`, the ones that are there.
    pub(super) fn begin(
        server: &'s mut S,
        session: &Session,
        named: &[&str],
    ) -> Result<Self, IntrospectError<S::Error>> {
        let version = session.version / 10_000;
        if version < OLDEST {
            let message = format!("version {version} is older than {OLDEST}");
            return Err(IntrospectError::Answer { subject: "the version", message });
        }
        let own = session.own.clone().filter(|own| !own.starts_with("pg_"));
        let own = own.ok_or(IntrospectError::NoSchema)?;
        let minor = u16::try_from(session.version % 10_000).unwrap_or(u16::MAX);
        let version_read = Version::new(u16::try_from(version).unwrap_or(u16::MAX), minor);
        let found = Introspection::new(Catalog::empty(Dialect::Postgres, version_read));
        let (tables, views) = (BTreeMap::new(), BTreeMap::new());
        let mut reading = Self { server, version, own, schemas: String::new(), found, tables, views };
        reading.find_schemas(named)?;
        reading.show_unqualified(named)?;
        Ok(reading)
    }

    fn find_schemas(&mut self, named: &[&str]) -> Result<(), IntrospectError<S::Error>> {
        let names = std::iter::once(self.own.as_str()).chain(named.iter().copied());
        let names: Vec<String> = names.map(literal).collect();
        let sql = format!(
            "SELECT n.oid::text, n.nspname::text, pg_catalog.obj_description(n.oid, 'pg_namespace') \
             FROM pg_catalog.pg_namespace AS n WHERE n.nspname IN ({})",
            names.join(", ")
        );
        let mut numbers = Vec::new();
        let mut comments = BTreeMap::new();
        for mut row in self.rows("schemas", &sql)? {
            numbers.push(format!("'{}'::oid", row.number()?));
            comments.insert(row.text()?, row.optional()?);
        }
        numbers.sort();
        self.schemas = numbers.join(", ");
        comments.remove(&self.own);
        for name in named {
            let Some(comment) = comments.remove(*name) else { continue };
            self.found.catalog.namespaces.push((*name).to_owned().into());
            let comment = comment.into_iter().map(|comment| format!("its comment is {comment}"));
            self.found.note(&ObjectId::Namespace((*name).to_owned().into()), comment);
        }
        Ok(())
    }

    /// Where extensions are does not matter; where a schema that is read is said is what is compared.
    fn show_unqualified(&mut self, named: &[&str]) -> Result<(), IntrospectError<S::Error>> {
        const SQL: &str = "SELECT DISTINCT n.nspname::text COLLATE \"C\" FROM pg_catalog.pg_extension AS e \
                           JOIN pg_catalog.pg_namespace AS n ON n.oid = e.extnamespace ORDER BY 1";
        let mut others = Vec::new();
        for mut row in self.rows("extensions", SQL)? {
            let name = row.text()?;
            if name != self.own && !named.contains(&name.as_str()) && !name.starts_with("pg_") {
                others.push(name);
            }
        }
        session::show_unqualified(self.server, &self.own, &others)
    }

    /// What the server answers to `sql`.
    pub(super) fn rows(
        &mut self,
        subject: &'static str,
        sql: &str,
    ) -> Result<Vec<Answer>, IntrospectError<S::Error>> {
        let rows = self.server.rows(sql).map_err(IntrospectError::Server)?;
        Ok(rows.into_iter().map(|row| Answer::new(subject, row)).collect())
    }

    /// Whether the object whose schema's number is `number` is read, as SQL.
    pub(super) fn is_read(&self, number: &str) -> String {
        format!("{number} IN ({})", self.schemas)
    }

    /// `sql` where the server has it, which it does since `version`; else `otherwise`.
    pub(super) fn since<'t>(&self, version: u32, sql: &'t str, otherwise: &'t str) -> &'t str {
        if self.version >= version { sql } else { otherwise }
    }

    /// The name of an object as a catalog says it.
    pub(super) fn name(&self, schema: &str, name: String) -> Name {
        Name::qualified((schema != self.own).then(|| schema.to_owned()), name)
    }

    /// The table whose number is `number`, unless it is foreign.
    pub(super) fn table(&mut self, number: &str) -> Option<&mut Table> {
        let place = *self.tables.get(number)?;
        self.found.catalog.tables.get_mut(place)
    }

    pub(super) fn add_foreign(&mut self, kind: ForeignKind, name: impl std::fmt::Display) {
        self.found.foreign.push(ForeignObject { kind, name: name.to_string() });
    }
}
