//! An attribute names a column that the entity does not have.

rule! {
    /// An attribute names a column that the entity does not have.
    ///
    /// # Why
    /// Attributes name fields of the struct, not columns of the database. A field marked `skip` is no
    /// column.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// #[index(user)]
    /// struct Order {
    ///     id: i64,
    ///     user_id: i64,
    /// }
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// #[index(user_id)]
    /// struct Order {
    ///     id: i64,
    ///     user_id: i64,
    /// }
    /// ```
    UNKNOWN_COLUMN = "unknown_column", Error, Entity, waiver: Refused,
}
