//! Enum types, keys, uniques and checks: inside `CREATE TABLE`, and on their own.

use schema_as_code_core::dialect::Dialect;
use sea_query::{IntoIden, Table as Statement};

use super::{
    RenderError, Sql, alter_table, comment, definition, one,
    spelling::{Comments, Constraints, Keys, build, facts},
    sql::check_name,
    table::table_ref,
};
use crate::catalog::{Check, Deferral, EnumType, Name, ObjectId, PrimaryKey, Unique};

pub(super) fn create_enum(ty: &EnumType, dialect: Dialect) -> Result<Vec<String>, RenderError> {
    let EnumType { name, values, comment } = ty;
    has_enums(dialect)?;
    let mut sql = Sql::new(dialect);
    // sea-query would write a value with a quote or a backslash as `E'…'`.
    sql.push("CREATE TYPE ").name(name).push(" AS ENUM (");
    sql.list(values, |sql, value| {
        sql.literal(value);
    });
    sql.push(")");
    let mut statements = one(sql)?;
    if comment.is_some() {
        statements.push(comment::on(&ObjectId::Enum(name.clone()), comment.as_deref(), dialect)?);
    }
    Ok(statements)
}

pub(super) fn drop_enum(ty: &EnumType, dialect: Dialect) -> Result<Vec<String>, RenderError> {
    has_enums(dialect)?;
    let mut sql = Sql::new(dialect);
    sql.push("DROP TYPE ").name(&ty.name);
    one(sql)
}

fn has_enums(dialect: Dialect) -> Result<(), RenderError> {
    match facts(dialect).comments {
        Comments::Statements => Ok(()),
        Comments::InDefinition | Comments::InText => Err(RenderError::unsupported(dialect, "enum types")),
    }
}

/// `CONSTRAINT name PRIMARY KEY (…)`
pub(super) fn primary_key(sql: &mut Sql, key: &PrimaryKey) {
    let PrimaryKey { name, columns } = key;
    if let (Some(name), Keys::Constraints) = (name, sql.facts.keys) {
        sql.push("CONSTRAINT ").ident(name).push(" ");
    }
    sql.push("PRIMARY KEY (").idents(columns).push(")");
}

/// `CONSTRAINT name UNIQUE (…)`
pub(super) fn unique(sql: &mut Sql, unique: &Unique) {
    let Unique { name, columns, are_nulls_equal, deferral } = unique;
    let facts = sql.facts;
    match facts.keys {
        Keys::Constraints => sql.push("CONSTRAINT ").ident(name).push(" UNIQUE"),
        Keys::Indexes => sql.push("UNIQUE KEY ").ident(name),
    };
    if *are_nulls_equal {
        if !facts.has_index_methods {
            sql.fail(RenderError::unsupported(sql.dialect, "unique in which NULLs are equal"));
        }
        sql.push(" NULLS NOT DISTINCT");
    }
    sql.push(" (").idents(columns).push(")");
    if !deferral.is_immediate() {
        if !facts.has_index_methods {
            sql.fail(RenderError::unsupported(
                sql.dialect,
                "unique that waits for the end of the transaction",
            ));
        }
        push_deferral(sql, *deferral);
    }
}

pub(super) fn push_deferral(sql: &mut Sql, deferral: Deferral) {
    sql.push(match deferral {
        Deferral::Immediate => "",
        Deferral::Deferrable => " DEFERRABLE",
        Deferral::Deferred => " DEFERRABLE INITIALLY DEFERRED",
    });
}

/// `CONSTRAINT name CHECK (…)`
pub(super) fn check(sql: &mut Sql, table: &Name, check: &Check) {
    let Check { name, definition } = check;
    sql.push("CONSTRAINT ").ident(name).push(" CHECK (");
    definition::condition(sql, definition, || ObjectId::Check(table.clone(), name.clone()));
    sql.push(")");
}

pub(super) fn add_primary_key(
    table: &Name,
    key: &PrimaryKey,
    dialect: Dialect,
) -> Result<Vec<String>, RenderError> {
    is_alterable(dialect, || ObjectId::PrimaryKey(table.clone()), "added")?;
    let mut sql = alter_table(table, dialect);
    sql.push("ADD ");
    primary_key(&mut sql, key);
    one(sql)
}

pub(super) fn drop_primary_key(
    table: &Name,
    key: &PrimaryKey,
    dialect: Dialect,
) -> Result<Vec<String>, RenderError> {
    is_alterable(dialect, || ObjectId::PrimaryKey(table.clone()), "removed")?;
    match (facts(dialect).keys, &key.name) {
        (Keys::Constraints, Some(name)) => drop_constraint(table, name, dialect),
        (Keys::Constraints, None) => Err(RenderError::Text {
            what: "the primary key of",
            text: table.to_string(),
            reason: "it has no name by which it could be removed",
        }),
        (Keys::Indexes, _) => {
            let mut sql = alter_table(table, dialect);
            sql.push("DROP PRIMARY KEY");
            one(sql)
        }
    }
}

pub(super) fn add_unique(
    table: &Name,
    unique: &Unique,
    dialect: Dialect,
) -> Result<Vec<String>, RenderError> {
    is_alterable(dialect, || ObjectId::Unique(table.clone(), unique.name.clone()), "added")?;
    let mut sql = alter_table(table, dialect);
    sql.push("ADD ");
    self::unique(&mut sql, unique);
    one(sql)
}

pub(super) fn drop_unique(table: &Name, name: &str, dialect: Dialect) -> Result<Vec<String>, RenderError> {
    is_alterable(dialect, || ObjectId::Unique(table.clone(), name.to_owned().into()), "removed")?;
    match facts(dialect).keys {
        Keys::Constraints => drop_constraint(table, name, dialect),
        Keys::Indexes => {
            let mut sql = alter_table(table, dialect);
            sql.push("DROP INDEX ").ident(name);
            one(sql)
        }
    }
}

pub(super) fn add_check(table: &Name, check: &Check, dialect: Dialect) -> Result<Vec<String>, RenderError> {
    is_alterable(dialect, || ObjectId::Check(table.clone(), check.name.clone()), "added")?;
    let mut sql = alter_table(table, dialect);
    sql.push("ADD ");
    self::check(&mut sql, table, check);
    one(sql)
}

pub(super) fn drop_check(table: &Name, name: &str, dialect: Dialect) -> Result<Vec<String>, RenderError> {
    is_alterable(dialect, || ObjectId::Check(table.clone(), name.to_owned().into()), "removed")?;
    drop_constraint(table, name, dialect)
}

pub(super) fn drop_constraint(
    table: &Name,
    name: &str,
    dialect: Dialect,
) -> Result<Vec<String>, RenderError> {
    check_name(name)?;
    let table = table_ref(table, dialect)?;
    let statement = Statement::alter().table(table).drop_constraint(name.to_owned().into_iden()).to_owned();
    Ok(vec![build(&statement, dialect)])
}

pub(super) fn is_alterable(
    dialect: Dialect,
    object: impl FnOnce() -> ObjectId,
    verb: &'static str,
) -> Result<(), RenderError> {
    match facts(dialect).constraints {
        Constraints::Altered => Ok(()),
        Constraints::Rebuilt => Err(RenderError::Unwritten { object: object(), verb }),
    }
}
