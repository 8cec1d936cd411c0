//! Copies that are not their originals.

use schema_as_code_core::def::{ColumnIndex, EntityDef, RelationDef};

use super::{Entity, Query, Subject, column};
use crate::render::RenderError;

/// Copies of columns of the target of a relation.
pub(super) struct Copies {
    relation: &'static RelationDef,
    target: &'static EntityDef,
    /// Each copy with its original, by their positions.
    columns: Vec<(ColumnIndex, ColumnIndex)>,
}

impl Copies {
    /// Of `followed`, each a column and a field of the target; `None` where the relation, the target or a
    /// field is unknown, which other rules refuse.
    pub(super) fn new(
        entity: Entity<'_>,
        through: &[ColumnIndex],
        followed: impl IntoIterator<Item = (ColumnIndex, &'static str)>,
    ) -> Option<Self> {
        let relation = entity.def.relations.iter().find(|relation| relation.columns == through)?;
        let target = entity.schema.entity(relation.target)?;
        let columns = followed.into_iter().map(|(copy, source)| Some((copy, field(target, source)?)));
        let columns: Option<Vec<_>> = columns.collect();
        let copies = Self { relation, target, columns: columns.filter(|columns| !columns.is_empty())? };
        (copies.referenced().len() == relation.columns.len()).then_some(copies)
    }

    pub(super) fn query(&self, entity: Entity<'_>, subject: Subject) -> Result<Query, RenderError> {
        let copies: Vec<ColumnIndex> = self.columns.iter().map(|(copy, _)| *copy).collect();
        let through = entity.fields(self.relation.columns);
        Ok(Query {
            entity: entity.def.name,
            declaration: format!("{through} -> {}", entity.fields(&copies)),
            subject,
            meaning: "the copy is not its original",
            sql: self.contradictions(entity)?,
        })
    }

    /// The key of each row of which a copy is not its original, and both values.
    fn contradictions(&self, entity: Entity<'_>) -> Result<String, RenderError> {
        let name = |index: ColumnIndex| entity.def.column(index).name;
        let pairs = self
            .columns
            .iter()
            .map(|&(copy, source)| (("copy", name(copy)), ("original", self.target.column(source).name)));
        let named_by = if entity.def.key.is_empty() { self.relation.columns } else { entity.def.key };
        let named_by = named_by.iter().map(|&index| ("copy", name(index)));
        let taken = named_by.clone().chain(pairs.clone().flat_map(|(copy, original)| [copy, original]));
        let mut sql = entity.statement();
        sql.push("SELECT ");
        sql.joined(", ", taken, column);
        sql.push("\nFROM ").name(&entity.table(entity.def)).push(" AS copy\nJOIN ");
        sql.name(&entity.table(self.target)).push(" AS original ON ");
        let links = self.relation.columns.iter().zip(self.referenced());
        sql.joined(" AND ", links, |sql, (&through, referenced)| {
            column(sql, ("original", self.target.column(referenced).name));
            sql.push(" = ");
            column(sql, ("copy", name(through)));
        });
        sql.push("\nWHERE ");
        sql.joined(" OR ", pairs, |sql, (copy, original)| {
            sql.push("NOT (");
            entity.same(sql, copy, original);
            sql.push(")");
        });
        sql.push("\nORDER BY ");
        sql.joined(", ", named_by, column);
        sql.finish()
    }

    /// The columns of the target to which the relation leads.
    fn referenced(&self) -> Vec<ColumnIndex> {
        if self.relation.references.is_empty() {
            return self.target.key.to_vec();
        }
        self.relation.references.iter().filter_map(|name| field(self.target, name)).collect()
    }
}

fn field(entity: &EntityDef, name: &str) -> Option<ColumnIndex> {
    (0..).zip(entity.columns).find(|(_, column)| column.field == name).map(|(index, _)| index)
}
