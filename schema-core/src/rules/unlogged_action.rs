//! Changes that the audit log does not see.

rule! {
    /// The action of a relation writes to a logged entity on a target that fires no triggers for it.
    ///
    /// # Why
    /// MySQL and MariaDB fire no triggers for the rows that `on_delete(cascade)`, `set_null` and the like
    /// write: those changes are missing from the audit log, while PostgreSQL and SQLite log them.
    ///
    /// # Fires
    /// ```rust
    /// #[derive(Entity)]
    /// struct Order {
    ///     #[key(identity)]
    ///     id: i64,
    /// }
    ///
    /// #[derive(Entity)]
    /// #[audit(log)]
    /// struct Item {
    ///     #[key(identity)]
    ///     id: i64,
    ///     #[relation(Order, on_delete(cascade))]
    ///     order_id: i64,
    /// }
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// struct Order {
    ///     #[key(identity)]
    ///     id: i64,
    /// }
    ///
    /// #[derive(Entity)]
    /// #[audit(log)]
    /// struct Item {
    ///     #[key(identity)]
    ///     id: i64,
    ///     #[relation(Order, on_delete(restrict))]
    ///     order_id: i64,
    /// }
    /// ```
    UNLOGGED_ACTION = "unlogged_action", Advice, Lowering, waiver: Allowed,
}
