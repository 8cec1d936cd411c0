//! A column that counts up is no integer.

rule! {
    /// A column that counts up is no integer.
    ///
    /// # Why
    /// An identity is the next number: it needs an integer that is never NULL.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// struct Measurement {
    ///     #[key(identity)]
    ///     id: String,
    /// }
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// struct Measurement {
    ///     #[key(identity)]
    ///     id: i64,
    /// }
    /// ```
    IDENTITY_TYPE = "identity_type", Error, Relation, waiver: Refused,
}
