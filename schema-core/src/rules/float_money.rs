//! Money as a binary number.

rule! {
    /// A column named like money is a floating-point number.
    ///
    /// # Why
    /// 0.10 has no exact binary form: sums drift, and two equal amounts may compare as different. A decimal is
    /// exact.
    ///
    /// On real schemas 2 of 3 hits were right; the third was a ratio, which the rule leaves out. On by default.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// struct Product {
    ///     id: i64,
    ///     price: f64,
    /// }
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// struct Product {
    ///     id: i64,
    ///     #[column(decimal(10, 2))]
    ///     price: Decimal,
    /// }
    /// ```
    FLOAT_MONEY = "float_money", Advice, Advice, waiver: Allowed,
}
