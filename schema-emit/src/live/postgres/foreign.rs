//! What is in the schemas and not ours, beside relations and routines.

use super::{reading::Reading, sql::is_of_extension};
use crate::live::{ForeignKind, IntrospectError, Server};

/// Catalogs of objects of which a catalog of ours knows nothing: the table, the prefix of its columns, and the words for
/// what is in it.
const OTHERS: [(&str, &str, &str); 9] = [
    ("pg_operator", "opr", "the operator"),
    ("pg_opclass", "opc", "the operator class"),
    ("pg_opfamily", "opf", "the operator family"),
    ("pg_collation", "coll", "the collation"),
    ("pg_conversion", "con", "the conversion"),
    ("pg_ts_config", "cfg", "the text search configuration"),
    ("pg_ts_dict", "dict", "the text search dictionary"),
    ("pg_ts_parser", "prs", "the text search parser"),
    ("pg_ts_template", "tmpl", "the text search template"),
];

/// Reads it.
pub(super) fn read<S: Server>(reading: &mut Reading<'_, S>) -> Result<(), IntrospectError<S::Error>> {
    for mut row in reading.rows("other objects", &query(reading))? {
        let kind = match row.text()?.as_str() {
            "type" => ForeignKind::Type,
            "extension" => ForeignKind::Extension,
            _ => ForeignKind::Other,
        };
        let (schema, name, words) = (row.text()?, row.text()?, row.text()?);
        let name = reading.name(&schema, name);
        reading
            .add_foreign(kind, if words.is_empty() { name.to_string() } else { format!("{words} {name}") });
    }
    Ok(())
}

fn query<S: Server>(reading: &Reading<'_, S>) -> String {
    // Enum types are ours, row types are their tables', a multirange comes with its range, an array with its element.
    // `NOT IN` is looked up in a hash, whatever the server knows of the sizes of its catalogs.
    let mut parts = vec![format!(
        "SELECT 'type', n.nspname::text, t.typname::text, ''
FROM pg_catalog.pg_type AS t JOIN pg_catalog.pg_namespace AS n ON n.oid = t.typnamespace
WHERE {} AND (t.typtype IN ('d', 'r')
    OR t.typtype = 'b' AND t.oid NOT IN (SELECT element.typarray FROM pg_catalog.pg_type AS element))
  AND NOT {}",
        reading.is_read("t.typnamespace"),
        is_of_extension("pg_type", "t.oid"),
    )];
    parts.push(format!(
        "SELECT 'extension', n.nspname::text, e.extname::text, ''
FROM pg_catalog.pg_extension AS e JOIN pg_catalog.pg_namespace AS n ON n.oid = e.extnamespace
WHERE {}",
        reading.is_read("e.extnamespace"),
    ));
    parts.extend(OTHERS.iter().map(|(catalog, prefix, words)| {
        format!(
            "SELECT 'other', n.nspname::text, o.{prefix}name::text, '{words}'
FROM pg_catalog.{catalog} AS o JOIN pg_catalog.pg_namespace AS n ON n.oid = o.{prefix}namespace
WHERE {} AND NOT {}",
            reading.is_read(&format!("o.{prefix}namespace")),
            is_of_extension(catalog, "o.oid"),
        )
    }));
    parts.join("\nUNION ALL\n")
}
