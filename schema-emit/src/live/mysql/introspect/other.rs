//! What is in a database beside tables and views: nothing of it is made by a create script.

use super::{ForeignKind, Found, IntrospectError, Server, select};
use crate::live::mysql::query::known;

pub(super) fn read<S: Server>(server: &mut S, found: &mut Found) -> Result<(), IntrospectError<S::Error>> {
    let lists = [
        (
            ForeignKind::Routine,
            "routines",
            "routine_name",
            "FROM information_schema.routines WHERE routine_schema = DATABASE()",
        ),
        (
            ForeignKind::Event,
            "events",
            "event_name",
            "FROM information_schema.events WHERE event_schema = DATABASE()",
        ),
    ];
    for (kind, subject, name, from) in lists {
        for [name] in select(server, subject, [name], from)? {
            found.foreign(kind, known(name, subject)?);
        }
    }
    Ok(())
}
