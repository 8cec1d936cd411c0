//! A relation sets a column to NULL that is never NULL.

rule! {
    /// A relation sets a column to NULL that is never NULL.
    ///
    /// # Why
    /// The database accepts the constraint and fails later: deleting the target violates NOT NULL, in
    /// production, on a row nobody was looking at.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// struct User {
    ///     id: Uuid,
    /// }
    ///
    /// #[derive(Entity)]
    /// struct Order {
    ///     id: Uuid,
    ///     #[relation(User, on_delete(set_null))]
    ///     user_id: Uuid,
    /// }
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// struct User {
    ///     id: Uuid,
    /// }
    ///
    /// #[derive(Entity)]
    /// struct Order {
    ///     id: Uuid,
    ///     #[relation(User, on_delete(set_null))]
    ///     user_id: Option<Uuid>,
    /// }
    /// ```
    SET_NULL_ON_NOT_NULL = "set_null_on_not_null", Error, Relation, waiver: Refused,
}
