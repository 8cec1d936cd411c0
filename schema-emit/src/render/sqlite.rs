//! SQLite.

mod audit;
mod search;

use super::{
    RenderError, TransactionMode,
    expr::{self, Level},
    pattern::{Pattern, write_glob},
    postgres::push_hex,
    recipe,
    spelling::{
        Columns, Comments, Constraints, Effect, Facts, ForeignKeys, Identity, Indexes, Keys, Quote, Rows,
        SearchStatements, Spelling, Triggers,
    },
    sql::{Clock, Sql, push_doubled},
    trigger,
};
use crate::catalog::{
    ColumnType, Expr, Name, Recipe, ScalarFunction, SearchTable, Text, TouchRow, Trigger, TriggerEvent,
    WeightedColumn,
};
use schema_as_code_core::dialect::Dialect;

pub(super) struct Sqlite;

static FACTS: Facts = Facts {
    quote: Quote::Double,
    same: " IS ",
    transaction: TransactionMode::Joins,
    indexes: Indexes::Separate,
    foreign_keys: ForeignKeys::AlwaysInline,
    columns: Columns::Appended,
    comments: Comments::InText,
    constraints: Constraints::Rebuilt,
    keys: Keys::Constraints,
    triggers: Triggers::OfDatabase,
    identity: Identity::Key,
    create_view: "CREATE VIEW ",
    has_invisible_columns: false,
    has_virtual_columns: true,
    has_generated_not_null: true,
    has_expression_indexes: true,
    has_partial_indexes: true,
    has_index_methods: false,
    has_deferrable_foreign_keys: true,
    merges_uniques: false,
    rows: Rows::Written,
};

impl Spelling for Sqlite {
    fn facts(&self) -> &'static Facts {
        &FACTS
    }

    fn supports_namespaces(&self, _name: &str) -> Result<(), RenderError> {
        Err(RenderError::unsupported(Dialect::Sqlite, "schemas"))
    }

    fn literal(&self, out: &mut String, text: &str) {
        out.push('\'');
        push_doubled::<'\''>(out, text);
        out.push('\'');
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
            ScalarFunction::Lower => expr::call(sql, "lower", arguments),
            ScalarFunction::Upper => expr::call(sql, "upper", arguments),
            ScalarFunction::Length => expr::call(sql, "length", arguments),
            ScalarFunction::Trim => expr::call(sql, "trim", arguments),
            ScalarFunction::Abs => expr::call(sql, "abs", arguments),
            ScalarFunction::Coalesce => expr::call(sql, "coalesce", arguments),
            ScalarFunction::JsonKind => expr::call(sql, "json_type", arguments),
            ScalarFunction::IsJson => expr::call(sql, "json_valid", arguments),
            ScalarFunction::TypeOf => expr::call(sql, "typeof", arguments),
            ScalarFunction::JulianDay => expr::call(sql, "julianday", arguments),
            ScalarFunction::IsDay => {
                sql.push("(date(").list(arguments, expr::any).push(") IS substr(");
                sql.list(arguments, expr::any).push(", 1, 10))");
            }
            // `octet_length` is younger than the oldest version.
            ScalarFunction::ByteLength => {
                sql.push("length(CAST(").list(arguments, expr::any).push(" AS BLOB))");
            }
            ScalarFunction::Today => {
                sql.push("date('now')");
            }
            ScalarFunction::NowLocal => {
                sql.push("replace(strftime('%Y-%m-%d %H:%M:%f', 'now'), '.000', '')");
            }
            ScalarFunction::TimeOfDay => {
                sql.push("replace(strftime('%H:%M:%f', 'now'), '.000', '')");
            }
            ScalarFunction::NowTextT => {
                sql.push("replace(strftime('%Y-%m-%dT%H:%M:%f', 'now'), '.000', '') || '+00:00'");
            }
            ScalarFunction::NowTextSpace => {
                sql.push("replace(strftime('%Y-%m-%d %H:%M:%f', 'now'), '.000', '') || '+00:00'");
            }
            ScalarFunction::NowTextZ => {
                sql.push("replace(strftime('%Y-%m-%dT%H:%M:%f', 'now'), '.000', '') || 'Z'");
            }
            ScalarFunction::NowLocalT => {
                sql.push("replace(strftime('%Y-%m-%dT%H:%M:%f', 'now'), '.000', '')");
            }
            ScalarFunction::WithoutZone => {
                sql.push("rtrim(").list(arguments, expr::any).push(", 'Z')");
            }
            // Version 4. Every part is a blob, so that joining them keeps their bytes.
            ScalarFunction::RandomUuidBytes => {
                sql.push(
                    "CAST(randomblob(6) || substr(x'404142434445464748494a4b4c4d4e4f', 1 + (random() & 15), 1) \
                     || randomblob(1) || substr(x'8090a0b0', 1 + (random() & 3), 1) || randomblob(7) AS BLOB)",
                );
            }
            ScalarFunction::RandomUuidText => {
                sql.push(
                    "lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' \
                     || substr(hex(randomblob(2)), 2) || '-' || substr('89ab', 1 + (random() & 3), 1) \
                     || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))",
                );
            }
            ScalarFunction::JoinWords
            | ScalarFunction::Words
            | ScalarFunction::Now
            | ScalarFunction::RandomUuid
            | ScalarFunction::PlaceOfNull => {
                return Err(RenderError::unsupported(
                    Dialect::Sqlite,
                    format!("type of its own for {function:?}"),
                ));
            }
        }
        Ok(())
    }

    fn divide(&self, sql: &mut Sql, left: &Expr, right: &Expr) {
        expr::write(sql, left, Level::Product);
        sql.push(" * 1.0 / ");
        expr::write(sql, right, Level::Sign);
    }

    fn divide_whole(&self) -> &'static str {
        " / "
    }

    fn glob(&self) -> Result<&'static str, RenderError> {
        Ok(" GLOB ")
    }

    fn matches(&self, sql: &mut Sql, value: &Expr, pattern: &Pattern) -> Result<(), RenderError> {
        write_glob(sql, value, pattern).map_err(|fault| fault.of(""))
    }

    fn needs_comparison(&self) -> bool {
        false
    }

    fn default(&self, sql: &mut Sql, _ty: &ColumnType, default: &Expr) {
        let is_literal =
            matches!(default, Expr::Null | Expr::Bool(_) | Expr::Number(_) | Expr::Text(_) | Expr::Bytes(_));
        if is_literal {
            expr::any(sql, default);
        } else {
            sql.push("(");
            expr::any(sql, default);
            sql.push(")");
        }
    }

    fn column_type(&self, sql: &mut Sql, ty: &ColumnType) -> Result<(), RenderError> {
        match ty {
            ColumnType::BuiltIn(ty) => {
                ty.push_to(sql.text());
                Ok(())
            }
            ColumnType::Named(_) | ColumnType::Values(_) => {
                Err(RenderError::unsupported(Dialect::Sqlite, "enum types"))
            }
        }
    }

    fn collation(&self, sql: &mut Sql, name: &str) {
        sql.ident(name);
    }

    fn cast_type(&self, sql: &mut Sql, ty: &ColumnType) -> Result<(), RenderError> {
        self.column_type(sql, ty)
    }

    fn trigger(&self, sql: &mut Sql, table: &Name, trigger: &Trigger) -> Result<(), RenderError> {
        match trigger.definition.as_recipe() {
            Some(Recipe::TouchRow(touch)) => touch_row(sql, table, trigger, touch),
            Some(Recipe::GuardVersion { version, revision: _ }) => {
                trigger::head(sql, table, trigger, std::slice::from_ref(version));
                // The trigger that touches the row writes the next version: that one must pass.
                sql.push("WHEN NEW.").ident(version).push(" IS NOT OLD.").ident(version);
                sql.push(" AND NEW.").ident(version).push(" IS NOT OLD.").ident(version).push(" + 1\n");
                sql.push("BEGIN\n  SELECT RAISE(ABORT, 'stale version');\nEND");
                Ok(())
            }
            Some(Recipe::LogRow(log)) => audit::log_row(sql, table, trigger, log),
            Some(Recipe::AppendOnly(append)) => audit::append_only(sql, table, trigger, append),
            Some(Recipe::MarkDeleted(mark)) => audit::mark_deleted(sql, table, trigger, mark),
            Some(Recipe::CascadeMark(cascade)) => {
                audit::cascade_mark(sql, table, trigger, cascade);
                Ok(())
            }
            _ => {
                trigger::head(sql, table, trigger, &[]);
                trigger::source(sql, table, trigger)
            }
        }
    }

    fn routine(&self, _sql: &mut Sql, _recipe: &Recipe) -> Option<Result<(), RenderError>> {
        Some(Err(RenderError::unsupported(Dialect::Sqlite, "trigger that calls a function")))
    }

    fn search_vector(
        &self,
        _sql: &mut Sql,
        _language: &str,
        _columns: &[WeightedColumn],
    ) -> Result<(), RenderError> {
        Err(RenderError::unsupported(Dialect::Sqlite, "columns of words with weights"))
    }

    fn search_table(
        &self,
        table: &Name,
        name: &str,
        search: &SearchTable,
    ) -> Option<Result<SearchStatements, RenderError>> {
        Some(search::statements(table, name, search))
    }

    fn prologue(&self, effect: Effect) -> Vec<String> {
        // No effect inside a transaction. A table that goes would otherwise take its rows' children along.
        let enforcement = match effect {
            Effect::Keeps => "PRAGMA foreign_keys = ON",
            Effect::Drops => "PRAGMA foreign_keys = OFF",
        };
        vec![enforcement.to_owned(), "BEGIN IMMEDIATE".to_owned()]
    }

    fn epilogue(&self, effect: Effect) -> Vec<String> {
        let mut statements = vec!["COMMIT".to_owned()];
        if effect == Effect::Drops {
            statements.push("PRAGMA foreign_keys = ON".to_owned());
        }
        statements
    }
}

/// The acting user is kept as the driver binds it; a column of text takes a UUID's bytes as its 36
/// characters.
const USER_AS_TEXT: &str = "CASE typeof(\"user_id\") WHEN 'blob' THEN \
lower(substr(hex(\"user_id\"), 1, 8) || '-' || substr(hex(\"user_id\"), 9, 4) || '-' || \
substr(hex(\"user_id\"), 13, 4) || '-' || substr(hex(\"user_id\"), 17, 4) || '-' || substr(hex(\"user_id\"), 21)) \
ELSE \"user_id\" END";

fn text() -> ColumnType {
    ColumnType::built_in("TEXT")
}

/// Fires on the user's columns only, so that what it writes does not fire it again, whatever
/// `recursive_triggers` says.
fn touch_row(sql: &mut Sql, table: &Name, trigger: &Trigger, touch: &TouchRow) -> Result<(), RenderError> {
    let TouchRow { on: _, key, compared, updated_at, version, actors, context, revision: _ } = touch;
    let columns: Vec<Text> = compared.iter().map(|column| column.name.clone()).collect();
    let is_update = trigger.event == TriggerEvent::Update;
    if is_update && columns.is_empty() {
        return Err(RenderError::unsupported(Dialect::Sqlite, "trigger on a change of no column"));
    }
    trigger::head(sql, table, trigger, if is_update { &columns } else { &[] });
    if is_update {
        sql.push("WHEN ");
        recipe::any_differs(sql, &columns, " IS NOT ");
        sql.push("\n");
    }
    (sql.row, sql.clock) = ("NEW.", Clock::Moment);
    let mut assignments = Vec::new();
    if let Some(version) = version.as_ref().filter(|_| is_update) {
        let value = recipe::value(sql, |sql| {
            sql.push("OLD.").ident(version).push(" + 1");
        });
        assignments.push((version, value));
    }
    if let Some((column, now)) = updated_at {
        assignments.push((column, recipe::value(sql, |sql| expr::any(sql, now))));
    }
    for actor in actors {
        let value = recipe::value(sql, |sql| match context {
            Some(context) => {
                let user = if actor.ty == text() { USER_AS_TEXT } else { "\"user_id\"" };
                sql.push("coalesce((SELECT ").push(user).push(" FROM ").name(context).push("), NEW.");
                sql.ident(&actor.name).push(")");
            }
            None => sql.fail(RenderError::unsupported(
                Dialect::Sqlite,
                "session settings, and the trigger names no table that holds the acting user",
            )),
        });
        assignments.push((&actor.name, value));
    }
    sql.push("BEGIN\n  UPDATE ").name(table).push(" SET ");
    sql.list(&assignments, |sql, (column, value)| {
        sql.ident(column).push(" = ").push(value);
    });
    sql.push(" WHERE ");
    if key.is_empty() {
        sql.push("rowid = NEW.rowid");
    }
    for (place, column) in key.iter().enumerate() {
        sql.push(if place > 0 { " AND " } else { "" }).ident(column).push(" = NEW.").ident(column);
    }
    sql.push(";\nEND");
    Ok(())
}
