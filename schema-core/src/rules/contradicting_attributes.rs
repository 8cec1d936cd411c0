//! Two attributes cannot both be meant.

rule! {
    /// Two attributes cannot both be meant.
    ///
    /// # Why
    /// A column that the database counts up never uses its default; a unique that an index holds is checked
    /// row by row and cannot wait for the end of the transaction; a generated column is written by the
    /// expression alone, not by a default, a relation or a key. One of the two would be dropped in silence.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// struct Invoice {
    ///     #[key(identity)]
    ///     #[column(default = 1)]
    ///     id: i64,
    /// }
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// struct Invoice {
    ///     #[key(identity)]
    ///     id: i64,
    /// }
    /// ```
    CONTRADICTING_ATTRIBUTES = "contradicting_attributes", Error, Entity, waiver: Refused,
}
