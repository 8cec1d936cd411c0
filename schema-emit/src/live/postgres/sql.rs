//! Pieces of the queries.

/// `text` as a literal that reads the same whatever `standard_conforming_strings` is.
pub(super) fn literal(text: &str) -> String {
    format!("E'{}'", text.replace('\\', "\\\\").replace('\'', "''"))
}

/// `name`, quoted.
pub(super) fn ident(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// The facts that are no NULL, as a list in JSON; no list where there are none.
pub(super) fn facts(facts: &[&str]) -> String {
    let facts = facts.join(",\n    ");
    format!(
        "nullif(pg_catalog.to_json(pg_catalog.array_remove(ARRAY[\n    {facts}\n  ]::text[], NULL))::text, '[]'::text)"
    )
}

/// Whether an object came with an extension.
pub(super) fn is_of_extension(catalog: &str, oid: &str) -> String {
    format!(
        "EXISTS (SELECT FROM pg_catalog.pg_depend AS brought WHERE brought.classid = \
         'pg_catalog.{catalog}'::regclass::oid AND brought.objid = {oid} AND brought.deptype = 'e')"
    )
}

/// The names of the columns whose numbers are in the array `numbers`, in its order, as a list in JSON.
pub(super) fn column_names(relation: &str, numbers: &str) -> String {
    format!(
        "(SELECT pg_catalog.json_agg(part.attname::text ORDER BY key.place) \
         FROM pg_catalog.unnest({numbers}) WITH ORDINALITY AS key (number, place) \
         JOIN pg_catalog.pg_attribute AS part ON part.attrelid = {relation} AND part.attnum = key.number)::text"
    )
}

/// What is said of an index `i` whose relation is `x`, beside its keys.
pub(super) const INDEX_FACTS: [&str; 5] = [
    "CASE WHEN NOT i.indisvalid THEN 'it is not valid' END",
    "CASE WHEN i.indisreplident THEN 'it is the replica identity' END",
    "CASE WHEN i.indisclustered THEN 'rows are clustered by it' END",
    "'it has the options ' || pg_catalog.array_to_string(x.reloptions, ', ')",
    "'its comment is ' || pg_catalog.obj_description(x.oid, 'pg_class')",
];

#[cfg(test)]
mod tests {
    use super::{ident, literal};

    #[test]
    fn quotes_whatever_a_name_is() {
        assert_eq!(literal("a'b\\c\n"), "E'a''b\\\\c\n'");
        assert_eq!(ident("a\"b'\\"), "\"a\"\"b'\\\"");
    }
}
