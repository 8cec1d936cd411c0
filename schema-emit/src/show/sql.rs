//! The statements that are about one entity.

use schema_as_code_core::def::{EntityDef, SchemaDef, TargetDef};

use crate::{
    catalog::{Catalog, Edge, Name, ObjectId},
    emission::{EmissionError, version},
    lower::lower,
    plan::{Object, plan},
    render::{Header, Script, render},
};

/// What `target` makes of `entity`, in the order of the create script: its table, what belongs to it, the types and
/// functions that it uses, and the views of it.
///
/// # Errors
/// When the target cannot hold the schema.
pub fn sql(schema: &SchemaDef, entity: &EntityDef, target: &TargetDef) -> Result<String, EmissionError> {
    let lowered = lower(schema, target);
    if lowered.is_refused() {
        return Err(EmissionError::Refused(lowered.diagnostics));
    }
    let position = schema.entities.iter().position(|listed| listed.id == entity.id);
    let table = position.and_then(|position| lowered.catalog.tables.get(position)).map(|table| &table.name);
    let edges = lowered.catalog.edges();
    let empty = Catalog::empty(target.dialect, target.version);
    let plan = plan(&empty, &lowered.catalog, &lowered.intent)?;
    let mut statements = Vec::new();
    for step in &plan.steps {
        if table.is_some_and(|table| is_about(step.change.object(), table, &edges)) {
            statements.extend(render(step, target.dialect)?);
        }
    }
    let header = Header {
        title: format!("{} {}", target.dialect.product(), version(target.version)),
        lines: Vec::new(),
    };
    Ok(Script::of(target.dialect, &header, statements).into_sql())
}

fn is_about(object: &Object<'_>, table: &Name, edges: &[Edge]) -> bool {
    let id = object.id();
    match &id {
        ObjectId::Namespace(name) => table.namespace.as_ref() == Some(name),
        ObjectId::View(_) => edges.iter().any(|edge| edge.from == id && is_table(&edge.to, table)),
        ObjectId::Enum(_) | ObjectId::Routine(_) => {
            edges.iter().any(|edge| edge.to == id && is_of(&edge.from, table))
        }
        part => part.table() == Some(table),
    }
}

fn is_table(id: &ObjectId, table: &Name) -> bool {
    matches!(id, ObjectId::Table(name) if name == table)
}

/// Whether the object is the table, or a trigger of it.
fn is_of(id: &ObjectId, table: &Name) -> bool {
    is_table(id, table) || matches!(id, ObjectId::Trigger(of, _) if of == table)
}
