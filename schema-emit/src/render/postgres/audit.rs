//! The audit log and the soft delete, on PostgreSQL.

use super::{Clock, Dialect, RenderError, Sql, expr};
use crate::catalog::{AppendOnly, CascadeMark, MarkDeleted, MarkedChild, Name};

/// The application's role need not be allowed to write to the log, and what is logged does not depend on
/// the session's settings.
pub(super) const LOG_ATTRIBUTES: &str = "\nSECURITY DEFINER\nSET search_path = pg_catalog, pg_temp\n\
SET TimeZone = 'UTC'\nSET bytea_output = 'hex'";

/// The schema in which the routine of the firing trigger is: the log, and tables without a schema of their
/// own, are beside it.
const OWN_SCHEMA: &str = "SELECT space.nspname INTO STRICT own_schema
  FROM pg_catalog.pg_trigger AS fired
  JOIN pg_catalog.pg_proc AS routine ON routine.oid = fired.tgfoid
  JOIN pg_catalog.pg_namespace AS space ON space.oid = routine.pronamespace
  WHERE fired.tgrelid = TG_RELID AND fired.tgname = TG_NAME;\n";

const IS_HARD_DELETE: &str = "coalesce(current_setting('app.hard_delete', true), '') = 'on'";

pub(super) fn log_body(log: &Name) -> Result<String, RenderError> {
    let mut sql = Sql::new(Dialect::Postgres);
    sql.push(
        "DECLARE
  key_columns text[] := CAST(TG_ARGV[0] AS text[]);
  left_out text[] := CAST(TG_ARGV[1] AS text[]);
  secrets text[] := CAST(TG_ARGV[2] AS text[]);
  secret text;
  own_schema text;
  row_table text := TG_TABLE_NAME;
  row_key text;
  before jsonb;
  after jsonb;
BEGIN
  IF TG_OP <> 'INSERT' THEN
    before := to_jsonb(OLD);
  END IF;
  IF TG_OP <> 'DELETE' THEN
    after := to_jsonb(NEW);
  END IF;
  IF before - left_out = after - left_out THEN
    RETURN NULL;
  END IF;
  IF cardinality(key_columns) = 1 THEN
    row_key := coalesce(after, before) ->> key_columns[1];
  ELSE
    row_key := (
      SELECT jsonb_agg(coalesce(after, before) -> part.name ORDER BY part.place)
      FROM unnest(key_columns) WITH ORDINALITY AS part (name, place)
    );
  END IF;
  before := before - left_out;
  after := after - left_out;
  FOREACH secret IN ARRAY secrets LOOP
    IF before -> secret IS DISTINCT FROM after -> secret AND TG_OP = 'UPDATE' THEN
      after := jsonb_set(after, ARRAY[secret], '\"[secret, changed]\"');
    ELSE
      after := jsonb_set(after, ARRAY[secret], '\"[secret]\"');
    END IF;
    before := jsonb_set(before, ARRAY[secret], '\"[secret]\"');
  END LOOP;
  ",
    );
    sql.push(OWN_SCHEMA);
    sql.push(
        "  IF TG_TABLE_SCHEMA <> own_schema THEN
    row_table := TG_TABLE_SCHEMA || '.' || TG_TABLE_NAME;
  END IF;
  EXECUTE 'INSERT INTO ' || ",
    );
    place(&mut sql, log);
    sql.push(
        " || ' (\"table_name\", \"record_id\", \"action\", \"old_values\", \"new_values\", \"changed_by\", \
         \"changed_at\") VALUES ($1, $2, $3, $4, $5, $6, $7)'
    USING row_table, row_key, TG_OP, before, after,
      coalesce(nullif(current_setting('app.user_id', true), ''), CAST(session_user AS text)), clock_timestamp();
  RETURN NULL;
END",
    );
    sql.finish()
}

pub(super) fn append_only_body(append: &AppendOnly) -> Result<String, RenderError> {
    let AppendOnly { table: _, on: _, context: _, revision: _ } = append;
    let mut sql = Sql::new(Dialect::Postgres);
    sql.push("BEGIN\n  IF TG_OP = 'DELETE' AND ").push(IS_HARD_DELETE);
    sql.push(
        " THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME
    USING ERRCODE = '42501', HINT = 'old rows are removed with app.hard_delete = on';
END",
    );
    sql.finish()
}

pub(super) fn mark_deleted_body(mark: &MarkDeleted) -> Result<String, RenderError> {
    let MarkDeleted { key, deleted_at: (column, now), context: _, revision: _ } = mark;
    let mut sql = Sql::new(Dialect::Postgres);
    sql.push("BEGIN\n  IF ").push(IS_HARD_DELETE).push(" THEN\n    RETURN OLD;\n  END IF;\n");
    sql.push("  EXECUTE 'UPDATE ' || quote_ident(TG_TABLE_SCHEMA) || '.' || quote_ident(TG_TABLE_NAME) || ");
    let mut rest = Sql::new(Dialect::Postgres);
    rest.clock = Clock::Moment;
    rest.push(" SET ").ident(column).push(" = ");
    expr::any(&mut rest, now);
    rest.push(" WHERE ").ident(column).push(" IS NULL");
    for (number, column) in (1..).zip(key) {
        rest.push(" AND ").ident(column).push(&format!(" = ${number}"));
    }
    literal(&mut sql, &rest.finish()?);
    sql.push("\n    USING ").list(key, |sql, column| {
        sql.push("OLD.").ident(column);
    });
    sql.push(";\n  RETURN NULL;\nEND");
    sql.finish()
}

pub(super) fn cascade_mark_body(cascade: &CascadeMark) -> Result<String, RenderError> {
    let CascadeMark { deleted_at, children, revision: _ } = cascade;
    let mut sql = Sql::new(Dialect::Postgres);
    let needs_schema = children.iter().any(|child| child.table.namespace.is_none());
    if needs_schema {
        sql.push("DECLARE\n  own_schema text;\n");
    }
    sql.push("BEGIN\n");
    if needs_schema {
        sql.push("  ").push(OWN_SCHEMA);
    }
    for MarkedChild { table, deleted_at: mark, columns } in children {
        sql.push("  EXECUTE 'UPDATE ' || ");
        place(&mut sql, table);
        let mut rest = Sql::new(Dialect::Postgres);
        rest.push(" SET ").ident(mark).push(" = $1 WHERE ").ident(mark).push(" IS NOT DISTINCT FROM $2");
        for (number, (column, _)) in (3..).zip(columns) {
            rest.push(" AND ").ident(column).push(&format!(" = ${number}"));
        }
        sql.push(" || ");
        literal(&mut sql, &rest.finish()?);
        sql.push("\n    USING NEW.").ident(deleted_at).push(", OLD.").ident(deleted_at);
        for (_, column) in columns {
            sql.push(", NEW.").ident(column);
        }
        sql.push(";\n");
    }
    sql.push("  RETURN NULL;\nEND");
    sql.finish()
}

/// An expression for the table's name as a part of a statement.
fn place(sql: &mut Sql, table: &Name) {
    let mut name = Sql::new(Dialect::Postgres);
    name.name(table);
    if table.namespace.is_none() {
        sql.push("quote_ident(own_schema) || ");
    }
    match name.finish() {
        Ok(name) if table.namespace.is_none() => literal(sql, &format!(".{name}")),
        Ok(name) => literal(sql, &name),
        Err(fault) => sql.fail(fault),
    }
}

/// A text in a body, which is read with whatever `standard_conforming_strings` the session has.
fn literal(sql: &mut Sql, text: &str) {
    if text.contains('\\') {
        sql.push("E").literal(&text.replace('\\', "\\\\"));
    } else {
        sql.literal(text);
    }
}
