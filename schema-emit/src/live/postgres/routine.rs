//! Functions that triggers can call; other routines are not ours.

use super::{reading::Reading, sql::is_of_extension};
use crate::{
    catalog::{Definition, ObjectId, Routine},
    live::{ForeignKind, IntrospectError, Server},
};

/// Reads the functions, by name.
pub(super) fn read<S: Server>(reading: &mut Reading<'_, S>) -> Result<(), IntrospectError<S::Error>> {
    // What follows the name, with which the text begins, in full.
    let sql = format!(
        "SELECT n.nspname::text, p.proname::text,
  pg_catalog.format('%s(%s)', p.proname, pg_catalog.pg_get_function_identity_arguments(p.oid)),
  CASE WHEN p.prokind = 'f' AND p.prorettype = 'pg_catalog.trigger'::regtype::oid THEN
    pg_catalog.substr(pg_catalog.pg_get_functiondef(p.oid), 1 + pg_catalog.length(
      'CREATE OR REPLACE FUNCTION ' || pg_catalog.quote_ident(n.nspname::text) || '.'
      || pg_catalog.quote_ident(p.proname::text)
    ))
  END,
  pg_catalog.obj_description(p.oid, 'pg_proc')
FROM pg_catalog.pg_proc AS p
JOIN pg_catalog.pg_namespace AS n ON n.oid = p.pronamespace
WHERE {} AND NOT {}",
        reading.is_read("p.pronamespace"),
        is_of_extension("pg_proc", "p.oid"),
    );
    for mut row in reading.rows("functions", &sql)? {
        let (schema, name, signature) = (row.text()?, row.text()?, row.text()?);
        let (definition, comment) = (row.optional()?, row.optional()?);
        let Some(text) = definition else {
            let name = reading.name(&schema, signature);
            reading.add_foreign(ForeignKind::Routine, name);
            continue;
        };
        let name = reading.name(&schema, name);
        let comment = comment.map(|comment| format!("its comment is {comment}"));
        reading.found.note(&ObjectId::Routine(name.clone()), comment);
        let definition = Definition::Observed(text.into());
        reading.found.catalog.routines.push(Routine { name, definition, depends_on: Vec::new() });
    }
    reading.found.catalog.routines.sort_by(|before, after| before.name.cmp(&after.name));
    Ok(())
}
