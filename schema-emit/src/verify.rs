//! Queries that find the rows that contradict a declaration.
//!
//! A key is kept by the database; a dependency, a multivalued dependency and a copy of a column of another
//! table are not. Each gets a query that returns nothing as long as the declaration is true:
//!
//! | declaration | rows returned |
//! |---|---|
//! | `#[determines(zip -> city)]` | each `zip` with more than one `city`, and in how many rows it stands |
//! | `#[determines(course ->> teacher)]` | each combination that is missing |
//! | `#[denormalized(user_id, user_email(email), …)]`, a copy seen by name and type | the key of each row whose copy is not its original, with both values |
//!
//! NULL means here what it means in [`facts`](schema_as_code_core::facts): a determinant that is NULL
//! agrees with nothing, a dependent NULL is a value like any other. A `#[snapshot]` is as of then and has no
//! query; an equation is kept by its check.

mod copy;
mod functional;
mod multivalued;

#[cfg(test)]
mod tests;

use schema_as_code_core::{
    def::{ColumnIndex, CopyKind, DependencyDef, EntityDef, SchemaDef, TargetDef},
    dialect::{Feature, Support, supports},
    facts::structural_copies,
};

use crate::{
    catalog::Name,
    emission::title,
    render::{Header, RenderError, Script, Sql, Statement, TransactionMode, facts},
};

/// A query that returns the rows that contradict a declaration.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Query {
    /// The entity.
    pub entity: &'static str,
    /// What is declared: `zip -> city`.
    pub declaration: String,
    /// What kind of declaration it is.
    pub subject: Subject,
    /// What a returned row means.
    pub meaning: &'static str,
    /// The query, without a terminator.
    pub sql: String,
}

/// What a query tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// The functional dependency at this position of [`EntityDef::dependencies`].
    Functional(u16),
    /// The multivalued dependency at this position of [`EntityDef::dependencies`].
    Multivalued(u16),
    /// The copies at this position of [`EntityDef::copies`].
    Denormalized(u16),
    /// A column that repeats a column of the target of the relation at this position of
    /// [`EntityDef::relations`], undeclared.
    Copied(u16),
}

/// The queries for every declaration of `schema`, for `target`, in the order of declaration.
///
/// ```
/// use schema_as_code_core::{
///     def::{ColumnDef, DependencyDef, EntityDef, SchemaDef, TargetDef, TargetRole},
///     dialect::{Dialect, Version},
///     types::{LogicalType, TypeDef},
/// };
/// use schema_as_code_emit::verify::queries;
///
/// const TEXT: TypeDef = TypeDef::new(LogicalType::Text);
/// const ADDRESS: EntityDef = EntityDef {
///     name: "Address",
///     table: "addresses",
///     columns: &[ColumnDef::new("zip", "zip", TEXT), ColumnDef::new("city", "city", TEXT)],
///     dependencies: &[DependencyDef::Functional { determinant: &[0], dependent: &[1] }],
///     ..EntityDef::EMPTY
/// };
/// const SHOP: SchemaDef = SchemaDef { entities: &[&ADDRESS], ..SchemaDef::EMPTY };
///
/// let target = TargetDef {
///     dialect: Dialect::Postgres,
///     version: Version::new(15, 0),
///     role: TargetRole::Full,
///     decimal: None,
/// };
/// let queries = queries(&SHOP, &target)?;
/// assert_eq!(queries[0].declaration, "zip -> city");
/// assert!(queries[0].sql.starts_with(r#"SELECT t."zip", count(*)"#));
/// # Ok::<(), schema_as_code_emit::render::RenderError>(())
/// ```
///
/// # Errors
/// When a name cannot be part of a statement.
pub fn queries(schema: &SchemaDef, target: &TargetDef) -> Result<Vec<Query>, RenderError> {
    let mut queries = Vec::new();
    for entity in schema.entities {
        let subject = Entity { def: entity, schema, target };
        subject.dependencies(&mut queries)?;
        subject.copies(&mut queries)?;
    }
    Ok(queries)
}

/// The [`queries`] as one script, each under what it is about; without statements when nothing is declared
/// that the database does not keep itself.
///
/// # Errors
/// As [`queries`].
pub fn verification(schema: &SchemaDef, target: &TargetDef) -> Result<Script, RenderError> {
    let statements = queries(schema, target)?.into_iter().map(|query| Statement {
        notes: vec![format!("{}: {}", query.entity, query.declaration).into(), query.meaning.into()],
        sql: query.sql,
        transaction: TransactionMode::Joins,
    });
    let about = "Each query answers with the rows that contradict one declaration: none, when all is well.";
    let header = Header { title: title(schema), lines: vec![about.to_owned()] };
    Ok(Script::of(target.dialect, &header, statements))
}

/// An entity on a target.
#[derive(Clone, Copy)]
struct Entity<'s> {
    def: &'static EntityDef,
    schema: &'s SchemaDef,
    target: &'s TargetDef,
}

impl Entity<'_> {
    fn dependencies(self, queries: &mut Vec<Query>) -> Result<(), RenderError> {
        for (position, dependency) in (0..).zip(self.def.dependencies) {
            match *dependency {
                DependencyDef::Functional { determinant, dependent } => queries.push(Query {
                    entity: self.def.name,
                    declaration: format!("{} -> {}", self.fields(determinant), self.fields(dependent)),
                    subject: Subject::Functional(position),
                    meaning: "these values stand with more than one value of what they determine",
                    sql: functional::contradictions(self, determinant, dependent)?,
                }),
                DependencyDef::Multivalued { determinant, dependent } => {
                    let rest = multivalued::rest(self, determinant, dependent);
                    // It says nothing when nothing is left to combine with.
                    if rest.is_empty() {
                        continue;
                    }
                    queries.push(Query {
                        entity: self.def.name,
                        declaration: format!("{} ->> {}", self.fields(determinant), self.fields(dependent)),
                        subject: Subject::Multivalued(position),
                        meaning: "this combination is missing",
                        sql: multivalued::contradictions(self, determinant, dependent, &rest)?,
                    });
                }
            }
        }
        Ok(())
    }

    fn copies(self, queries: &mut Vec<Query>) -> Result<(), RenderError> {
        for (position, declared) in (0..).zip(self.def.copies) {
            let followed = declared.columns.iter().map(|copied| (copied.column, copied.source));
            let copies = copy::Copies::new(self, declared.relation, followed);
            let Some(copies) = copies.filter(|_| declared.kind != CopyKind::Snapshot) else { continue };
            queries.push(copies.query(self, Subject::Denormalized(position))?);
        }
        for found in structural_copies(self.def, self.schema) {
            let relation = &self.def.relations[usize::from(found.relation)];
            let source = found.target.column(found.source).field;
            let copies = copy::Copies::new(self, relation.columns, [(found.column, source)]);
            let Some(copies) = copies else { continue };
            queries.push(copies.query(self, Subject::Copied(found.relation))?);
        }
        Ok(())
    }

    /// The fields of `columns`, with commas.
    fn fields(self, columns: &[ColumnIndex]) -> String {
        let fields: Vec<&str> = columns.iter().map(|&column| self.def.column(column).field).collect();
        fields.join(", ")
    }

    /// The table, as this target holds it.
    fn table(self, of: &EntityDef) -> Name {
        let TargetDef { dialect, version, .. } = *self.target;
        let is_held = matches!(supports(dialect, version, Feature::Namespace), Support::Native);
        Name::qualified(of.namespace.filter(|_| is_held), self.schema.conventions.table_of(of).to_string())
    }

    fn statement(self) -> Sql {
        Sql::new(self.target.dialect)
    }

    /// Writes that `one` and `other`, each an alias and a column, are the same, NULL included.
    fn same(self, sql: &mut Sql, one: (&str, &str), other: (&str, &str)) {
        column(sql, one);
        sql.push(facts(self.target.dialect).same);
        column(sql, other);
    }
}

/// `alias.column`
fn column(sql: &mut Sql, (alias, name): (&str, &str)) {
    sql.push(alias).push(".").ident(name);
}
