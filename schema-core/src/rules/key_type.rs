//! A key column may be NULL or does not compare exactly.

rule! {
    /// A key column may be NULL or does not compare exactly.
    ///
    /// # Why
    /// A key names its row. NULL names nothing, floating-point numbers that look equal differ in their last
    /// bits, and documents compare differently from database to database.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// struct Measurement {
    ///     #[key]
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
    ///     value: f64,
    /// }
    /// ```
    KEY_TYPE = "key_type", Error, Relation, waiver: Refused,
}
