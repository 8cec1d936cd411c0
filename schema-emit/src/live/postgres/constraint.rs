//! Primary keys, uniques, foreign keys and checks.

use super::{
    answer::{Answer, Malformed},
    reading::Reading,
    sql::{INDEX_FACTS, column_names, facts},
};
use crate::{
    catalog::{
        Check, Deferral, Definition, ForeignKey, ObjectId, PrimaryKey, ReferentialAction, Text, Unique,
    },
    live::{IntrospectError, Server},
};

/// A constraint as the server answers.
struct Constraint {
    table: String,
    name: String,
    kind: String,
    deferral: Deferral,
    columns: Vec<Text>,
    are_nulls_equal: bool,
    target: String,
    target_columns: Vec<Text>,
    on_delete: ReferentialAction,
    on_update: ReferentialAction,
    text: String,
    facts: Vec<String>,
}

/// Reads the constraints of the tables, by name. What refers to a table that is not read, or excludes rows, has no place
/// in a catalog.
pub(super) fn read<S: Server>(reading: &mut Reading<'_, S>) -> Result<(), IntrospectError<S::Error>> {
    let mut constraints = Vec::new();
    for mut row in reading.rows("constraints", &query(reading))? {
        constraints.push(constraint(&mut row)?);
    }
    constraints.sort_by(|before, after| (&before.table, &before.name).cmp(&(&after.table, &after.name)));
    for constraint in constraints {
        add(reading, constraint);
    }
    Ok(())
}

fn constraint(row: &mut Answer) -> Result<Constraint, Malformed> {
    Ok(Constraint {
        table: row.text()?,
        name: row.text()?,
        kind: row.text()?,
        deferral: match (row.flag()?, row.flag()?) {
            (false, _) => Deferral::Immediate,
            (true, false) => Deferral::Deferrable,
            (true, true) => Deferral::Deferred,
        },
        columns: row.json()?,
        are_nulls_equal: row.flag()?,
        target: row.text()?,
        target_columns: row.json()?,
        on_delete: action(row)?,
        on_update: action(row)?,
        text: row.text()?,
        facts: row.json()?,
    })
}

fn action(row: &mut Answer) -> Result<ReferentialAction, Malformed> {
    Ok(match row.text()?.as_str() {
        // A space where the constraint is no foreign key.
        "a" | " " => ReferentialAction::NoAction,
        "r" => ReferentialAction::Restrict,
        "c" => ReferentialAction::Cascade,
        "n" => ReferentialAction::SetNull,
        "d" => ReferentialAction::SetDefault,
        other => return Err(row.fault(format!("`{other}` is not an action"))),
    })
}

fn add<S: Server>(reading: &mut Reading<'_, S>, constraint: Constraint) {
    let Constraint { table, name, kind, deferral, columns, are_nulls_equal, text, mut facts, .. } =
        constraint;
    let target = reading.table(&constraint.target).map(|target| target.name.clone());
    let Some(table) = reading.table(&table) else { return };
    let id = match (kind.as_str(), target) {
        ("p", _) => {
            if deferral != Deferral::Immediate {
                facts.push(format!("it says {text}"));
            }
            table.primary_key = Some(PrimaryKey { name: Some(name.into()), columns: columns.into() });
            ObjectId::PrimaryKey(table.name.clone())
        }
        ("u", _) => {
            table.uniques.push(Unique {
                name: name.clone().into(),
                columns: columns.into(),
                are_nulls_equal,
                deferral,
            });
            ObjectId::Unique(table.name.clone(), name.into())
        }
        ("f", Some(target)) => {
            table.foreign_keys.push(ForeignKey {
                name: name.clone().into(),
                columns: columns.into(),
                target,
                target_columns: constraint.target_columns.into(),
                on_delete: constraint.on_delete,
                on_update: constraint.on_update,
                deferral,
            });
            ObjectId::ForeignKey(table.name.clone(), name.into())
        }
        ("f", None) => {
            facts.push(format!("it says {text}"));
            ObjectId::ForeignKey(table.name.clone(), name.into())
        }
        ("c", _) => {
            table
                .checks
                .push(Check { name: name.clone().into(), definition: Definition::Observed(text.into()) });
            ObjectId::Check(table.name.clone(), name.into())
        }
        _ => {
            facts.push(format!("the constraint `{name}` says {text}"));
            ObjectId::Table(table.name.clone())
        }
    };
    reading.found.note(&id, facts);
}

fn query<S: Server>(reading: &Reading<'_, S>) -> String {
    let set_columns = "(SELECT 'on delete only these are set: ' || pg_catalog.string_agg(part.attname::text, ', ' \
        ORDER BY key.place) FROM pg_catalog.unnest(con.confdelsetcols) WITH ORDINALITY AS key (number, place) \
        JOIN pg_catalog.pg_attribute AS part ON part.attrelid = con.conrelid AND part.attnum = key.number)";
    let included = "(SELECT 'it includes ' || pg_catalog.string_agg(part.attname::text, ', ' ORDER BY key.place) \
        FROM pg_catalog.generate_series(i.indnkeyatts + 1, i.indnatts::int4) AS key (place) \
        JOIN pg_catalog.pg_attribute AS part ON part.attrelid = i.indrelid AND part.attnum = i.indkey[key.place - 1])";
    let mut said = vec![
        "CASE WHEN NOT con.convalidated THEN 'it is not validated' END",
        "CASE WHEN con.contype = 'c' AND con.connoinherit THEN 'it is not inherited' END",
        "CASE WHEN con.confmatchtype = 'f' THEN 'it says MATCH FULL' END",
        reading.since(15, set_columns, "NULL"),
        reading.since(18, "CASE WHEN NOT con.conenforced THEN 'it is not enforced' END", "NULL"),
        reading.since(18, "CASE WHEN con.conperiod THEN 'it is about periods' END", "NULL"),
        included,
        "CASE WHEN EXISTS (SELECT FROM pg_catalog.pg_trigger AS own WHERE own.tgconstraint = con.oid \
          AND own.tgenabled <> 'O') THEN 'it is not always checked: a trigger of it is disabled, or enabled for replicas' END",
        "'its comment is ' || pg_catalog.obj_description(con.oid, 'pg_constraint')",
    ];
    let of_index = INDEX_FACTS.map(|fact| fact.replace("'its comment is ", "'the comment of its index is "));
    said.extend(of_index.iter().map(String::as_str));
    format!(
        "SELECT con.conrelid::text, con.conname::text, con.contype::text, con.condeferrable::text, con.condeferred::text,
  {}, coalesce({}, false)::text, con.confrelid::text, {}, con.confdeltype::text, con.confupdtype::text,
  CASE con.contype WHEN 'c' THEN pg_catalog.pg_get_expr(con.conbin, con.conrelid)
    ELSE pg_catalog.pg_get_constraintdef(con.oid) END,
  {}
FROM pg_catalog.pg_constraint AS con
JOIN pg_catalog.pg_class AS c ON c.oid = con.conrelid
LEFT JOIN pg_catalog.pg_index AS i ON i.indexrelid = con.conindid AND con.contype IN ('p', 'u', 'x')
LEFT JOIN pg_catalog.pg_class AS x ON x.oid = i.indexrelid
WHERE {} AND c.relkind = 'r' AND NOT c.relispartition AND con.contype IN ('p', 'u', 'f', 'c', 'x')",
        column_names("con.conrelid", "con.conkey"),
        reading.since(15, "i.indnullsnotdistinct", "false"),
        column_names("con.confrelid", "con.confkey"),
        facts(&said),
        reading.is_read("c.relnamespace"),
    )
}
