//! A comment, literal or enum value that a target does not take as it is.

rule! {
    /// A comment, a literal or an enum value cannot be kept by a target as it is written.
    ///
    /// # Why
    /// PostgreSQL keeps no NUL character in text, MySQL keeps 1024 characters of a column's comment
    /// and strips the spaces at the end of an enum value. Nothing is cut in silence.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// struct Product {
    ///     #[key(identity)]
    ///     id: i64,
    ///     #[column(len = 10, default = "a\0b")]
    ///     sku: String,
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
    ///     #[column(len = 10, default = "ab")]
    ///     sku: String,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(postgres("15"), driver(sqlx), entities(Product))]
    /// struct Shop;
    /// ```
    UNUSABLE_TEXT = "unusable_text", Error, Lowering, waiver: Refused,
}
