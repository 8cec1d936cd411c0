//! What belongs to tables and has no place in a catalog: policies, rules, extended statistics.

use super::reading::Reading;
use crate::{
    catalog::ObjectId,
    live::{ForeignKind, IntrospectError, Server},
};

/// Reads it.
pub(super) fn read<S: Server>(reading: &mut Reading<'_, S>) -> Result<(), IntrospectError<S::Error>> {
    let is_read = reading.is_read("c.relnamespace");
    for mut row in reading.rows("what belongs to tables", &QUERY.replace("$IS_READ", &is_read))? {
        let (relation, name, fact) = (row.text()?, row.text()?, row.text()?);
        if let Some(table) = reading.table(&relation) {
            let id = ObjectId::Table(table.name.clone());
            reading.found.note(&id, [fact]);
        } else if reading.views.contains_key(&relation) {
            reading.add_foreign(ForeignKind::View, name);
        }
    }
    Ok(())
}

const QUERY: &str = "SELECT p.polrelid::text, p.polname::text, pg_catalog.format(
    'the policy %I is %s for %s to %s%s%s', p.polname, CASE WHEN p.polpermissive THEN 'permissive' ELSE 'restrictive' END,
    CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
    (SELECT pg_catalog.string_agg(coalesce(r.rolname::text, 'PUBLIC'), ', ' ORDER BY r.rolname)
      FROM pg_catalog.unnest(p.polroles) AS role (number) LEFT JOIN pg_catalog.pg_roles AS r ON r.oid = role.number),
    ' using ' || pg_catalog.pg_get_expr(p.polqual, p.polrelid),
    ' with check ' || pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid))
FROM pg_catalog.pg_policy AS p JOIN pg_catalog.pg_class AS c ON c.oid = p.polrelid
WHERE $IS_READ
UNION ALL
SELECT r.ev_class::text, r.rulename::text, pg_catalog.format('the rule %I says %s%s', r.rulename,
    pg_catalog.pg_get_ruledef(r.oid, true), CASE WHEN r.ev_enabled <> 'O' THEN ', and is disabled or for replicas' END)
FROM pg_catalog.pg_rewrite AS r JOIN pg_catalog.pg_class AS c ON c.oid = r.ev_class
WHERE $IS_READ AND r.rulename <> '_RETURN'
UNION ALL
SELECT s.stxrelid::text, s.stxname::text, pg_catalog.format('the statistics %I (%s) are on %s', s.stxname,
    pg_catalog.array_to_string(s.stxkind, ', '), pg_catalog.pg_get_statisticsobjdef_columns(s.oid))
FROM pg_catalog.pg_statistic_ext AS s JOIN pg_catalog.pg_class AS c ON c.oid = s.stxrelid
WHERE $IS_READ";
