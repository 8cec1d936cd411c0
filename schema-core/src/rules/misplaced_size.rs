//! A length or digits are said of a type that has none.

rule! {
    /// A length or digits are said of a type that has none.
    ///
    /// # Why
    /// `len` is for text and bytes, `decimal(…)` for decimals. On any other type it would be dropped, and
    /// whoever wrote it would believe in it.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// struct Product {
    ///     id: Uuid,
    ///     #[column(len = 10)]
    ///     stock: i32,
    /// }
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// struct Product {
    ///     id: Uuid,
    ///     #[column(len = 10)]
    ///     sku: String,
    ///     stock: i32,
    /// }
    /// ```
    MISPLACED_SIZE = "misplaced_size", Error, Relation, waiver: Refused,
}
