//! Foreign keys. Ours: sea-query leaves names unescaped, loses them on SQLite, and knows no deferral.

use schema_as_code_core::dialect::Dialect;

use super::{
    RenderError, Sql, alter_table,
    clause::{drop_constraint, is_alterable, push_deferral},
    one,
    spelling::{Keys, facts},
};
use crate::catalog::{ForeignKey, Name, ObjectId, ReferentialAction};

/// `CONSTRAINT name FOREIGN KEY (…) REFERENCES …`
pub(super) fn clause(sql: &mut Sql, key: &ForeignKey) {
    let ForeignKey { name, columns, target, target_columns, on_delete, on_update, deferral } = key;
    sql.push("CONSTRAINT ").ident(name).push(" FOREIGN KEY (").idents(columns).push(") REFERENCES ");
    sql.name(target).push(" (").idents(target_columns).push(")");
    for (event, action) in [(" ON DELETE ", on_delete), (" ON UPDATE ", on_update)] {
        if *action != ReferentialAction::NoAction {
            sql.push(event).push(spelled(*action));
        }
    }
    if !deferral.is_immediate() {
        if !sql.facts.has_deferrable_foreign_keys {
            sql.fail(RenderError::unsupported(
                sql.dialect,
                "foreign keys that wait for the end of the transaction",
            ));
        }
        push_deferral(sql, *deferral);
    }
}

const fn spelled(action: ReferentialAction) -> &'static str {
    match action {
        ReferentialAction::NoAction => "NO ACTION",
        ReferentialAction::Restrict => "RESTRICT",
        ReferentialAction::Cascade => "CASCADE",
        ReferentialAction::SetNull => "SET NULL",
        ReferentialAction::SetDefault => "SET DEFAULT",
    }
}

pub(super) fn add(table: &Name, key: &ForeignKey, dialect: Dialect) -> Result<Vec<String>, RenderError> {
    is_alterable(dialect, || ObjectId::ForeignKey(table.clone(), key.name.clone()), "added")?;
    let mut sql = alter_table(table, dialect);
    sql.push("ADD ");
    clause(&mut sql, key);
    one(sql)
}

pub(super) fn drop(table: &Name, key: &ForeignKey, dialect: Dialect) -> Result<Vec<String>, RenderError> {
    is_alterable(dialect, || ObjectId::ForeignKey(table.clone(), key.name.clone()), "removed")?;
    match facts(dialect).keys {
        Keys::Constraints => drop_constraint(table, &key.name, dialect),
        Keys::Indexes => {
            let mut sql = alter_table(table, dialect);
            sql.push("DROP FOREIGN KEY ").ident(&key.name);
            one(sql)
        }
    }
}
