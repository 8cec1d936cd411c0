//! Words in SQL: comments that a database keeps, and comments for the reader.

use schema_as_code_core::dialect::Dialect;

use super::{
    RenderError, Sql,
    column::comment_literal,
    one,
    spelling::{Comments, facts},
};
use crate::catalog::ObjectId;

/// Sets or removes the comment of an object that is there.
pub(super) fn set(
    object: &ObjectId,
    text: Option<&str>,
    dialect: Dialect,
) -> Result<Vec<String>, RenderError> {
    match facts(dialect).comments {
        Comments::Statements => on(object, text, dialect).map(|sql| vec![sql]),
        Comments::InDefinition => {
            let ObjectId::Table(table) = object else {
                return Err(RenderError::unsupported(dialect, format!("comment on {object}")));
            };
            let mut sql = super::alter_table(table, dialect);
            sql.push("COMMENT = ");
            comment_literal(&mut sql, text.unwrap_or_default());
            one(sql)
        }
        Comments::InText => Err(RenderError::Unwritten { object: object.clone(), verb: "commented anew" }),
    }
}

/// `COMMENT ON … IS …`, as a statement of its own.
pub(super) fn on(object: &ObjectId, text: Option<&str>, dialect: Dialect) -> Result<String, RenderError> {
    let mut sql = Sql::new(dialect);
    write_on(&mut sql, object, text)?;
    sql.finish()
}

/// `COMMENT ON … IS …`
pub(super) fn write_on(sql: &mut Sql, object: &ObjectId, text: Option<&str>) -> Result<(), RenderError> {
    let dialect = sql.dialect;
    sql.push("COMMENT ON ");
    match object {
        ObjectId::Namespace(name) => sql.push("SCHEMA ").ident(name),
        ObjectId::Enum(name) => sql.push("TYPE ").name(name),
        ObjectId::Routine(name) => sql.push("FUNCTION ").name(name).push("()"),
        ObjectId::Table(name) => sql.push("TABLE ").name(name),
        ObjectId::View(name) => sql.push("VIEW ").name(name),
        ObjectId::Column(table, name) => sql.push("COLUMN ").name(table).push(".").ident(name),
        ObjectId::Trigger(table, name) => sql.push("TRIGGER ").ident(name).push(" ON ").name(table),
        ObjectId::Unique(table, name) | ObjectId::Check(table, name) | ObjectId::ForeignKey(table, name) => {
            sql.push("CONSTRAINT ").ident(name).push(" ON ").name(table)
        }
        ObjectId::PrimaryKey(_) | ObjectId::Index(..) | ObjectId::Search(..) => {
            return Err(RenderError::unsupported(dialect, format!("way to comment on {object}")));
        }
    };
    sql.push(" IS ");
    match text {
        Some(text) => sql.literal(text),
        None => sql.push("NULL"),
    };
    Ok(())
}

/// `text` as one line behind `-- `: nothing in it ends the comment or changes how the line is shown.
pub(super) fn push_line(out: &mut String, text: &str) {
    // Most lines are plain ASCII.
    if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        out.push_str(text);
        return;
    }
    for letter in text.chars() {
        match letter {
            // Line ends, and NUL, at which a reader of C strings would stop.
            _ if letter.is_control() => out.push(' '),
            '\u{2028}' | '\u{2029}' => out.push(' '),
            // They would show the rest of the line in another order than it is read.
            '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            _ => out.push(letter),
        }
    }
}
