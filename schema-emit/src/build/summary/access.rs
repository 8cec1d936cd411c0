//! Access patterns, for programs.

use schema_as_code_core::def::{EntityDef, SchemaDef};
use serde::Serialize;

use crate::show::pattern;

/// A query that the application asks, and what serves it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct AccessSummary {
    /// The entity.
    pub entity: &'static str,
    /// What it is for.
    pub serves: &'static str,
    /// Which rows, in which order: `filter(status), order(desc(created_at))`.
    pub pattern: String,
    /// The key, unique or index: `index(status, desc(created_at))`; none: the rule is waived.
    pub served_by: Option<String>,
}

/// Those of every entity of `schema`.
pub(super) fn access_patterns(schema: &SchemaDef) -> Vec<AccessSummary> {
    let of_entity = |entity: &'static EntityDef| {
        entity.accesses.iter().map(move |access| {
            let pattern = pattern(schema, entity, access);
            AccessSummary {
                entity: entity.name,
                serves: access.serves,
                pattern: pattern.question,
                served_by: pattern.served_by,
            }
        })
    };
    schema.entities.iter().copied().flat_map(of_entity).collect()
}

#[cfg(test)]
mod tests {
    use expect_test::expect;
    use schema_as_code_core::{
        def::{AccessDef, AccessFilter, ColumnDef, EntityDef, SchemaDef},
        expr::Expr,
        types::{LogicalType, TypeDef},
    };

    use crate::build::Summary;

    const NUMBER: TypeDef = TypeDef::new(LogicalType::Integer { bits: 64, is_signed: true });
    const ORDER: EntityDef = EntityDef {
        name: "Order",
        columns: &[ColumnDef::new("id", "id", NUMBER), ColumnDef::new("total", "total", NUMBER)],
        key: &[0],
        accesses: &[
            AccessDef { filter: &[AccessFilter::Equal(Expr::Column(0))], order: &[], serves: "a page" },
            AccessDef {
                filter: &[AccessFilter::Range(Expr::Column(1))],
                order: &[],
                serves: "the \"audit\"\n",
            },
        ],
        ..EntityDef::EMPTY
    };

    // proves A20 C6
    #[test]
    fn programs_read_which_index_serves_which_query() {
        let summary = Summary::new(&SchemaDef { name: "Shop", entities: &[&ORDER], ..SchemaDef::EMPTY });
        let json = serde_json::to_string_pretty(&summary.access_patterns).expect("a summary is JSON");
        expect![[r#"
            [
              {
                "entity": "Order",
                "serves": "a page",
                "pattern": "filter(id)",
                "served_by": "key(id)"
              },
              {
                "entity": "Order",
                "serves": "the \"audit\"\n",
                "pattern": "filter(range(total))",
                "served_by": null
              }
            ]"#]]
        .assert_eq(&json);
    }
}
