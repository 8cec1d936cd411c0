//! An entity without a primary key.

rule! {
    /// An entity has no primary key.
    ///
    /// # Why
    /// Without a key a row cannot be named: it cannot be updated alone, related to, or told from
    /// its duplicate; and a replica must search the whole table for each change.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// struct Measurement {
    ///     sensor: i64,
    ///     value: f64,
    /// }
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// struct Measurement {
    ///     #[key(identity)]
    ///     id: i64,
    ///     sensor: i64,
    ///     value: f64,
    /// }
    /// ```
    MISSING_KEY = "missing_key", Error, Entity, waiver: Refused,
}
