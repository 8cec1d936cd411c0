//! A name is longer than a database takes.

rule! {
    /// A name is longer than a database takes.
    ///
    /// # Why
    /// PostgreSQL cuts names after 63 bytes without an error: two names that differ after that are one.
    /// MySQL refuses names of more than 64 characters. Names that are made, of constraints and indexes, are
    /// shortened by a fixed rule; names that are written are refused.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// #[entity(table = "an_extraordinarily_long_name_for_a_table_that_holds_measurements")]
    /// struct Measurement {
    ///     id: i64,
    /// }
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// #[entity(table = "measurements")]
    /// struct Measurement {
    ///     id: i64,
    /// }
    /// ```
    NAME_TOO_LONG = "name_too_long", Error, Entity, waiver: Refused,
}
