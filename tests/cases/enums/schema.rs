//! Enums: one type used twice, defaults, values that must be quoted.

use schema_as_code::{ColumnEnum, Entity, Schema};

/// Enums on every dialect.
#[derive(Schema)]
#[schema(postgres("14"), mysql("8.0"), mariadb("10.11"), sqlite("3.40"), driver(sqlx), entities(Task, Note))]
pub struct Enums;

/// How urgent something is.
#[derive(ColumnEnum, Default)]
pub enum Urgency {
    /// Whenever.
    Low,
    /// As usual.
    #[default]
    Normal,
    /// At once.
    VeryHigh,
}

/// Values with characters that mean something to a database.
#[derive(ColumnEnum)]
pub enum Odd {
    /// A quote.
    #[column(name = "it's")]
    Quote,
    /// A backslash.
    #[column(name = "back\\slash")]
    Backslash,
    /// Letters of another script.
    #[column(name = "日本語")]
    Script,
}

/// Something to do.
#[derive(Entity)]
pub struct Task {
    /// Counted up.
    #[key(identity)]
    pub id: i64,
    /// The type's own default.
    #[column(default)]
    pub urgency: Urgency,
    /// A default of its own.
    #[column(default(VeryHigh))]
    pub escalated: Urgency,
    /// None.
    pub odd: Option<Odd>,
}

/// A second table with the same enum.
#[derive(Entity)]
#[check(urgency != Low || is_pinned)]
pub struct Note {
    /// Counted up.
    #[key(identity)]
    pub id: i64,
    /// The same type.
    pub urgency: Urgency,
    /// Whether it stays on top.
    #[column(default = false)]
    pub is_pinned: bool,
}
