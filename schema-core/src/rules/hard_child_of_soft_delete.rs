//! A cascade that a soft delete does not follow.

rule! {
    /// A relation with `on_delete(cascade)` leads to a soft-deleted entity, and the entity itself has no
    /// soft delete.
    ///
    /// # Why
    /// A soft delete of the target marks its row and leaves these rows as they are: they have no place for a
    /// mark, and removing them could not be undone when the target is restored. They go when the target's row
    /// is removed for good. That may be what is meant, and may be a surprise.
    ///
    /// # Fires
    /// ```rust
    /// #[derive(Entity)]
    /// #[audit(soft_delete)]
    /// struct User {
    ///     #[key(identity)]
    ///     id: i64,
    ///     deleted_at: Option<DateTime<Utc>>,
    /// }
    ///
    /// #[derive(Entity)]
    /// struct Address {
    ///     #[key(identity)]
    ///     id: i64,
    ///     #[relation(User, on_delete(cascade))]
    ///     user_id: i64,
    /// }
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// #[audit(soft_delete)]
    /// struct User {
    ///     #[key(identity)]
    ///     id: i64,
    ///     deleted_at: Option<DateTime<Utc>>,
    /// }
    ///
    /// #[derive(Entity)]
    /// #[waive(hard_child_of_soft_delete, reason = "addresses stay until the user is erased")]
    /// struct Address {
    ///     #[key(identity)]
    ///     id: i64,
    ///     #[relation(User, on_delete(cascade))]
    ///     user_id: i64,
    /// }
    /// ```
    HARD_CHILD_OF_SOFT_DELETE = "hard_child_of_soft_delete", Advice, Lowering, waiver: Allowed,
}
