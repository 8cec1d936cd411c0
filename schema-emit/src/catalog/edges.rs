//! Which object needs which.

use super::{Catalog, ColumnType, ObjectId};

/// One object needs another to exist.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Edge {
    /// What needs.
    pub from: ObjectId,
    /// What is needed.
    pub to: ObjectId,
}

impl Catalog {
    /// Every dependency between objects, in the catalog's order: what the structure shows, and what
    /// objects with a text of their own declare.
    #[must_use]
    pub fn edges(&self) -> Vec<Edge> {
        let mut edges = Vec::new();
        for routine in &self.routines {
            let from = ObjectId::Routine(routine.name.clone());
            edges.extend(routine.depends_on.iter().cloned().map(|to| Edge { from: from.clone(), to }));
        }
        for table in &self.tables {
            let id = ObjectId::Table(table.name.clone());
            if let Some(namespace) = &table.name.namespace {
                edges.push(Edge { from: id.clone(), to: ObjectId::Namespace(namespace.clone()) });
            }
            for column in &table.columns {
                if let ColumnType::Named(name) = &column.ty {
                    edges.push(Edge { from: id.clone(), to: ObjectId::Enum((**name).clone()) });
                }
            }
            for key in &table.foreign_keys {
                let from = ObjectId::ForeignKey(table.name.clone(), key.name.clone());
                edges.push(Edge { from: from.clone(), to: id.clone() });
                edges.push(Edge { from, to: ObjectId::Table(key.target.clone()) });
            }
            for index in &table.indexes {
                edges.push(Edge {
                    from: ObjectId::Index(table.name.clone(), index.name.clone()),
                    to: id.clone(),
                });
            }
            for search in &table.searches {
                let from = ObjectId::Search(table.name.clone(), search.name.clone());
                edges.push(Edge { from, to: id.clone() });
            }
            for trigger in &table.triggers {
                let from = ObjectId::Trigger(table.name.clone(), trigger.name.clone());
                edges.push(Edge { from: from.clone(), to: id.clone() });
                edges.extend(trigger.depends_on.iter().cloned().map(|to| Edge { from: from.clone(), to }));
            }
        }
        for view in &self.views {
            let from = ObjectId::View(view.name.clone());
            if let Some(namespace) = &view.name.namespace {
                edges.push(Edge { from: from.clone(), to: ObjectId::Namespace(namespace.clone()) });
            }
            edges.extend(view.depends_on.iter().cloned().map(|to| Edge { from: from.clone(), to }));
        }
        edges
    }
}
