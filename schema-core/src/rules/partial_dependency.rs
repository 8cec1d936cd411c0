//! Second normal form.

rule! {
    /// A column depends on a part of the key: the table is not in second normal form.
    ///
    /// # Why
    /// Every row with the same part of the key stores its own copy of the column, and nothing keeps the copies
    /// equal. What is known about the part alone belongs into a table whose key it is.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// #[determines(product_id -> product_name)]
    /// struct OrderLine {
    ///     #[key]
    ///     order_id: i64,
    ///     #[key]
    ///     product_id: i64,
    ///     quantity: i32,
    ///     product_name: String,
    /// }
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// struct Product {
    ///     id: i64,
    ///     name: String,
    /// }
    ///
    /// #[derive(Entity)]
    /// #[determines(none)]
    /// struct OrderLine {
    ///     #[key]
    ///     order_id: i64,
    ///     #[key]
    ///     #[relation(Product)]
    ///     product_id: i64,
    ///     quantity: i32,
    /// }
    /// ```
    PARTIAL_DEPENDENCY = "partial_dependency", Error, Entity, waiver: Allowed,
}
