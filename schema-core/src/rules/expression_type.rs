//! An expression compares or computes what does not go together.

rule! {
    /// An expression compares or computes what does not go together.
    ///
    /// # Why
    /// Databases disagree about what happens: PostgreSQL refuses to compare a number with a text, MySQL
    /// turns the text into 0, SQLite says that every text is greater than every number. What they agree on
    /// is allowed; the rest is refused before it is SQL.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// #[check(quantity > code)]
    /// struct Item {
    ///     id: Uuid,
    ///     quantity: i32,
    ///     #[column(len = 8)]
    ///     code: String,
    /// }
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// #[check(quantity > 0 && code != "")]
    /// struct Item {
    ///     id: Uuid,
    ///     quantity: i32,
    ///     #[column(len = 8)]
    ///     code: String,
    /// }
    /// ```
    EXPRESSION_TYPE = "expression_type", Error, Relation, waiver: Refused,
}
