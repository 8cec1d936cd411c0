//! A column's definition, as sea-query prints it.

use schema_as_code_core::dialect::Dialect;
use sea_query::{ColumnDef, ColumnType, Expr};

use super::{
    RenderError, Sql, definition, mysql,
    spelling::{Comments, Facts, Identity, facts},
    sql::check_name,
};
use crate::catalog::{
    Column, ColumnPosition, ColumnType as SpelledType, Definition, Generated, Name, ObjectId, PrimaryKey,
    Storage,
};

/// The column `column` of `table`; with the key of the table, where a column that counts up must be it.
pub(super) fn definition(
    table: &Name,
    column: &Column,
    key: Option<&PrimaryKey>,
    position: Option<&ColumnPosition>,
    dialect: Dialect,
) -> Result<ColumnDef, RenderError> {
    let Column {
        name,
        ty: _,
        is_nullable,
        default,
        generated,
        is_identity,
        visibility,
        collation: _,
        comment,
    } = column;
    let facts = facts(dialect);
    check_name(name)?;
    // A type of ours is its text: sea-query's own types lose enums' quotes, precision, and STRICT.
    let ty = ColumnType::custom(spelled_type(column, dialect)?);
    let mut definition = ColumnDef::new_with_type(name.clone(), ty);
    let mut extra = Sql::new(dialect);
    if let Some(default) = default {
        let text = self::default(table, column, default, dialect)?;
        definition.default(Expr::custom_keyword(text));
    }
    match generated {
        None if !is_nullable => {
            definition.not_null();
        }
        None => {}
        Some(generated) => {
            self::generated(&mut definition, table, column, generated, dialect)?;
            // MySQL wants it after GENERATED, where sea-query writes it before.
            if !is_nullable {
                if !facts.has_generated_not_null {
                    return Err(RenderError::unsupported(dialect, "generated columns that are NOT NULL"));
                }
                extra.push(" NOT NULL");
            }
        }
    }
    if *is_identity {
        identity(&mut extra, facts, column, key)?;
    }
    if !visibility.is_visible() {
        if !facts.has_invisible_columns {
            return Err(RenderError::unsupported(dialect, "invisible columns"));
        }
        extra.push(" INVISIBLE");
    }
    if let (Some(comment), Comments::InDefinition) = (comment, facts.comments) {
        extra.push(" COMMENT ");
        comment_literal(&mut extra, comment);
    }
    match position {
        Some(ColumnPosition::First) => {
            extra.push(" FIRST");
        }
        Some(ColumnPosition::After(other)) => {
            extra.push(" AFTER ").ident(other);
        }
        None => {}
    }
    let extra = extra.finish()?;
    if !extra.is_empty() {
        definition.extra(extra.trim_start().to_owned());
    }
    Ok(definition)
}

/// A comment inside of a definition.
pub(super) fn comment_literal(sql: &mut Sql, comment: &str) {
    if comment.contains('\0') {
        sql.fail(RenderError::Text {
            what: "the comment",
            text: comment.to_owned(),
            reason: "it contains NUL",
        });
    }
    mysql::comment(sql.text(), comment);
}

/// The type, and the collation that belongs to it.
fn spelled_type(column: &Column, dialect: Dialect) -> Result<String, RenderError> {
    if let (SpelledType::BuiltIn(text), None) = (&column.ty, &column.collation) {
        return Ok(text.clone());
    }
    let mut sql = Sql::new(dialect);
    let spelling = sql.spelling;
    sql.attempt(|sql| spelling.column_type(sql, &column.ty));
    if let Some(collation) = &column.collation {
        sql.push(" COLLATE ");
        spelling.collation(&mut sql, collation);
    }
    sql.finish()
}

/// What follows `DEFAULT`.
pub(super) fn default(
    table: &Name,
    column: &Column,
    default: &Definition,
    dialect: Dialect,
) -> Result<String, RenderError> {
    let mut sql = Sql::new(dialect);
    let spelling = sql.spelling;
    match default {
        Definition::Portable(expr) => spelling.default(&mut sql, &column.ty, expr),
        Definition::Source(_) => definition::value(&mut sql, default, || object(table, column)),
        Definition::Recipe(_) | Definition::Observed(_) => {
            return Err(definition::refusal(default, object(table, column)));
        }
    }
    sql.finish()
}

fn object(table: &Name, column: &Column) -> ObjectId {
    ObjectId::Column(table.clone(), column.name.clone())
}

fn generated(
    column_def: &mut ColumnDef,
    table: &Name,
    column: &Column,
    generated: &Generated,
    dialect: Dialect,
) -> Result<(), RenderError> {
    let is_stored = generated.storage == Storage::Stored;
    if !is_stored && !facts(dialect).has_virtual_columns {
        return Err(RenderError::unsupported(dialect, "generated columns that are computed on reading"));
    }
    let mut sql = Sql::new(dialect);
    definition::generated(&mut sql, &generated.definition, || object(table, column));
    column_def.generated(Expr::cust(sql.finish()?), is_stored);
    Ok(())
}

fn identity(
    extra: &mut Sql,
    facts: &Facts,
    column: &Column,
    key: Option<&PrimaryKey>,
) -> Result<(), RenderError> {
    match facts.identity {
        Identity::Generated => {
            extra.push(" GENERATED BY DEFAULT AS IDENTITY");
        }
        Identity::AutoIncrement => {
            extra.push(" AUTO_INCREMENT");
        }
        Identity::Key => {
            let Some(key) = key.filter(|key| key.columns == [column.name.as_str()]) else {
                return Err(RenderError::unsupported(
                    extra.dialect,
                    "column that counts up and is not the key alone",
                ));
            };
            if let Some(name) = &key.name {
                extra.push(" CONSTRAINT ").ident(name);
            }
            extra.push(" PRIMARY KEY AUTOINCREMENT");
        }
    }
    Ok(())
}
