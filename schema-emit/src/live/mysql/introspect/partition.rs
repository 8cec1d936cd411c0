//! How tables are divided. The parts themselves come and go, and are no part of what is declared.

use super::{Found, IntrospectError, ObjectId, Server, select};
use crate::live::mysql::query::known;

const SUBJECT: &str = "partitions";

pub(super) fn read<S: Server>(server: &mut S, found: &mut Found) -> Result<(), IntrospectError<S::Error>> {
    let columns = [
        "table_name",
        "partition_method",
        "partition_expression",
        "subpartition_method",
        "subpartition_expression",
    ];
    let from = "FROM information_schema.partitions \
                WHERE table_schema = DATABASE() AND partition_method IS NOT NULL";
    let mut rows = select(server, SUBJECT, columns, from)?;
    rows.sort();
    rows.dedup();
    for [table, method, expression, inner_method, inner_expression] in rows {
        let Some(of) = found.table(&known(table, SUBJECT)?, SUBJECT)? else { continue };
        let id = ObjectId::Table(of.name.clone());
        for (what, method, expression) in
            [("it is", method, expression), ("its parts are", inner_method, inner_expression)]
        {
            if let Some(method) = method {
                let expression = expression.unwrap_or_default();
                found.unheld(id.clone(), format!("{what} divided by {method} ({expression})"));
            }
        }
    }
    Ok(())
}
