//! A generated column is computed from itself, from another generated column, or from nothing.

rule! {
    /// A generated column is computed from itself, from another generated column, or from nothing.
    ///
    /// # Why
    /// PostgreSQL computes a generated column from stored ones only; MySQL and MariaDB refuse one that reads
    /// a column they count up, whose number is not known yet. What reads no column is the same for every
    /// row: a default says it.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// struct Item {
    ///     id: Uuid,
    ///     quantity: i64,
    ///     #[generated(quantity * 2)]
    ///     pair: i64,
    ///     #[generated(pair * 2)]
    ///     quad: i64,
    /// }
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// struct Item {
    ///     id: Uuid,
    ///     quantity: i64,
    ///     #[generated(quantity * 2)]
    ///     pair: i64,
    ///     #[generated(quantity * 4)]
    ///     quad: i64,
    /// }
    /// ```
    GENERATED_REFERENCE = "generated_reference", Error, Entity, waiver: Refused,
}
