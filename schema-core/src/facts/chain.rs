//! Facts as words: `(id) -> (zip) -> city, state`.

use super::collect::Facts;
use crate::theory::{Attribute, AttributeSet, Violation, ViolationKind};

impl Facts {
    /// The fields of `columns` with commas between them: `city, state`.
    #[must_use]
    pub fn list(&self, columns: AttributeSet) -> String {
        let fields: Vec<&str> = columns.iter().map(|attribute| self.field(attribute)).collect();
        fields.join(", ")
    }

    fn field(&self, attribute: Attribute) -> &str {
        self.columns.get(attribute.position()).map_or("?", |column| column.field.as_str())
    }

    /// How the dependency of `violation` hangs on the key.
    pub(super) fn chain(&self, violation: &Violation) -> String {
        let last = self.list(violation.dependent);
        let set = |columns| format!("({})", self.list(columns));
        let determinant = set(violation.determinant);
        match violation.kind {
            ViolationKind::Partial { key, part } if part == violation.determinant => {
                format!("{} -> {determinant} -> {last}", set(key))
            }
            ViolationKind::Partial { key, part } => {
                format!("{} -> {} -> {determinant} -> {last}", set(key), set(part))
            }
            ViolationKind::Transitive { key }
            | ViolationKind::NonKeyDeterminant { key }
            | ViolationKind::UndecidedPartial { key }
            | ViolationKind::UndecidedPrimality { key } => format!("{} -> {determinant} -> {last}", set(key)),
            ViolationKind::Multivalued => {
                let rest = self.essential() - violation.determinant - violation.dependent;
                format!("{determinant} ->> {last} | {}", self.list(rest))
            }
        }
    }
}
