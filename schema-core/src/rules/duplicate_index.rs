//! Two indexes, or two uniques, are the same.

rule! {
    /// Two indexes, or two uniques, are the same.
    ///
    /// # Why
    /// The second one costs time on every write and room on disk and in memory, and no query is faster for
    /// it.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// #[index(user_id)]
    /// struct Order {
    ///     id: i64,
    ///     #[column(index)]
    ///     user_id: i64,
    /// }
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// struct Order {
    ///     id: i64,
    ///     #[column(index)]
    ///     user_id: i64,
    /// }
    /// ```
    DUPLICATE_INDEX = "duplicate_index", Error, Entity, waiver: Allowed,
}
