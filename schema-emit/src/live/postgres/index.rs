//! Indexes that are no constraint's.

use serde::Deserialize;

use super::{
    reading::Reading,
    sql::{INDEX_FACTS, facts},
};
use crate::{
    catalog::{Definition, Index, IndexKey, IndexOrder, Method, NullOrder, ObjectId},
    live::{IntrospectError, Server},
};

/// A key part as the server answers.
#[derive(Deserialize)]
struct Key {
    text: String,
    /// 1: descending; 2: NULLs first.
    option: u8,
    class: Option<String>,
    collation: Option<String>,
}

/// Reads the indexes of the tables, by name. One of a method that a catalog cannot say has no place in it.
pub(super) fn read<S: Server>(reading: &mut Reading<'_, S>) -> Result<(), IntrospectError<S::Error>> {
    let mut indexes = Vec::new();
    for mut row in reading.rows("indexes", &query(reading))? {
        let (table, name, is_unique) = (row.text()?, row.text()?, row.flag()?);
        let (method, are_nulls_equal) = (row.text()?, row.flag()?);
        let predicate = row.optional()?.map(|text| Box::new(Definition::Observed(text.into())));
        let keys: Vec<Key> = row.json()?;
        let keys = keys.into_iter().map(Key::into_part).collect();
        let (include, facts): (_, Vec<String>) = (row.json()?, row.json()?);
        let index = Index {
            name: name.into(),
            is_unique,
            method: Method::Tree,
            keys,
            include,
            predicate,
            are_nulls_equal,
        };
        indexes.push((table, index, method, facts));
    }
    indexes.sort_by(|(table, index, ..), (other, after, ..)| (table, &index.name).cmp(&(other, &after.name)));
    for (table, mut index, method, mut facts) in indexes {
        let Some(table) = reading.table(&table) else { continue };
        let id = ObjectId::Index(table.name.clone(), index.name.clone());
        match method_called(&method) {
            Some(method) => {
                index.method = method;
                table.indexes.push(index);
            }
            None => facts.push(told(&index, &method)),
        }
        reading.found.note(&id, facts);
    }
    Ok(())
}

/// An index of a method that a catalog cannot say.
fn told(index: &Index, method: &str) -> String {
    let keys: Vec<&str> = index.keys.iter().map(|key| text(&key.definition)).collect();
    let mut told = format!("it is kept by {method}: {}", keys.join(", "));
    for key in &index.keys {
        told.extend(key.operator_class.iter().map(|class| format!(" by {class}")));
    }
    if !index.include.is_empty() {
        told.push_str(&format!(" with {}", index.include.join(", ")));
    }
    told.extend(index.predicate.iter().map(|predicate| format!(" where {}", text(predicate))));
    told
}

fn text(definition: &Definition) -> &str {
    if let Definition::Observed(text) = definition { text } else { "" }
}

fn method_called(name: &str) -> Option<Method> {
    Some(match name {
        "btree" => Method::Tree,
        "hash" => Method::Hash,
        "gin" => Method::Gin,
        "gist" => Method::Gist,
        "brin" => Method::Brin,
        _ => return None,
    })
}

impl Key {
    fn into_part(self) -> IndexKey {
        let (is_descending, is_null_first) = (self.option & 1 > 0, self.option & 2 > 0);
        let text = match self.collation {
            Some(collation) => format!("{} COLLATE {collation}", self.text),
            None => self.text,
        };
        IndexKey {
            definition: Definition::Observed(text.into()),
            order: if is_descending { IndexOrder::Descending } else { IndexOrder::Ascending },
            // Where the order alone does not put them.
            nulls: match (is_descending, is_null_first) {
                (true, false) => Some(NullOrder::Last),
                (false, true) => Some(NullOrder::First),
                (true, true) | (false, false) => None,
            },
            operator_class: self.class.map(|class| Box::new(class.into())),
        }
    }
}

fn query<S: Server>(reading: &Reading<'_, S>) -> String {
    let mut said = INDEX_FACTS.to_vec();
    said.push(
        "(SELECT pg_catalog.string_agg('the operators of ' || part.attname::text || ' have the options ' \
          || pg_catalog.array_to_string(part.attoptions, ', '), '; ' ORDER BY part.attnum) \
          FROM pg_catalog.pg_attribute AS part WHERE part.attrelid = i.indexrelid)",
    );
    format!(
        "SELECT i.indrelid::text, x.relname::text, i.indisunique::text, am.amname::text, {}::text,
  pg_catalog.pg_get_expr(i.indpred, i.indrelid),
  ({KEYS})::text,
  (SELECT pg_catalog.json_agg(part.attname::text ORDER BY key.place)
    FROM pg_catalog.generate_series(i.indnkeyatts + 1, i.indnatts::int4) AS key (place)
    JOIN pg_catalog.pg_attribute AS part ON part.attrelid = i.indrelid AND part.attnum = i.indkey[key.place - 1])::text,
  {}
FROM pg_catalog.pg_index AS i
JOIN pg_catalog.pg_class AS c ON c.oid = i.indrelid
JOIN pg_catalog.pg_class AS x ON x.oid = i.indexrelid
JOIN pg_catalog.pg_am AS am ON am.oid = x.relam
WHERE {} AND c.relkind = 'r' AND NOT c.relispartition AND NOT EXISTS (
  SELECT FROM pg_catalog.pg_depend AS d
  WHERE d.classid = 'pg_catalog.pg_class'::regclass::oid AND d.objid = i.indexrelid AND d.deptype = 'i'
    AND d.refclassid = 'pg_catalog.pg_constraint'::regclass::oid
)",
        reading.since(15, "i.indnullsnotdistinct", "false"),
        facts(&said),
        reading.is_read("c.relnamespace"),
    )
}

/// An operator class is said unless it is the default of the key's own type, or of every type that has none of its own; a
/// collation unless it is the column's or, of an expression, the database's.
const KEYS: &str = "SELECT pg_catalog.json_agg(pg_catalog.json_build_object(
      'text', pg_catalog.pg_get_indexdef(i.indexrelid, key.place, true),
      'option', i.indoption[key.place - 1],
      'class', CASE WHEN NOT o.opcdefault OR o.opcintype <> own.type AND EXISTS (
          SELECT FROM pg_catalog.pg_opclass AS other
          WHERE other.opcmethod = o.opcmethod AND other.opcdefault AND other.opcintype = own.type
        ) THEN CASE WHEN pg_catalog.pg_opclass_is_visible(o.oid) THEN o.opcname::text
          ELSE own_schema.nspname::text || '.' || o.opcname::text END
        END,
      'collation', CASE
        WHEN i.indcollation[key.place - 1] <> coalesce(base.attcollation, '100'::oid)
          AND i.indcollation[key.place - 1] <> '0'
        THEN i.indcollation[key.place - 1]::regcollation::text END
    ) ORDER BY key.place)
    FROM pg_catalog.generate_series(1, i.indnkeyatts::int4) AS key (place)
    JOIN pg_catalog.pg_attribute AS part ON part.attrelid = i.indexrelid AND part.attnum = key.place
    JOIN pg_catalog.pg_opclass AS o ON o.oid = i.indclass[key.place - 1]
    JOIN pg_catalog.pg_namespace AS own_schema ON own_schema.oid = o.opcnamespace
    LEFT JOIN pg_catalog.pg_attribute AS base
      ON base.attrelid = i.indrelid AND base.attnum = i.indkey[key.place - 1] AND i.indkey[key.place - 1] > 0
    CROSS JOIN LATERAL (
      -- Only a tree keeps the values of an expression as they are.
      SELECT coalesce(base.atttypid, CASE am.amname WHEN 'btree' THEN part.atttypid END) AS type
    ) AS own";
