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
    /// When the compiled schema is read as a whole, by the command line and the test report: hints that
    /// are often right and not always, so never while compiling.
    Advice,
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
    unknown_attribute::UNKNOWN_ATTRIBUTE,
    misplaced_attribute::MISPLACED_ATTRIBUTE,
    malformed_attribute::MALFORMED_ATTRIBUTE,
    contradicting_attributes::CONTRADICTING_ATTRIBUTES,
    missing_reason::MISSING_REASON,
    unsupported_item::UNSUPPORTED_ITEM,
    unknown_column::UNKNOWN_COLUMN,
    generated_reference::GENERATED_REFERENCE,
    unknown_entity::UNKNOWN_ENTITY,
    unknown_schema::UNKNOWN_SCHEMA,
    type_not_storable::TYPE_NOT_STORABLE,
    missing_audit_field::MISSING_AUDIT_FIELD,
    unique_beside_soft_delete::UNIQUE_BESIDE_SOFT_DELETE,
    duplicate_index::DUPLICATE_INDEX,
    redundant_index::REDUNDANT_INDEX,
    unserved_access_pattern::UNSERVED_ACCESS_PATTERN,
    name_too_long::NAME_TOO_LONG,
    name_collision::NAME_COLLISION,
    name_disagreement::NAME_DISAGREEMENT,
    missing_key::MISSING_KEY,
    repeating_group::REPEATING_GROUP,
    partial_dependency::PARTIAL_DEPENDENCY,
    transitive_dependency::TRANSITIVE_DEPENDENCY,
    non_key_determinant::NON_KEY_DETERMINANT,
    independent_facts::INDEPENDENT_FACTS,
    undeclared_key::UNDECLARED_KEY,
    copy_over_relations::COPY_OVER_RELATIONS,
    diamond_relation::DIAMOND_RELATION,
    polymorphic_reference::POLYMORPHIC_REFERENCE,
    entity_attribute_value::ENTITY_ATTRIBUTE_VALUE,
    numbered_pair::NUMBERED_PAIR,
    list_in_text::LIST_IN_TEXT,
    float_money::FLOAT_MONEY,
    timestamp_without_zone::TIMESTAMP_WITHOUT_ZONE,
    implied_dependency::IMPLIED_DEPENDENCY,
    undecided_normal_form::UNDECIDED_NORMAL_FORM,
    stored_counter::STORED_COUNTER,
    cloned_columns::CLONED_COLUMNS,
    unchecked_amount::UNCHECKED_AMOUNT,
    nullable_audit_column::NULLABLE_AUDIT_COLUMN,
    unmaintained_updated_at::UNMAINTAINED_UPDATED_AT,
    two_deletion_states::TWO_DELETION_STATES,
    moment_in_unique::MOMENT_IN_UNIQUE,
    redundant_unique::REDUNDANT_UNIQUE,
    low_value_index::LOW_VALUE_INDEX,
    backward_range::BACKWARD_RANGE,
    lost_character::LOST_CHARACTER,
    reserved_word::RESERVED_WORD,
    relation_arity::RELATION_ARITY,
    relation_type::RELATION_TYPE,
    relation_target_not_unique::RELATION_TARGET_NOT_UNIQUE,
    set_null_on_not_null::SET_NULL_ON_NOT_NULL,
    set_default_without_default::SET_DEFAULT_WITHOUT_DEFAULT,
    default_type::DEFAULT_TYPE,
    generated_type::GENERATED_TYPE,
    search_column_type::SEARCH_COLUMN_TYPE,
    identity_type::IDENTITY_TYPE,
    misplaced_size::MISPLACED_SIZE,
    audit_role_type::AUDIT_ROLE_TYPE,
    key_type::KEY_TYPE,
    nullable_unique_member::NULLABLE_UNIQUE_MEMBER,
    expression_type::EXPRESSION_TYPE,
    volatile_expression::VOLATILE_EXPRESSION,
    copy_source::COPY_SOURCE,
    undeclared_copy::UNDECLARED_COPY,
    unusable_default::UNUSABLE_DEFAULT,
    uncomputable_expression::UNCOMPUTABLE_EXPRESSION,
    unsupported_feature::UNSUPPORTED_FEATURE,
    not_emitted::NOT_EMITTED,
    soft_delete_bypassed::SOFT_DELETE_BYPASSED,
    soft_delete_cycle::SOFT_DELETE_CYCLE,
    hard_child_of_soft_delete::HARD_CHILD_OF_SOFT_DELETE,
    unlogged_action::UNLOGGED_ACTION,
    secret_key_in_log::SECRET_KEY_IN_LOG,
    check_on_written_column::CHECK_ON_WRITTEN_COLUMN,
    row_too_wide::ROW_TOO_WIDE,
    unusable_name::UNUSABLE_NAME,
    unusable_text::UNUSABLE_TEXT,
    target_outside_schema::TARGET_OUTSIDE_SCHEMA,
    required_relation_cycle::REQUIRED_RELATION_CYCLE,
    unsupported_storage::UNSUPPORTED_STORAGE,
    missing_precision::MISSING_PRECISION,
    unbounded_text_in_index::UNBOUNDED_TEXT_IN_INDEX,
    index_key_too_long::INDEX_KEY_TOO_LONG,
    missing_soft_delete::MISSING_SOFT_DELETE,
    missing_option::MISSING_OPTION,
    unsupported_version::UNSUPPORTED_VERSION,
}

/// The rule with the id `id`.
#[must_use]
pub fn find(id: &str) -> Option<&'static Rule> {
    ALL.iter().find(|rule| rule.id == id)
}
