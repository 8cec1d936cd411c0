//! A check, filter or index reads the clock.

rule! {
    /// A check, filter or index reads the clock.
    ///
    /// # Why
    /// It is decided when a row is written and not again as time goes by. PostgreSQL refuses it in an
    /// index; MySQL refuses it in a check; SQLite accepts both, and then rows fail to restore from a dump
    /// that were fine when they were written.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// #[check(expires_at > now())]
    /// struct Session {
    ///     id: Uuid,
    ///     expires_at: DateTime<Utc>,
    /// }
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// #[check(expires_at > started_at)]
    /// struct Session {
    ///     id: Uuid,
    ///     started_at: DateTime<Utc>,
    ///     expires_at: DateTime<Utc>,
    /// }
    /// ```
    VOLATILE_EXPRESSION = "volatile_expression", Error, Relation, waiver: Refused,
}
