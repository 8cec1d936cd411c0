//! Enum types.

use super::{reading::Reading, sql::is_of_extension};
use crate::{
    catalog::{EnumType, Text},
    live::{IntrospectError, Server},
};

/// Reads the enum types, by name.
pub(super) fn read<S: Server>(reading: &mut Reading<'_, S>) -> Result<(), IntrospectError<S::Error>> {
    let sql = format!(
        "SELECT n.nspname::text, t.typname::text,
  (SELECT pg_catalog.json_agg(e.enumlabel::text ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum AS e
    WHERE e.enumtypid = t.oid)::text,
  pg_catalog.obj_description(t.oid, 'pg_type')
FROM pg_catalog.pg_type AS t
JOIN pg_catalog.pg_namespace AS n ON n.oid = t.typnamespace
WHERE {} AND t.typtype = 'e' AND NOT {}",
        reading.is_read("t.typnamespace"),
        is_of_extension("pg_type", "t.oid"),
    );
    for mut row in reading.rows("enum types", &sql)? {
        let (schema, name) = (row.text()?, row.text()?);
        let name = reading.name(&schema, name);
        reading.found.catalog.enums.push(EnumType {
            name,
            values: row.json()?,
            comment: row.optional()?.map(Text::from),
        });
    }
    reading.found.catalog.enums.sort_by(|before, after| before.name.cmp(&after.name));
    Ok(())
}
