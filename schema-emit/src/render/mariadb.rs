//! MariaDB, where it differs from MySQL.

use super::{
    RenderError, mysql,
    pattern::Pattern,
    spelling::{Effect, Facts, Spelling},
    sql::Sql,
};
use crate::catalog::{ColumnType, Expr, Name, Recipe, ScalarFunction, Trigger, WeightedColumn};
use schema_as_code_core::dialect::Dialect;

pub(super) struct MariaDb;

static FACTS: Facts = Facts { has_generated_not_null: false, has_expression_indexes: false, ..mysql::COMMON };

impl Spelling for MariaDb {
    fn facts(&self) -> &'static Facts {
        &FACTS
    }

    fn supports_namespaces(&self, _name: &str) -> Result<(), RenderError> {
        Err(RenderError::unsupported(Dialect::MariaDb, "schemas inside a database"))
    }

    fn literal(&self, out: &mut String, text: &str) {
        mysql::literal(out, text);
    }

    fn bytes(&self, out: &mut String, bytes: &[u8]) {
        mysql::MySql.bytes(out, bytes);
    }

    fn truth(&self, value: bool) -> &'static str {
        mysql::MySql.truth(value)
    }

    fn function(
        &self,
        sql: &mut Sql,
        function: ScalarFunction,
        arguments: &[Expr],
    ) -> Result<(), RenderError> {
        match function {
            ScalarFunction::RandomUuid => {
                sql.push("UUID()");
                Ok(())
            }
            ScalarFunction::RandomUuidBytes | ScalarFunction::RandomUuidText => {
                mysql::MySql.function(sql, function, arguments)
            }
            _ => mysql::function(sql, Dialect::MariaDb, function, arguments),
        }
    }

    fn divide(&self, sql: &mut Sql, left: &Expr, right: &Expr) {
        mysql::divide(sql, left, right);
    }

    fn divide_whole(&self) -> &'static str {
        mysql::MySql.divide_whole()
    }

    fn glob(&self) -> Result<&'static str, RenderError> {
        Err(RenderError::unsupported(Dialect::MariaDb, "`GLOB`"))
    }

    fn matches(&self, sql: &mut Sql, value: &Expr, pattern: &Pattern) -> Result<(), RenderError> {
        mysql::matches(sql, value, pattern)
    }

    fn needs_comparison(&self) -> bool {
        false
    }

    fn default(&self, sql: &mut Sql, ty: &ColumnType, default: &Expr) {
        mysql::default(sql, ty, default);
    }

    fn column_type(&self, sql: &mut Sql, ty: &ColumnType) -> Result<(), RenderError> {
        mysql::column_type(sql, Dialect::MariaDb, ty)
    }

    fn collation(&self, sql: &mut Sql, name: &str) {
        mysql::collation(sql, name);
    }

    fn cast_type(&self, sql: &mut Sql, ty: &ColumnType) -> Result<(), RenderError> {
        mysql::cast_type(sql, Dialect::MariaDb, ty)
    }

    fn trigger(&self, sql: &mut Sql, table: &Name, trigger: &Trigger) -> Result<(), RenderError> {
        mysql::trigger(sql, table, trigger)
    }

    fn routine(&self, _sql: &mut Sql, _recipe: &Recipe) -> Option<Result<(), RenderError>> {
        Some(Err(RenderError::unsupported(Dialect::MariaDb, "trigger that calls a function")))
    }

    fn search_vector(
        &self,
        _sql: &mut Sql,
        _language: &str,
        _columns: &[WeightedColumn],
    ) -> Result<(), RenderError> {
        Err(RenderError::unsupported(Dialect::MariaDb, "columns of words with weights"))
    }

    fn prologue(&self, _effect: Effect) -> Vec<String> {
        mysql::prologue()
    }

    fn epilogue(&self, _effect: Effect) -> Vec<String> {
        mysql::epilogue()
    }
}
