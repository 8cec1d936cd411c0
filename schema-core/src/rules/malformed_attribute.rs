//! An attribute is not written in its form.

rule! {
    /// An attribute is not written in its form.
    ///
    /// # Why
    /// A value is missing, of the wrong kind, given twice, or an expression cannot be read. The message
    /// shows the form.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// #[check(total = 0)]
    /// struct Invoice {
    ///     id: i64,
    ///     #[column(len = "64")]
    ///     number: String,
    ///     total: i64,
    /// }
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// #[check(total == 0)]
    /// struct Invoice {
    ///     id: i64,
    ///     #[column(len = 64)]
    ///     number: String,
    ///     total: i64,
    /// }
    /// ```
    MALFORMED_ATTRIBUTE = "malformed_attribute", Error, Entity, waiver: Refused,
}
