//! Every rule: its id, its level, its documentation.
//!
//! One file a rule. The file holds the rule's documentation as a doc comment, which is what
//! `explain` prints and what `docs/rules.md` is generated from.

/// A rule that a declaration can break.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rule {
    /// What is written after `waive` and in brackets in messages.
    pub id: &'static str,
    /// What breaking it means.
    pub level: Level,
    /// Where it is checked.
    pub stage: Stage,
    /// Whether `#[waive(...)]` is a way out.
    pub waiver: Waiver,
    /// The documentation, line by line, as Markdown.
    pub docs: &'static [&'static str],
}

/// What breaking a rule means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Level {
    /// The declaration is refused.
    Error,
    /// A hint in the reports.
    Advice,
}

/// Where a rule is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stage {
    /// While the attributes of one struct are read.
    Entity,
    /// When the types of the fields and of the relations' targets are known.
    Relation,
    /// When the list of entities is known.
    Schema,
    /// When a target's SQL is made.
    Lowering,
}

/// Whether a rule can be waived.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Waiver {
    /// With a reason.
    Allowed,
    /// Never: what breaks it has no meaning.
    Refused,
}

/// Defines a rule from a doc comment.
macro_rules! rule {
    ($(#[doc = $doc:literal])* $name:ident = $id:literal, $level:ident, $stage:ident, waiver: $waiver:ident $(,)?) => {
        // The examples need the derive, which this crate cannot see: a test of the facade compiles them.
        $(#[cfg_attr(not(doctest), doc = $doc)])*
        pub const $name: $crate::rules::Rule = $crate::rules::Rule {
            id: $id,
            level: $crate::rules::Level::$level,
            stage: $crate::rules::Stage::$stage,
            waiver: $crate::rules::Waiver::$waiver,
            docs: &[$($doc),*],
        };
    };
}

/// Lists the rules: one line each.
macro_rules! rules {
    ($($module:ident :: $name:ident,)*) => {
        $(mod $module;)*
        $(pub use $module::$name;)*
        /// Every rule, in the order of the list.
        pub const ALL: &[Rule] = &[$($name),*];
    };
}

rules! {
    missing_key::MISSING_KEY,
    audit_column::AUDIT_COLUMN,
    unresolved_relation::UNRESOLVED_RELATION,
    unstorable_column::UNSTORABLE_COLUMN,
    unusable_default::UNUSABLE_DEFAULT,
    uncomputable_expression::UNCOMPUTABLE_EXPRESSION,
    unsupported_feature::UNSUPPORTED_FEATURE,
    not_emitted::NOT_EMITTED,
    check_on_written_column::CHECK_ON_WRITTEN_COLUMN,
    row_too_wide::ROW_TOO_WIDE,
    key_too_wide::KEY_TOO_WIDE,
    unusable_name::UNUSABLE_NAME,
    name_collision::NAME_COLLISION,
    unusable_text::UNUSABLE_TEXT,
}

/// The rule with the id `id`.
#[must_use]
pub fn find(id: &str) -> Option<&'static Rule> {
    ALL.iter().find(|rule| rule.id == id)
}
