//! Hints about a schema as a whole: what is often wrong, and not always.
//!
//! None of this refuses a schema. Names alone are guesses: each rule carries how often its guess was right
//! on 2 960 tables of real schemas, and only those that were right in at least [`ENOUGH_PERCENT`] of what was
//! read, and that hit at most one table in twenty, are on by default. What is read from the declaration
//! itself is on. What was never measured is off.
//!
//! Rejected, because it was right in at most a fifth of the cases: a column of the same name in the target
//! of a relation (14 of 70), a column of a composite key's table that the target of a part of the key has
//! too, a duration beside a start and an end.

mod backward_range;
mod cloned_columns;
mod copy_over_relations;
mod diamond_relation;
mod entity_attribute_value;
mod float_money;
mod implied_dependency;
mod list_in_text;
mod lost_character;
mod low_value_index;
mod moment_in_unique;
mod nullable_audit_column;
mod numbered_pair;
mod polymorphic_reference;
mod redundant_unique;
mod reserved_word;
mod stored_counter;
mod timestamp_without_zone;
mod two_deletion_states;
mod unchecked_amount;
mod undecided_normal_form;
mod unmaintained_updated_at;
mod words;

#[cfg(test)]
mod tests;

use schema_as_code_core::{
    def::{ColumnIndex, EntityDef, SchemaDef, Site},
    rules::{self, Rule},
};

pub use crate::dialect::reserved_words;

use crate::diagnostic::Diagnostic;

/// A rule whose findings are hints.
#[derive(Debug, Clone, Copy)]
pub struct Advice {
    /// The rule.
    pub rule: &'static Rule,
    /// How far it can be trusted.
    pub basis: Basis,
    /// Its findings in one entity of the schema.
    pub find: fn(&SchemaDef, &'static EntityDef) -> Vec<Hint>,
}

impl Advice {
    /// Whether [`advise`] asks it.
    #[must_use]
    pub const fn is_default(&self) -> bool {
        match self.basis {
            Basis::Declared => true,
            Basis::Measured { right_percent, tables_hit_permille, hits_read: _ } => {
                right_percent >= ENOUGH_PERCENT && tables_hit_permille <= MOST_TABLES_PERMILLE
            }
            Basis::Unmeasured => false,
        }
    }
}

/// How often a guess must be right to be made unasked.
pub const ENOUGH_PERCENT: u8 = 60;
/// How many tables in a thousand a guess may hit to be made unasked.
pub const MOST_TABLES_PERMILLE: u16 = 50;

/// How far a rule can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Basis {
    /// It is read from the declaration: nothing is guessed.
    Declared,
    /// It is guessed from names, and the guess was measured on real schemas.
    Measured {
        /// So many percent of the hits that were read were right.
        right_percent: u8,
        /// So many hits were read.
        hits_read: u16,
        /// So many tables in a thousand were hit.
        tables_hit_permille: u16,
    },
    /// It is guessed, and the guess was not measured.
    Unmeasured,
}

/// A finding of an advice.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Hint {
    /// Where, in the entity.
    pub site: Site,
    /// What is seen.
    pub message: String,
    /// The one next step.
    pub help: String,
}

impl Hint {
    fn at(column: ColumnIndex, message: String, help: String) -> Self {
        Self { site: Site::Column(column), message, help }
    }
}

const fn measured(right_percent: u8, hits_read: u16, tables_hit_permille: u16) -> Basis {
    Basis::Measured { right_percent, hits_read, tables_hit_permille }
}

/// Every advice, in the order in which findings are listed.
pub const ADVICE: &[Advice] = &[
    Advice { rule: &rules::IMPLIED_DEPENDENCY, basis: Basis::Declared, find: implied_dependency::find },
    Advice { rule: &rules::UNDECIDED_NORMAL_FORM, basis: Basis::Declared, find: undecided_normal_form::find },
    Advice {
        rule: &rules::COPY_OVER_RELATIONS,
        basis: measured(100, 13, 1),
        find: copy_over_relations::find,
    },
    Advice { rule: &rules::UNCHECKED_AMOUNT, basis: measured(100, 2, 1), find: unchecked_amount::find },
    Advice { rule: &rules::NUMBERED_PAIR, basis: measured(80, 47, 13), find: numbered_pair::find },
    Advice { rule: &rules::LIST_IN_TEXT, basis: measured(84, 32, 19), find: list_in_text::find },
    Advice {
        rule: &rules::POLYMORPHIC_REFERENCE,
        basis: measured(84, 50, 16),
        find: polymorphic_reference::find,
    },
    Advice {
        rule: &rules::ENTITY_ATTRIBUTE_VALUE,
        basis: measured(60, 29, 10),
        find: entity_attribute_value::find,
    },
    Advice { rule: &rules::FLOAT_MONEY, basis: measured(66, 3, 1), find: float_money::find },
    Advice {
        rule: &rules::TIMESTAMP_WITHOUT_ZONE,
        basis: Basis::Declared,
        find: timestamp_without_zone::find,
    },
    Advice {
        rule: &rules::UNMAINTAINED_UPDATED_AT,
        basis: Basis::Declared,
        find: unmaintained_updated_at::find,
    },
    Advice { rule: &rules::NULLABLE_AUDIT_COLUMN, basis: Basis::Declared, find: nullable_audit_column::find },
    Advice { rule: &rules::TWO_DELETION_STATES, basis: Basis::Declared, find: two_deletion_states::find },
    Advice { rule: &rules::MOMENT_IN_UNIQUE, basis: Basis::Declared, find: moment_in_unique::find },
    Advice { rule: &rules::REDUNDANT_UNIQUE, basis: Basis::Declared, find: redundant_unique::find },
    Advice { rule: &rules::LOW_VALUE_INDEX, basis: Basis::Declared, find: low_value_index::find },
    Advice { rule: &rules::BACKWARD_RANGE, basis: Basis::Declared, find: backward_range::find },
    Advice { rule: &rules::LOST_CHARACTER, basis: Basis::Declared, find: lost_character::find },
    Advice { rule: &rules::RESERVED_WORD, basis: Basis::Declared, find: reserved_word::find },
    Advice { rule: &rules::DIAMOND_RELATION, basis: measured(61, 36, 125), find: diamond_relation::find },
    Advice { rule: &rules::STORED_COUNTER, basis: measured(40, 45, 51), find: stored_counter::find },
    Advice { rule: &rules::CLONED_COLUMNS, basis: Basis::Unmeasured, find: cloned_columns::find },
];

/// The hints about `schema` that are given unasked: never an error, in the order of the entities. A waiver of
/// the entity or the schema silences its rule.
///
/// ```
/// use schema_as_code_core::{
///     def::{ColumnDef, EntityDef, SchemaDef},
///     types::{LogicalType, TypeDef},
/// };
/// use schema_as_code_emit::advice::advise;
///
/// const PRODUCT: EntityDef = EntityDef {
///     name: "Product",
///     columns: &[ColumnDef::new("price", "price", TypeDef::new(LogicalType::Float { bits: 64 }))],
///     ..EntityDef::EMPTY
/// };
/// let hints = advise(&SchemaDef { entities: &[&PRODUCT], ..SchemaDef::EMPTY });
/// assert_eq!(hints[0].rule.id, "float_money");
/// assert_eq!(hints[0].place, "Product.price");
/// assert!(!hints[0].is_error());
/// ```
#[must_use]
pub fn advise(schema: &SchemaDef) -> Vec<Diagnostic> {
    advise_by(schema, ADVICE.iter().filter(|advice| advice.is_default()))
}

/// [`advise`], by the rules in `advice`: all of [`ADVICE`], say.
#[must_use]
pub fn advise_by<'a>(
    schema: &SchemaDef,
    advice: impl IntoIterator<Item = &'a Advice, IntoIter: Clone>,
) -> Vec<Diagnostic> {
    let advice = advice.into_iter();
    let mut diagnostics = Vec::new();
    for entity in schema.entities {
        let is_waived = |advice: &&Advice| {
            entity.waivers.iter().chain(schema.waivers).any(|waiver| waiver.rule == advice.rule.id)
        };
        for advice in advice.clone().filter(|advice| !is_waived(advice)) {
            for Hint { site, message, help } in (advice.find)(schema, entity) {
                diagnostics.push(Diagnostic::at(*advice.rule, entity, site, message, help));
            }
        }
    }
    diagnostics
}
