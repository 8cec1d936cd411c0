//! A searched column holds no text.

rule! {
    /// A searched column holds no text.
    ///
    /// # Why
    /// A search looks for words. PostgreSQL refuses to find them in numbers and documents when the table is
    /// made, MySQL and MariaDB refuse the index.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// #[search(name(A), stock(B))]
    /// struct Product {
    ///     id: Uuid,
    ///     name: String,
    ///     stock: i32,
    /// }
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// #[search(name(A), description(B), language = "english")]
    /// struct Product {
    ///     id: Uuid,
    ///     name: String,
    ///     description: Option<String>,
    /// }
    /// ```
    SEARCH_COLUMN_TYPE = "search_column_type", Error, Relation, waiver: Refused,
}
