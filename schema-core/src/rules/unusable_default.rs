//! A default that is no value of its column.

rule! {
    /// The default of a column is no value of the column as the target stores it.
    ///
    /// # Why
    /// The server refuses the table, or the first row that leaves the column out.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// struct Product {
    ///     #[key(identity)]
    ///     id: i64,
    ///     #[column(decimal(10, 2), default = 0.125)]
    ///     price: Decimal,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(postgres("15"), driver(sqlx), entities(Product))]
    /// struct Shop;
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// struct Product {
    ///     #[key(identity)]
    ///     id: i64,
    ///     #[column(decimal(10, 2), default = 0.12)]
    ///     price: Decimal,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(postgres("15"), driver(sqlx), entities(Product))]
    /// struct Shop;
    /// ```
    UNUSABLE_DEFAULT = "unusable_default", Error, Lowering, waiver: Refused,
}
