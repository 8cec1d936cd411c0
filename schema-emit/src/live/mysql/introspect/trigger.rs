//! Triggers.

use super::{Found, IntrospectError, ObjectId, Server, Session, misunderstood, select, shown};
use crate::{
    catalog::{Definition, Trigger, TriggerEvent, TriggerTiming},
    live::mysql::query::known,
};

const SUBJECT: &str = "triggers";

/// The `sql_mode` in which create scripts make triggers, whatever the version: a trigger runs in that of its making.
const OUR_MODE: [&str; 8] = [
    "ERROR_FOR_DIVISION_BY_ZERO",
    "NO_AUTO_VALUE_ON_ZERO",
    "NO_ENGINE_SUBSTITUTION",
    "NO_ZERO_DATE",
    "NO_ZERO_IN_DATE",
    "STRICT_ALL_TABLES",
    "STRICT_TRANS_TABLES",
    "TRADITIONAL",
];

/// A part of `TRADITIONAL` on MariaDB, and without meaning for a trigger.
const OF_NO_MEANING: &str = "NO_AUTO_CREATE_USER";

pub(super) fn read<S: Server>(
    server: &mut S,
    session: &Session,
    found: &mut Found,
) -> Result<(), IntrospectError<S::Error>> {
    let columns = [
        "event_object_table",
        "trigger_name",
        "action_timing",
        "event_manipulation",
        "action_order",
        "action_statement",
        "sql_mode",
        "character_set_client",
        "collation_connection",
    ];
    let from = "FROM information_schema.triggers WHERE trigger_schema = DATABASE()";
    let mut rows = select(server, SUBJECT, columns, from)?;
    rows.sort();
    for [table, name, timing, event, order, statement, mode, set, collation] in rows {
        let name = known(name, SUBJECT)?;
        let Some(of) = found.table(&known(table, SUBJECT)?, SUBJECT)? else { continue };
        let id = ObjectId::Trigger(of.name.clone(), name.clone().into());
        let mut statement = known(statement, SUBJECT)?;
        if is_doubtful(&statement) {
            statement = shown::trigger(server, &name)?;
        }
        of.triggers.push(Trigger {
            name: name.into(),
            timing: self::timing(timing)?,
            event: self::event(event)?,
            definition: Definition::Observed(statement.into()),
            // The server asks for what a body names when it runs.
            depends_on: Vec::new(),
        });
        if order.as_deref().is_some_and(|order| order != "1") {
            found.unheld(id.clone(), format!("it is number {} of its kind", order.unwrap_or_default()));
        }
        let mode = mode.unwrap_or_default();
        if !is_ours(&mode) {
            found.unheld(id.clone(), format!("its sql_mode is `{mode}`"));
        }
        if set.as_deref() != Some("utf8mb4") || collation != session.collation {
            let (set, collation) = (set.unwrap_or_default(), collation.unwrap_or_default());
            found.unheld(id, format!("its connection was in {set} and {collation}"));
        }
    }
    Ok(())
}

/// The list shows strings without what escapes them, and characters of four bytes as `?`.
fn is_doubtful(statement: &str) -> bool {
    statement.contains(['\'', '"', '\\', '?'])
}

fn is_ours(mode: &str) -> bool {
    let mut words: Vec<&str> = mode.split(',').filter(|word| *word != OF_NO_MEANING).collect();
    words.sort_unstable();
    words == OUR_MODE
}

fn timing<E: std::error::Error>(timing: Option<String>) -> Result<TriggerTiming, IntrospectError<E>> {
    match timing.as_deref() {
        Some("BEFORE") => Ok(TriggerTiming::Before),
        Some("AFTER") => Ok(TriggerTiming::After),
        other => Err(misunderstood(SUBJECT, format!("{other:?} is neither before nor after"))),
    }
}

fn event<E: std::error::Error>(event: Option<String>) -> Result<TriggerEvent, IntrospectError<E>> {
    match event.as_deref() {
        Some("INSERT") => Ok(TriggerEvent::Insert),
        Some("UPDATE") => Ok(TriggerEvent::Update),
        Some("DELETE") => Ok(TriggerEvent::Delete),
        other => Err(misunderstood(SUBJECT, format!("{other:?} is no event"))),
    }
}
