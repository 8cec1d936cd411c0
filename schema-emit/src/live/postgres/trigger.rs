//! Triggers.

use super::{reading::Reading, sql::facts};
use crate::{
    catalog::{Definition, ObjectId, Trigger, TriggerEvent, TriggerTiming},
    live::{ForeignKind, IntrospectError, Server},
};

/// Reads the triggers of the tables, by name. One that is not for each row, or for more than one event, has no place in a
/// catalog; one of a view is not ours.
pub(super) fn read<S: Server>(reading: &mut Reading<'_, S>) -> Result<(), IntrospectError<S::Error>> {
    let mut triggers = Vec::new();
    for mut row in reading.rows("triggers", &query(reading))? {
        let (relation, name, kind, text) = (row.text()?, row.text()?, row.number()?, row.text()?);
        let routine = reading.name(&row.text()?, row.text()?);
        triggers.push((relation, name, kind, text, routine, row.json::<Vec<String>>()?));
    }
    triggers.sort_by(|(relation, name, ..), (other, after, ..)| (relation, name).cmp(&(other, after)));
    for (relation, name, kind, text, routine, mut facts) in triggers {
        let routines = &reading.found.catalog.routines;
        let is_read = routines.binary_search_by(|read| read.name.cmp(&routine)).is_ok();
        let Some(table) = reading.table(&relation) else {
            if reading.views.contains_key(&relation) {
                reading.add_foreign(ForeignKind::View, name);
            }
            continue;
        };
        let id = ObjectId::Trigger(table.name.clone(), name.clone().into());
        match shape(kind) {
            Some((timing, event)) => table.triggers.push(Trigger {
                name: name.into(),
                timing,
                event,
                definition: Definition::Observed(text.into()),
                depends_on: if is_read { vec![ObjectId::Routine(routine)] } else { Vec::new() },
            }),
            None => facts.push(format!("it says {text}")),
        }
        reading.found.note(&id, facts);
    }
    Ok(())
}

/// When a trigger fires, from the bits of `tgtype`.
fn shape(kind: u32) -> Option<(TriggerTiming, TriggerEvent)> {
    const EACH_ROW: u32 = 1;
    const BEFORE: u32 = 2;
    let timing = if kind & BEFORE > 0 { TriggerTiming::Before } else { TriggerTiming::After };
    let event = match kind & !BEFORE & !EACH_ROW {
        4 => TriggerEvent::Insert,
        8 => TriggerEvent::Delete,
        16 => TriggerEvent::Update,
        _ => return None,
    };
    (kind & EACH_ROW > 0).then_some((timing, event))
}

fn query<S: Server>(reading: &Reading<'_, S>) -> String {
    let facts = facts(&[
        "CASE t.tgenabled WHEN 'D' THEN 'it is disabled' WHEN 'R' THEN 'it fires on replicas only' \
         WHEN 'A' THEN 'it fires on replicas, too' END",
        "'its comment is ' || pg_catalog.obj_description(t.oid, 'pg_trigger')",
    ]);
    format!(
        "SELECT t.tgrelid::text, t.tgname::text, t.tgtype::text, pg_catalog.pg_get_triggerdef(t.oid, true),
  n.nspname::text, p.proname::text,
  {facts}
FROM pg_catalog.pg_trigger AS t
JOIN pg_catalog.pg_class AS c ON c.oid = t.tgrelid
JOIN pg_catalog.pg_proc AS p ON p.oid = t.tgfoid
JOIN pg_catalog.pg_namespace AS n ON n.oid = p.pronamespace
WHERE {} AND c.relkind IN ('r', 'v') AND NOT c.relispartition AND NOT t.tgisinternal",
        reading.is_read("c.relnamespace"),
    )
}
