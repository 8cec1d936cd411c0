//! Tables and views, and the relations that are neither.

use super::{
    reading::Reading,
    sql::{facts, is_of_extension},
};
use crate::{
    catalog::{Definition, ObjectId, Table, Text, View},
    live::{ForeignKind, IntrospectError, Server, introspection::is_runner_table},
};

/// Reads the tables and views, by name.
pub(super) fn read<S: Server>(reading: &mut Reading<'_, S>) -> Result<(), IntrospectError<S::Error>> {
    let mut rows = Vec::new();
    for mut row in reading.rows("relations", &query(reading))? {
        let (schema, name) = (row.text()?, row.text()?);
        rows.push((reading.name(&schema, name), row));
    }
    rows.sort_by(|(before, _), (after, _)| before.cmp(after));
    for (name, mut row) in rows {
        let (number, kind, comment) = (row.text()?, row.text()?, row.optional()?);
        let (definition, facts) = (row.optional()?, row.json::<Vec<String>>()?);
        let catalog = &mut reading.found.catalog;
        match (kind.as_str(), definition) {
            ("r", _) if !is_runner_table(&name.name) => {
                reading.tables.insert(number, catalog.tables.len());
                let mut table = Table::new(name.clone());
                table.comment = comment.map(Text::from);
                catalog.tables.push(table);
                reading.found.note(&ObjectId::Table(name), facts);
            }
            ("v", Some(text)) => {
                reading.views.insert(number, catalog.views.len());
                let definition = Definition::Observed(text.into());
                catalog.views.push(View { name: name.clone(), definition, depends_on: Vec::new() });
                let comment = comment.map(|comment| format!("its comment is {comment}"));
                reading.found.note(&ObjectId::View(name), comment.into_iter().chain(facts));
            }
            (kind, _) => reading.add_foreign(foreign_kind(kind), name),
        }
    }
    Ok(())
}

fn foreign_kind(kind: &str) -> ForeignKind {
    match kind {
        "r" => ForeignKind::Runner,
        "m" => ForeignKind::View,
        "S" => ForeignKind::Sequence,
        "c" => ForeignKind::Type,
        _ => ForeignKind::Table,
    }
}

/// Partitions belong to their table, sequences of identity columns to their column.
fn query<S: Server>(reading: &Reading<'_, S>) -> String {
    let facts = facts(&[
        "CASE WHEN c.relpersistence = 'u' THEN 'it is unlogged' END",
        "CASE WHEN c.relrowsecurity THEN 'row security is on' END",
        "CASE WHEN c.relforcerowsecurity THEN 'row security binds the owner, too' END",
        "CASE WHEN c.relkind = 'r' AND c.relreplident <> 'd' THEN 'its replica identity is ' || c.relreplident::text END",
        "CASE WHEN c.reloftype <> '0' THEN 'it is of the type ' || pg_catalog.format_type(c.reloftype, NULL) END",
        "(SELECT 'it is kept by ' || am.amname::text FROM pg_catalog.pg_am AS am WHERE am.oid = c.relam AND am.amname <> 'heap')",
        "(SELECT 'it inherits from ' || pg_catalog.string_agg(i.inhparent::regclass::text, ', ' ORDER BY i.inhseqno) \
          FROM pg_catalog.pg_inherits AS i WHERE i.inhrelid = c.oid)",
        "CASE WHEN c.relkind = 'r' THEN 'it has the options ' || pg_catalog.array_to_string(c.reloptions, ', ') END",
        "(SELECT 'its long values have the options ' || pg_catalog.array_to_string(long.reloptions, ', ') \
          FROM pg_catalog.pg_class AS long WHERE long.oid = c.reltoastrelid)",
    ]);
    format!(
        "SELECT n.nspname::text, c.relname::text, c.oid::text, c.relkind::text,
  pg_catalog.obj_description(c.oid, 'pg_class'),
  CASE c.relkind WHEN 'v' THEN
    coalesce('WITH (' || pg_catalog.array_to_string(c.reloptions, ', ') || ') AS', 'AS') || pg_catalog.pg_get_viewdef(c.oid)
  END,
  {facts}
FROM pg_catalog.pg_class AS c
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE {} AND c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f', 'c') AND NOT c.relispartition
  AND NOT {}
  AND NOT (c.relkind = 'S' AND EXISTS (
    SELECT FROM pg_catalog.pg_depend AS d
    WHERE d.classid = 'pg_catalog.pg_class'::regclass::oid AND d.objid = c.oid AND d.deptype = 'i'
  ))",
        reading.is_read("c.relnamespace"),
        is_of_extension("pg_class", "c.oid"),
    )
}

/// Reads which tables and views a view reads.
pub(super) fn read_dependencies<S: Server>(
    reading: &mut Reading<'_, S>,
) -> Result<(), IntrospectError<S::Error>> {
    let sql = format!(
        "SELECT DISTINCT r.ev_class::text, d.refobjid::text
FROM pg_catalog.pg_rewrite AS r
JOIN pg_catalog.pg_class AS c ON c.oid = r.ev_class
JOIN pg_catalog.pg_depend AS d ON d.classid = 'pg_catalog.pg_rewrite'::regclass::oid AND d.objid = r.oid
  AND d.refclassid = 'pg_catalog.pg_class'::regclass::oid AND d.refobjid <> r.ev_class
WHERE {} AND c.relkind = 'v'",
        reading.is_read("c.relnamespace"),
    );
    for mut row in reading.rows("views", &sql)? {
        let (view, needed) = (row.text()?, row.text()?);
        let catalog = &mut reading.found.catalog;
        let table =
            reading.tables.get(&needed).map(|&place| ObjectId::Table(catalog.tables[place].name.clone()));
        let other =
            || reading.views.get(&needed).map(|&place| ObjectId::View(catalog.views[place].name.clone()));
        let Some(needed) = table.or_else(other) else { continue };
        if let Some(&place) = reading.views.get(&view) {
            catalog.views[place].depends_on.push(needed);
        }
    }
    reading.found.catalog.views.iter_mut().for_each(|view| view.depends_on.sort());
    Ok(())
}
