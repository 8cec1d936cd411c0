//! Indexes. Ours: sea-query leaves names unescaped, puts operator classes behind the direction, and panics
//! on expressions.

use schema_as_code_core::dialect::Dialect;

use super::{
    RenderError, Sql, definition, one,
    spelling::{Facts, Keys},
};
use crate::catalog::{Definition, Expr, Index, IndexKey, IndexOrder, Method, Name, NullOrder, ObjectId};

pub(super) fn create(sql: &mut Sql, table: &Name, index: &Index) -> Result<(), RenderError> {
    let (dialect, facts) = (sql.dialect, sql.facts);
    sql.push("CREATE ").push(kind(dialect, facts, index)?).push("INDEX ").ident(&index.name);
    sql.push(" ON ").name(table);
    if let Some(method) = method(index.method) {
        sql.push(" USING ").push(method);
    }
    sql.push(" ");
    keys(sql, facts, table, index);
    if !index.include.is_empty() {
        if !facts.has_index_methods {
            sql.fail(RenderError::unsupported(dialect, "further columns in an index"));
        }
        sql.push(" INCLUDE (").idents(&index.include).push(")");
    }
    if index.are_nulls_equal {
        if !facts.has_index_methods {
            sql.fail(RenderError::unsupported(dialect, "unique index in which NULLs are equal"));
        }
        sql.push(" NULLS NOT DISTINCT");
    }
    if let Some(predicate) = &index.predicate {
        // Left out, the index would be another one: a stricter one when it is unique.
        if !facts.has_partial_indexes {
            sql.fail(RenderError::unsupported(dialect, "partial indexes"));
        }
        sql.push(" WHERE ");
        definition::condition(sql, predicate, || id(table, index));
    }
    Ok(())
}

/// `KEY name (…)`, inside `CREATE TABLE`.
pub(super) fn inline(sql: &mut Sql, table: &Name, index: &Index) {
    let facts = sql.facts;
    sql.attempt(|sql| {
        let kind = kind(sql.dialect, facts, index)?;
        sql.push(kind).push("KEY ").ident(&index.name).push(" ");
        Ok(())
    });
    keys(sql, facts, table, index);
    if !index.include.is_empty() {
        sql.fail(RenderError::unsupported(sql.dialect, "further columns in an index"));
    }
    if index.predicate.is_some() {
        sql.fail(RenderError::unsupported(sql.dialect, "partial indexes"));
    }
    if index.are_nulls_equal {
        sql.fail(RenderError::unsupported(sql.dialect, "unique index in which NULLs are equal"));
    }
}

pub(super) fn drop(table: &Name, index: &Index, dialect: Dialect) -> Result<Vec<String>, RenderError> {
    let mut sql = Sql::new(dialect);
    sql.push("DROP INDEX ");
    match sql.facts.keys {
        // An index is in the schema of its table.
        Keys::Constraints => sql.name(&Name::qualified(table.namespace.clone(), index.name.clone())),
        Keys::Indexes => sql.ident(&index.name).push(" ON ").name(table),
    };
    one(sql)
}

fn id(table: &Name, index: &Index) -> ObjectId {
    ObjectId::Index(table.clone(), index.name.clone())
}

/// What stands before `INDEX` or `KEY`.
fn kind(dialect: Dialect, facts: &Facts, index: &Index) -> Result<&'static str, RenderError> {
    match index.method {
        Method::Tree => {}
        Method::FullText if facts.keys == Keys::Indexes && !index.is_unique => return Ok("FULLTEXT "),
        Method::Hash | Method::Gin | Method::Gist | Method::Brin if facts.has_index_methods => {}
        other => return Err(RenderError::unsupported(dialect, format!("index of the kind {other:?}"))),
    }
    Ok(if index.is_unique { "UNIQUE " } else { "" })
}

const fn method(method: Method) -> Option<&'static str> {
    match method {
        Method::Tree | Method::FullText => None,
        Method::Hash => Some("hash"),
        Method::Gin => Some("gin"),
        Method::Gist => Some("gist"),
        Method::Brin => Some("brin"),
    }
}

fn keys(sql: &mut Sql, facts: &Facts, table: &Name, index: &Index) {
    sql.push("(").list(&index.keys, |sql, key| {
        let IndexKey { definition, order, nulls, operator_class } = key;
        let is_column = matches!(definition, Definition::Portable(Expr::Column(_)));
        if !is_column && !facts.has_expression_indexes {
            sql.fail(RenderError::unsupported(sql.dialect, "indexes over expressions"));
        }
        definition::key(sql, definition, || id(table, index));
        if (operator_class.is_some() || nulls.is_some()) && !facts.has_index_methods {
            let what = "operator classes and places for NULL in an index";
            sql.fail(RenderError::unsupported(sql.dialect, what));
        }
        if let Some(class) = operator_class {
            sql.push(" ");
            for (place, part) in class.split('.').enumerate() {
                sql.push(if place > 0 { "." } else { "" }).ident(part);
            }
        }
        if *order == IndexOrder::Descending {
            sql.push(" DESC");
        }
        match nulls {
            Some(NullOrder::First) => sql.push(" NULLS FIRST"),
            Some(NullOrder::Last) => sql.push(" NULLS LAST"),
            None => sql,
        };
    });
    sql.push(")");
}
