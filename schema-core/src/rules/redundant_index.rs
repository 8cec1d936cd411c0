//! An index is the beginning of another.

rule! {
    /// An index is the beginning of another.
    ///
    /// # Why
    /// An index on (`user_id`, `created_at`) finds the rows of a user as well as one on `user_id` alone,
    /// and keys and uniques are indexes too; a unique among all rows serves a lookup among some of them, and one that ignores
    /// case is an index on `lower(email)`. Indexes of another method, operator class or condition, and
    /// indexes with included columns, are never redundant.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// #[index(user_id)]
    /// #[index(user_id, desc(created_at))]
    /// struct Order {
    ///     id: i64,
    ///     user_id: i64,
    ///     created_at: DateTime<Utc>,
    /// }
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// #[index(user_id, desc(created_at))]
    /// #[index(created_at)]
    /// struct Order {
    ///     id: i64,
    ///     user_id: i64,
    ///     created_at: DateTime<Utc>,
    /// }
    /// ```
    REDUNDANT_INDEX = "redundant_index", Error, Entity, waiver: Allowed,
}
