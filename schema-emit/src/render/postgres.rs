//! PostgreSQL.

mod audit;

use super::{
    RenderError, TransactionMode,
    expr::{self, Level},
    pattern::{Flavor, Pattern},
    recipe,
    spelling::{
        Columns, Comments, Constraints, Effect, Facts, ForeignKeys, Identity, Indexes, Keys, Quote, Rows,
        Spelling, Triggers,
    },
    sql::{Clock, Sql, push_doubled},
    trigger,
};
use crate::catalog::{ColumnType, Expr, Name, Recipe, ScalarFunction, TouchRow, Trigger, WeightedColumn};
use schema_as_code_core::dialect::Dialect;

pub(super) struct Postgres;

static FACTS: Facts = Facts {
    quote: Quote::Double,
    same: " IS NOT DISTINCT FROM ",
    transaction: TransactionMode::Joins,
    indexes: Indexes::Separate,
    foreign_keys: ForeignKeys::InlineOrAdded,
    columns: Columns::Appended,
    comments: Comments::Statements,
    constraints: Constraints::Altered,
    keys: Keys::Constraints,
    triggers: Triggers::OfTable,
    identity: Identity::Generated,
    create_view: "CREATE VIEW ",
    has_invisible_columns: false,
    // PostgreSQL 18 has them; earlier versions take only STORED.
    has_virtual_columns: false,
    has_generated_not_null: true,
    has_expression_indexes: true,
    has_partial_indexes: true,
    has_index_methods: true,
    has_deferrable_foreign_keys: true,
    merges_uniques: true,
    rows: Rows::Called,
};

/// Its `$` is the end of the text, its `.` is any character.
const FLAVOR: Flavor = Flavor { any: ".", end: "$", count: 255 };

impl Spelling for Postgres {
    fn facts(&self) -> &'static Facts {
        &FACTS
    }

    fn supports_namespaces(&self, _name: &str) -> Result<(), RenderError> {
        Ok(())
    }

    fn literal(&self, out: &mut String, text: &str) {
        out.push('\'');
        push_doubled::<'\''>(out, text);
        out.push('\'');
    }

    fn bytes(&self, out: &mut String, bytes: &[u8]) {
        out.push_str("decode('");
        push_hex(out, bytes);
        out.push_str("', 'hex')");
    }

    fn truth(&self, value: bool) -> &'static str {
        if value { "TRUE" } else { "FALSE" }
    }

    fn function(
        &self,
        sql: &mut Sql,
        function: ScalarFunction,
        arguments: &[Expr],
    ) -> Result<(), RenderError> {
        let now = match sql.clock {
            Clock::Transaction => "now()",
            Clock::Moment => "clock_timestamp()",
        };
        match function {
            ScalarFunction::Lower => expr::call(sql, "lower", arguments),
            ScalarFunction::Upper => expr::call(sql, "upper", arguments),
            ScalarFunction::Length => expr::call(sql, "length", arguments),
            ScalarFunction::ByteLength => expr::call(sql, "octet_length", arguments),
            ScalarFunction::JsonKind => expr::call(sql, "jsonb_typeof", arguments),
            ScalarFunction::Trim => expr::call(sql, "btrim", arguments),
            ScalarFunction::Abs => expr::call(sql, "abs", arguments),
            ScalarFunction::Coalesce => expr::call(sql, "coalesce", arguments),
            ScalarFunction::Now => {
                sql.push(now);
            }
            ScalarFunction::NowLocal => {
                sql.push("timezone('UTC', ").push(now).push(")");
            }
            ScalarFunction::Today => {
                sql.push("CAST(timezone('UTC', ").push(now).push(") AS date)");
            }
            ScalarFunction::TimeOfDay => {
                sql.push("CAST(timezone('UTC', ").push(now).push(") AS time)");
            }
            ScalarFunction::RandomUuid => {
                sql.push("gen_random_uuid()");
            }
            ScalarFunction::RandomUuidText => {
                sql.push("CAST(gen_random_uuid() AS text)");
            }
            ScalarFunction::RandomUuidBytes => {
                sql.push("uuid_send(gen_random_uuid())");
            }
            // By a configuration that is named in full, and without `concat_ws`, which an index does not take.
            ScalarFunction::Words => {
                sql.push("to_tsvector('pg_catalog.simple'::regconfig, ");
                for (place, argument) in arguments.iter().enumerate() {
                    sql.push(if place > 0 { " || ' ' || coalesce(" } else { "coalesce(" });
                    expr::any(sql, argument);
                    sql.push(", '')");
                }
                sql.push(")");
            }
            ScalarFunction::PlaceOfNull => {
                sql.push("array_position(").list(arguments, expr::any).push(", NULL)");
            }
            ScalarFunction::NowTextT
            | ScalarFunction::NowTextZ
            | ScalarFunction::NowLocalT
            | ScalarFunction::WithoutZone
            | ScalarFunction::NowTextSpace
            | ScalarFunction::JoinWords
            | ScalarFunction::IsJson
            | ScalarFunction::TypeOf
            | ScalarFunction::JulianDay
            | ScalarFunction::IsDay => {
                return Err(RenderError::unsupported(
                    Dialect::Postgres,
                    format!("function for {function:?}"),
                ));
            }
        }
        Ok(())
    }

    fn divide(&self, sql: &mut Sql, left: &Expr, right: &Expr) {
        // Whole numbers would lose the fraction; a factor of another type widens either kind.
        expr::write(sql, left, Level::Product);
        sql.push(" * 1.0 / ");
        expr::write(sql, right, Level::Sign);
    }

    fn divide_whole(&self) -> &'static str {
        " / "
    }

    fn glob(&self) -> Result<&'static str, RenderError> {
        Err(RenderError::unsupported(Dialect::Postgres, "`GLOB`"))
    }

    fn matches(&self, sql: &mut Sql, value: &Expr, pattern: &Pattern) -> Result<(), RenderError> {
        let spelled = pattern.spelled(&FLAVOR).map_err(|fault| fault.of(""))?;
        expr::write(sql, value, Level::Whole);
        sql.push(" ~ ").literal(&spelled);
        Ok(())
    }

    fn needs_comparison(&self) -> bool {
        false
    }

    fn default(&self, sql: &mut Sql, _ty: &ColumnType, default: &Expr) {
        expr::write(sql, default, Level::Sign);
    }

    fn column_type(&self, sql: &mut Sql, ty: &ColumnType) -> Result<(), RenderError> {
        match ty {
            ColumnType::BuiltIn(ty) => ty.push_to(sql.text()),
            ColumnType::Named(name) => {
                sql.name(name);
            }
            ColumnType::Values(_) => {
                return Err(RenderError::unsupported(Dialect::Postgres, "enum values in place of a type"));
            }
        }
        Ok(())
    }

    fn collation(&self, sql: &mut Sql, name: &str) {
        sql.ident(name);
    }

    fn cast_type(&self, sql: &mut Sql, ty: &ColumnType) -> Result<(), RenderError> {
        self.column_type(sql, ty)
    }

    fn trigger(&self, sql: &mut Sql, table: &Name, trigger: &Trigger) -> Result<(), RenderError> {
        trigger::head(sql, table, trigger, &[]);
        match trigger.definition.as_recipe() {
            Some(Recipe::CallRoutine { routine, columns, arguments }) => {
                if !columns.is_empty() {
                    // The columns one by one: `OLD.*` is refused once the table has generated columns.
                    sql.push("WHEN (");
                    recipe::any_differs(sql, columns, " IS DISTINCT FROM ");
                    sql.push(")\n");
                }
                sql.push("EXECUTE FUNCTION ").name(routine).push("(").list(arguments, |sql, argument| {
                    sql.literal(argument);
                });
                sql.push(")");
                Ok(())
            }
            _ => trigger::source(sql, table, trigger),
        }
    }

    fn routine(&self, sql: &mut Sql, recipe: &Recipe) -> Option<Result<(), RenderError>> {
        // Another schema on the caller's path must not replace what the body calls.
        const FIXED: &str = "\nSET search_path = pg_catalog";
        let (attributes, body) = match recipe {
            Recipe::TouchRow(touch) => (FIXED, touch_body(touch)),
            Recipe::LogRoutine { log, revision: _ } => (audit::LOG_ATTRIBUTES, audit::log_body(log)),
            Recipe::AppendOnly(append) => (FIXED, audit::append_only_body(append)),
            // What they write fires triggers of others, which may need the caller's path.
            Recipe::MarkDeleted(mark) => ("", audit::mark_deleted_body(mark)),
            Recipe::CascadeMark(cascade) => ("", audit::cascade_mark_body(cascade)),
            _ => return None,
        };
        Some(body.map(|body| {
            let tag = dollar_tag(&body);
            sql.push(" RETURNS trigger\nLANGUAGE plpgsql").push(attributes).push("\nAS ");
            sql.push(&tag).push("\n").push(&body).push("\n").push(&tag);
        }))
    }

    fn search_vector(
        &self,
        sql: &mut Sql,
        language: &str,
        columns: &[WeightedColumn],
    ) -> Result<(), RenderError> {
        for (place, WeightedColumn { name, weight }) in columns.iter().enumerate() {
            // A configuration that is named in full: the words do not depend on who writes the row.
            sql.push(if place > 0 { " || " } else { "" });
            sql.push("setweight(to_tsvector(").literal(&format!("pg_catalog.{language}"));
            sql.push("::regconfig, coalesce(").ident(name).push(", '')), ").literal(weight).push(")");
        }
        Ok(())
    }

    fn prologue(&self, _effect: Effect) -> Vec<String> {
        [
            "BEGIN",
            "SET LOCAL lock_timeout = '5s'",
            "SET LOCAL TimeZone = 'UTC'",
            "SET LOCAL standard_conforming_strings = on",
        ]
        .map(str::to_owned)
        .to_vec()
    }

    fn epilogue(&self, _effect: Effect) -> Vec<String> {
        vec!["COMMIT".to_owned()]
    }
}

fn touch_body(touch: &TouchRow) -> Result<String, RenderError> {
    let TouchRow { on: _, key: _, compared: _, updated_at, version, actors, context: _, revision: _ } = touch;
    let mut sql = Sql::new(Dialect::Postgres);
    (sql.row, sql.clock) = ("NEW.", Clock::Moment);
    sql.push("BEGIN\n");
    if let Some(version) = version {
        sql.push("  IF NEW.").ident(version).push(" IS DISTINCT FROM OLD.").ident(version);
        sql.push(" AND NEW.")
            .ident(version)
            .push(" IS DISTINCT FROM OLD.")
            .ident(version)
            .push(" + 1 THEN\n");
        sql.push("    RAISE EXCEPTION 'stale version % of %, the row has %', NEW.").ident(version);
        sql.push(", TG_TABLE_NAME, OLD.").ident(version).push(" USING ERRCODE = '40001';\n  END IF;\n");
        sql.push("  NEW.").ident(version).push(" := OLD.").ident(version).push(" + 1;\n");
    }
    if let Some((column, now)) = updated_at {
        sql.push("  NEW.").ident(column).push(" := ");
        expr::any(&mut sql, now);
        sql.push(";\n");
    }
    for actor in actors {
        sql.push("  NEW.").ident(&actor.name).push(" := coalesce(");
        let session = "nullif(current_setting('app.user_id', true), '')";
        if actor.is_uuid_bytes {
            sql.push("uuid_send(CAST(").push(session).push(" AS uuid))");
        } else {
            sql.push("CAST(").push(session).push(" AS ");
            sql.attempt(|sql| Postgres.cast_type(sql, &actor.ty)).push(")");
        }
        sql.push(", NEW.").ident(&actor.name).push(");\n");
    }
    sql.push("  RETURN NEW;\nEND");
    sql.finish()
}

/// A dollar quote that the body does not contain.
pub(super) fn dollar_tag(body: &str) -> String {
    let mut tag = "$body$".to_owned();
    let mut number = 0_u32;
    while body.contains(&tag) {
        number += 1;
        tag = format!("$body{number}$");
    }
    tag
}

/// Bytes as hexadecimal digits.
pub(super) fn push_hex(out: &mut String, bytes: &[u8]) {
    for byte in bytes {
        for digit in [byte >> 4, byte & 15] {
            out.push(char::from_digit(u32::from(digit), 16).expect("four bits are a digit"));
        }
    }
}
