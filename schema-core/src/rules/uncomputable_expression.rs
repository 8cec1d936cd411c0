//! An expression that a target cannot compute on the stored values.

rule! {
    /// An expression has no exact meaning on the values as a target stores them.
    ///
    /// # Why
    /// A decimal stored as text is neither ordered nor added; a sum of scaled integers may pass 18
    /// digits; text sorts differently in each database. A check that computes something else than
    /// it says is worse than none.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// struct Order {
    ///     #[key(identity)]
    ///     id: i64,
    ///     #[column(decimal(10, 2), store(text))]
    ///     #[check(>= 0)]
    ///     total: Decimal,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(sqlite("3.40"), driver(sqlx), entities(Order))]
    /// struct Shop;
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// struct Order {
    ///     #[key(identity)]
    ///     id: i64,
    ///     #[column(decimal(10, 2), store(integer))]
    ///     #[check(>= 0)]
    ///     total: Decimal,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(sqlite("3.40"), driver(sqlx), entities(Order))]
    /// struct Shop;
    /// ```
    UNCOMPUTABLE_EXPRESSION = "uncomputable_expression", Error, Lowering, waiver: Refused,
}
