//! A column for which a target has no stored form.

rule! {
    /// A target has no type that holds every value of the column.
    ///
    /// # Why
    /// A type that is nearly right rounds, cuts or refuses values later, in production.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// struct Counter {
    ///     #[key(identity)]
    ///     id: i64,
    ///     hits: u64,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(postgres("15"), entities(Counter))]
    /// struct Metrics;
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// struct Counter {
    ///     #[key(identity)]
    ///     id: i64,
    ///     #[check(>= 0)]
    ///     hits: i64,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(postgres("15"), entities(Counter))]
    /// struct Metrics;
    /// ```
    UNSTORABLE_COLUMN = "unstorable_column", Error, Lowering, waiver: Refused,
}
