//! Triggers and the functions they call.

use super::{RenderError, Sql, copy, definition::refusal, one, spelling};
use crate::catalog::{
    Definition, Name, ObjectId, Recipe, Routine, Text, Trigger, TriggerEvent, TriggerTiming,
};
use schema_as_code_core::dialect::Dialect;

pub(super) fn create(table: &Name, trigger: &Trigger, dialect: Dialect) -> Result<String, RenderError> {
    let mut sql = Sql::new(dialect);
    match copy::trigger(&mut sql, table, trigger) {
        Some(written) => written?,
        None => spelling::of(dialect).trigger(&mut sql, table, trigger)?,
    }
    sql.finish()
}

/// `CREATE TRIGGER … FOR EACH ROW`, fired by a change of `columns`, or of any.
pub(super) fn head(sql: &mut Sql, table: &Name, trigger: &Trigger, columns: &[Text]) {
    let Trigger { name, timing, event, definition: _, depends_on: _ } = trigger;
    sql.push("CREATE TRIGGER ").ident(name);
    sql.push(match timing {
        TriggerTiming::Before => " BEFORE",
        TriggerTiming::After => " AFTER",
    });
    sql.push(match event {
        TriggerEvent::Insert => " INSERT",
        TriggerEvent::Update => " UPDATE",
        TriggerEvent::Delete => " DELETE",
    });
    if !columns.is_empty() {
        sql.push(" OF ").idents(columns);
    }
    sql.push(" ON ").name(table).push("\nFOR EACH ROW\n");
}

/// The user's own trigger: what follows `FOR EACH ROW`.
pub(super) fn source(sql: &mut Sql, table: &Name, trigger: &Trigger) -> Result<(), RenderError> {
    let Definition::Source(text) = &trigger.definition else {
        let object = ObjectId::Trigger(table.clone(), trigger.name.clone());
        return Err(refusal(&trigger.definition, object));
    };
    own(sql, text);
    Ok(())
}

pub(super) fn own(sql: &mut Sql, text: &str) {
    if text.contains('\0') {
        sql.fail(RenderError::Text { what: "the SQL", text: text.to_owned(), reason: "it contains NUL" });
    }
    sql.push(text.trim_end().trim_end_matches(';'));
}

/// The user's own function is what follows `CREATE FUNCTION name()`.
pub(super) fn create_routine(routine: &Routine, dialect: Dialect) -> Result<String, RenderError> {
    self::routine("CREATE FUNCTION ", routine, dialect)
}

/// The triggers that call the function stay.
pub(super) fn replace_routine(routine: &Routine, dialect: Dialect) -> Result<String, RenderError> {
    self::routine("CREATE OR REPLACE FUNCTION ", routine, dialect)
}

fn routine(verb: &str, routine: &Routine, dialect: Dialect) -> Result<String, RenderError> {
    let Routine { name, definition, depends_on: _ } = routine;
    let mut sql = Sql::new(dialect);
    sql.push(verb).name(name).push("()");
    match definition {
        Definition::Recipe(recipe) => match &**recipe {
            Recipe::TakeCopies(take) => copy::routine::take(&mut sql, take)?,
            Recipe::SpreadCopies(spread) => copy::routine::spread(&mut sql, spread)?,
            recipe => match spelling::of(dialect).routine(&mut sql, recipe) {
                Some(written) => written?,
                None => return Err(refusal(definition, ObjectId::Routine(name.clone()))),
            },
        },
        Definition::Source(text) => {
            sql.push(" ");
            own(&mut sql, text);
        }
        other => return Err(refusal(other, ObjectId::Routine(name.clone()))),
    }
    sql.finish()
}

pub(super) fn drop(table: &Name, name: &str, dialect: Dialect) -> Result<Vec<String>, RenderError> {
    let mut sql = Sql::new(dialect);
    sql.push("DROP TRIGGER ").ident(name);
    if spelling::facts(dialect).triggers == spelling::Triggers::OfTable {
        sql.push(" ON ").name(table);
    }
    one(sql)
}
