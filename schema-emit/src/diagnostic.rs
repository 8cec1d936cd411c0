//! What is said to the user about a declaration.

use std::fmt;

use schema_as_code_core::{
    def::{EntityDef, Site},
    rules::{Level, Rule},
};

/// A finding about a schema, found before any SQL is written.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Diagnostic {
    /// The rule that is broken.
    pub rule: Rule,
    /// Where: `Order.total`, `Order`, `Shop`.
    pub place: String,
    /// What is wrong.
    pub message: String,
    /// The one next step.
    pub help: String,
}

impl Diagnostic {
    /// A finding at `site` of `entity`.
    #[must_use]
    pub fn at(
        rule: Rule,
        entity: &EntityDef,
        site: Site,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        let place = match site {
            Site::Column(column) => format!("{}.{}", entity.name, entity.column(column).field),
            Site::Relation(relation) => {
                let columns = entity.relations[usize::from(relation)].columns;
                match columns.first() {
                    Some(&column) => format!("{}.{}", entity.name, entity.column(column).field),
                    None => entity.name.to_owned(),
                }
            }
            Site::Entity | Site::Unique(_) | Site::Index(_) | Site::Check(_) => entity.name.to_owned(),
        };
        Self { rule, place, message: message.into(), help: help.into() }
    }

    /// Whether the finding refuses the schema.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.rule.level == Level::Error
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let level = if self.is_error() { "error" } else { "advice" };
        write!(f, "{level}: [{}] {}: {}", self.rule.id, self.place, self.message)?;
        if self.help.is_empty() { Ok(()) } else { write!(f, "\n  help: {}", self.help) }
    }
}
