//! MySQL; and what MariaDB shares with it.

mod audit;

use super::{
    RenderError, TransactionMode,
    expr::{self, Level},
    pattern::{Flavor, Pattern},
    postgres::push_hex,
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

pub(super) struct MySql;

static FACTS: Facts = COMMON;

/// What MariaDB shares.
pub(super) const COMMON: Facts = Facts {
    quote: Quote::Back,
    same: " <=> ",
    transaction: TransactionMode::Commits,
    indexes: Indexes::Inline,
    foreign_keys: ForeignKeys::InlineOrAdded,
    columns: Columns::Placed,
    comments: Comments::InDefinition,
    constraints: Constraints::Altered,
    keys: Keys::Indexes,
    triggers: Triggers::OfDatabase,
    identity: Identity::AutoIncrement,
    create_view: "CREATE SQL SECURITY INVOKER VIEW ",
    has_invisible_columns: true,
    has_virtual_columns: true,
    has_generated_not_null: true,
    has_expression_indexes: true,
    has_partial_indexes: false,
    has_index_methods: false,
    has_deferrable_foreign_keys: false,
    merges_uniques: false,
    rows: Rows::Assigned,
};

/// ICU and PCRE: `.` stops at a line end, and `$` is also before the last one.
const FLAVOR: Flavor = Flavor { any: "(?s:.)", end: "(?!(?s:.))", count: 10_000 };

impl Spelling for MySql {
    fn facts(&self) -> &'static Facts {
        &FACTS
    }

    fn supports_namespaces(&self, _name: &str) -> Result<(), RenderError> {
        Err(RenderError::unsupported(Dialect::MySql, "schemas inside a database"))
    }

    fn literal(&self, out: &mut String, text: &str) {
        literal(out, text);
    }

    fn bytes(&self, out: &mut String, bytes: &[u8]) {
        out.push_str("x'");
        push_hex(out, bytes);
        out.push('\'');
    }

    fn truth(&self, value: bool) -> &'static str {
        if value { "1" } else { "0" }
    }

    fn function(
        &self,
        sql: &mut Sql,
        function: ScalarFunction,
        arguments: &[Expr],
    ) -> Result<(), RenderError> {
        match function {
            // Version 4: version and variant take the place of six random bits.
            ScalarFunction::RandomUuidBytes => {
                sql.push(
                    "CONCAT(RANDOM_BYTES(6), CHAR(64 + FLOOR(16 * RAND()) USING binary), RANDOM_BYTES(1), \
                     CHAR(128 + FLOOR(64 * RAND()) USING binary), RANDOM_BYTES(7))",
                );
                Ok(())
            }
            ScalarFunction::RandomUuidText => {
                sql.push(
                    "LOWER(CONCAT(HEX(RANDOM_BYTES(4)), '-', HEX(RANDOM_BYTES(2)), '-4', \
                     SUBSTR(HEX(RANDOM_BYTES(2)), 2), '-', SUBSTR('89ab', 1 + FLOOR(4 * RAND()), 1), \
                     SUBSTR(HEX(RANDOM_BYTES(2)), 2), '-', HEX(RANDOM_BYTES(6))))",
                );
                Ok(())
            }
            _ => self::function(sql, Dialect::MySql, function, arguments),
        }
    }

    fn divide(&self, sql: &mut Sql, left: &Expr, right: &Expr) {
        divide(sql, left, right);
    }

    fn divide_whole(&self) -> &'static str {
        " DIV "
    }

    fn glob(&self) -> Result<&'static str, RenderError> {
        Err(RenderError::unsupported(Dialect::MySql, "`GLOB`"))
    }

    fn matches(&self, sql: &mut Sql, value: &Expr, pattern: &Pattern) -> Result<(), RenderError> {
        matches(sql, value, pattern)
    }

    fn needs_comparison(&self) -> bool {
        true
    }

    fn default(&self, sql: &mut Sql, ty: &ColumnType, default: &Expr) {
        self::default(sql, ty, default);
    }

    fn column_type(&self, sql: &mut Sql, ty: &ColumnType) -> Result<(), RenderError> {
        column_type(sql, Dialect::MySql, ty)
    }

    fn collation(&self, sql: &mut Sql, name: &str) {
        collation(sql, name);
    }

    fn cast_type(&self, sql: &mut Sql, ty: &ColumnType) -> Result<(), RenderError> {
        cast_type(sql, Dialect::MySql, ty)
    }

    fn trigger(&self, sql: &mut Sql, table: &Name, trigger: &Trigger) -> Result<(), RenderError> {
        self::trigger(sql, table, trigger)
    }

    fn routine(&self, _sql: &mut Sql, _recipe: &Recipe) -> Option<Result<(), RenderError>> {
        Some(Err(RenderError::unsupported(Dialect::MySql, "trigger that calls a function")))
    }

    fn search_vector(
        &self,
        _sql: &mut Sql,
        _language: &str,
        _columns: &[WeightedColumn],
    ) -> Result<(), RenderError> {
        Err(RenderError::unsupported(Dialect::MySql, "columns of words with weights"))
    }

    fn prologue(&self, _effect: Effect) -> Vec<String> {
        prologue()
    }

    fn epilogue(&self, _effect: Effect) -> Vec<String> {
        epilogue()
    }
}

/// Backslashes mean different things in different sessions: a text with one is written as its bytes.
///
/// Not as `_utf8mb4 x'…'`: MariaDB stores such a literal as a string, without escapes, and reads back
/// another text.
pub(super) fn literal(out: &mut String, text: &str) {
    if text.contains('\\') {
        out.push_str("CONVERT(x'");
        push_hex(out, text.as_bytes());
        out.push_str("' USING utf8mb4)");
    } else {
        out.push('\'');
        push_doubled::<'\''>(out, text);
        out.push('\'');
    }
}

/// `COMMENT` takes a plain string only: a backslash is doubled, which no session mistakes for the end of the
/// string (a session with NO_BACKSLASH_ESCAPES keeps both).
pub(super) fn comment(out: &mut String, text: &str) {
    out.push('\'');
    for letter in text.chars() {
        if matches!(letter, '\'' | '\\') {
            out.push(letter);
        }
        out.push(letter);
    }
    out.push('\'');
}

pub(super) fn function(
    sql: &mut Sql,
    dialect: Dialect,
    function: ScalarFunction,
    arguments: &[Expr],
) -> Result<(), RenderError> {
    match function {
        ScalarFunction::Lower => expr::call(sql, "LOWER", arguments),
        ScalarFunction::Upper => expr::call(sql, "UPPER", arguments),
        ScalarFunction::Length => expr::call(sql, "CHAR_LENGTH", arguments),
        ScalarFunction::ByteLength => expr::call(sql, "OCTET_LENGTH", arguments),
        ScalarFunction::Trim => expr::call(sql, "TRIM", arguments),
        ScalarFunction::Abs => expr::call(sql, "ABS", arguments),
        ScalarFunction::Coalesce => expr::call(sql, "COALESCE", arguments),
        ScalarFunction::JoinWords => {
            sql.push("CONCAT_WS(' ', ").list(arguments, expr::any).push(")");
        }
        ScalarFunction::JsonKind => expr::call(sql, "JSON_TYPE", arguments),
        ScalarFunction::IsJson => expr::call(sql, "JSON_VALID", arguments),
        ScalarFunction::Now | ScalarFunction::NowLocal => {
            sql.push("UTC_TIMESTAMP(6)");
        }
        ScalarFunction::Today => {
            sql.push("UTC_DATE()");
        }
        ScalarFunction::TimeOfDay => {
            sql.push("UTC_TIME(6)");
        }
        ScalarFunction::Words
        | ScalarFunction::RandomUuid
        | ScalarFunction::RandomUuidText
        | ScalarFunction::RandomUuidBytes
        | ScalarFunction::NowTextT
        | ScalarFunction::NowTextSpace
        | ScalarFunction::NowTextZ
        | ScalarFunction::NowLocalT
        | ScalarFunction::WithoutZone
        | ScalarFunction::PlaceOfNull
        | ScalarFunction::TypeOf
        | ScalarFunction::JulianDay
        | ScalarFunction::IsDay => {
            return Err(RenderError::unsupported(dialect, format!("function for {function:?}")));
        }
    }
    Ok(())
}

pub(super) fn divide(sql: &mut Sql, left: &Expr, right: &Expr) {
    expr::write(sql, left, Level::Product);
    sql.push(" / ");
    expr::write(sql, right, Level::Sign);
}

pub(super) fn matches(sql: &mut Sql, value: &Expr, pattern: &Pattern) -> Result<(), RenderError> {
    let spelled = pattern.spelled(&FLAVOR).map_err(|fault| fault.of(""))?;
    expr::write(sql, value, Level::Whole);
    sql.push(" REGEXP ").literal(&spelled);
    Ok(())
}

pub(super) fn default(sql: &mut Sql, ty: &ColumnType, default: &Expr) {
    let is_literal = match default {
        Expr::Null => true,
        Expr::Bool(_) | Expr::Number(_) | Expr::Bytes(_) => !is_large(ty),
        Expr::Text(text) => !is_large(ty) && !text.contains('\\'),
        _ => false,
    };
    if is_literal {
        expr::any(sql, default);
    } else {
        sql.push("(");
        expr::any(sql, default);
        sql.push(")");
    }
}

/// Whether MySQL takes no literal as a default of the type.
fn is_large(ty: &ColumnType) -> bool {
    let ColumnType::BuiltIn(ty) = ty else { return false };
    let text = ty.to_string().to_ascii_lowercase();
    ["text", "blob", "json", "geometry", "point"].iter().any(|large| text.contains(large))
}

pub(super) fn column_type(sql: &mut Sql, dialect: Dialect, ty: &ColumnType) -> Result<(), RenderError> {
    match ty {
        ColumnType::BuiltIn(ty) => ty.push_to(sql.text()),
        ColumnType::Named(_) => return Err(RenderError::unsupported(dialect, "enum types")),
        ColumnType::Values(values) => {
            sql.push("ENUM(").list(values, |sql, value| {
                if value.contains('\\') {
                    sql.push("x'");
                    push_hex(sql.text(), value.as_bytes());
                    sql.push("'");
                } else {
                    sql.literal(value);
                }
            });
            sql.push(")");
        }
    }
    Ok(())
}

pub(super) fn collation(sql: &mut Sql, name: &str) {
    if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
        sql.fail(RenderError::Text {
            what: "the collation",
            text: name.to_owned(),
            reason: "it has other characters than letters, digits and `_`",
        });
    }
    sql.push(name);
}

/// `CAST` knows fewer types than columns have.
pub(super) fn cast_type(sql: &mut Sql, dialect: Dialect, ty: &ColumnType) -> Result<(), RenderError> {
    let ColumnType::BuiltIn(ty) = ty else {
        return Err(RenderError::unsupported(dialect, "cast to an enum"));
    };
    let text = ty.to_string();
    let lower = text.to_ascii_lowercase();
    let (word, rest) = lower.split_at(lower.find(['(', ' ']).unwrap_or(lower.len()));
    let length =
        rest.split_once(')').map(|(length, _)| format!("{length})")).filter(|text| text.starts_with('('));
    let length = length.unwrap_or_default();
    match word {
        "varchar" | "char" | "text" | "tinytext" | "mediumtext" | "longtext" => {
            sql.push("char").push(&length)
        }
        "varbinary" | "binary" | "blob" | "tinyblob" | "mediumblob" | "longblob" => {
            sql.push("binary").push(&length)
        }
        "tinyint" | "smallint" | "mediumint" | "int" | "integer" | "bigint" => {
            sql.push(if rest.contains("unsigned") { "unsigned" } else { "signed" })
        }
        _ => sql.push(&text),
    };
    Ok(())
}

pub(super) fn trigger(sql: &mut Sql, table: &Name, trigger: &Trigger) -> Result<(), RenderError> {
    trigger::head(sql, table, trigger, &[]);
    match trigger.definition.as_recipe() {
        Some(Recipe::TouchRow(touch)) => touch_row(sql, touch),
        Some(Recipe::LogRow(log)) => audit::log_row(sql, table, log),
        Some(Recipe::AppendOnly(append)) => audit::append_only(sql, append),
        Some(Recipe::RefuseDelete(refuse)) => audit::refuse_delete(sql, refuse),
        Some(Recipe::CascadeMark(cascade)) => audit::cascade_mark(sql, cascade),
        _ => return trigger::source(sql, table, trigger),
    }
    Ok(())
}

fn touch_row(sql: &mut Sql, touch: &TouchRow) {
    let TouchRow { on: _, key: _, compared, updated_at, version, actors, context: _, revision: _ } = touch;
    (sql.row, sql.clock) = ("NEW.", Clock::Moment);
    let mut values = Vec::new();
    if let Some((column, now)) = updated_at {
        values.push((column, recipe::value(sql, |sql| expr::any(sql, now))));
    }
    for actor in actors {
        let value = recipe::value(sql, |sql| {
            let session = "NULLIF(@app_user_id, '')";
            sql.push("COALESCE(");
            if actor.is_uuid_bytes {
                sql.push("UNHEX(REPLACE(").push(session).push(", '-', ''))");
            } else {
                sql.push(session);
            }
            sql.push(", NEW.").ident(&actor.name).push(")");
        });
        values.push((&actor.name, value));
    }
    let Some(version) = version else {
        // One assignment list needs no block, and no other delimiter on the command line.
        sql.push("SET ").list(&values, |sql, (column, value)| {
            sql.push("NEW.").ident(column).push(" = ");
            if compared.is_empty() {
                sql.push(value);
            } else {
                sql.push("IF(");
                recipe::all_same(sql, compared, " <=> ");
                sql.push(", NEW.").ident(column).push(", ").push(value).push(")");
            }
        });
        return;
    };
    sql.push("BEGIN\n  IF NOT (NEW.").ident(version).push(" <=> OLD.").ident(version);
    sql.push(" OR NEW.").ident(version).push(" <=> OLD.").ident(version).push(" + 1) THEN\n");
    sql.push("    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'stale version';\n  END IF;\n");
    if !compared.is_empty() {
        sql.push("  IF NOT (");
        recipe::all_same(sql, compared, " <=> ");
        sql.push(") THEN\n  ");
    }
    sql.push("  SET NEW.").ident(version).push(" = OLD.").ident(version).push(" + 1");
    for (column, value) in &values {
        sql.push(", NEW.").ident(column).push(" = ").push(value);
    }
    sql.push(if compared.is_empty() { ";\nEND" } else { ";\n  END IF;\nEND" });
}

/// The session's settings are kept, and set back by [`epilogue`].
pub(super) fn prologue() -> Vec<String> {
    [
        "SET NAMES utf8mb4",
        "SET @previous_sql_mode = @@SESSION.sql_mode, @previous_time_zone = @@SESSION.time_zone, \
         @previous_foreign_key_checks = @@SESSION.foreign_key_checks",
        "SET SESSION sql_mode = 'TRADITIONAL,NO_AUTO_VALUE_ON_ZERO'",
        "SET SESSION time_zone = '+00:00'",
        "SET SESSION foreign_key_checks = 1",
    ]
    .map(str::to_owned)
    .to_vec()
}

pub(super) fn epilogue() -> Vec<String> {
    [
        "SET SESSION foreign_key_checks = @previous_foreign_key_checks",
        "SET SESSION time_zone = @previous_time_zone",
        "SET SESSION sql_mode = @previous_sql_mode",
    ]
    .map(str::to_owned)
    .to_vec()
}
