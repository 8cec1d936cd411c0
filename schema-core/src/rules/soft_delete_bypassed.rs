//! Rows that are marked as deleted, and removed with another row.

rule! {
    /// A relation to an entity without soft delete says `on_delete(cascade)`, and the entity itself is
    /// soft-deleted.
    ///
    /// # Why
    /// `audit(soft_delete)` promises that no row vanishes. Deleting a row of the target would remove these
    /// rows for good: on MySQL and MariaDB without a trigger noticing, on PostgreSQL a trigger that kept them
    /// would leave a foreign key that leads nowhere.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// struct User {
    ///     #[key(identity)]
    ///     id: i64,
    /// }
    ///
    /// #[derive(Entity)]
    /// #[audit(soft_delete)]
    /// struct Post {
    ///     #[key(identity)]
    ///     id: i64,
    ///     #[relation(User, on_delete(cascade))]
    ///     user_id: i64,
    ///     deleted_at: Option<DateTime<Utc>>,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(postgres("15"), driver(sqlx), entities(User, Post))]
    /// struct Blog;
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
    /// #[audit(soft_delete)]
    /// struct Post {
    ///     #[key(identity)]
    ///     id: i64,
    ///     #[relation(User, on_delete(cascade))]
    ///     user_id: i64,
    ///     deleted_at: Option<DateTime<Utc>>,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(postgres("15"), driver(sqlx), entities(User, Post))]
    /// struct Blog;
    /// ```
    SOFT_DELETE_BYPASSED = "soft_delete_bypassed", Error, Lowering, waiver: Refused,
}
