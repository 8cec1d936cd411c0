//! A soft delete that would have to mark rows of the table it started in.

rule! {
    /// Relations with `on_delete(cascade)` lead from a soft-deleted entity back to itself, and the target
    /// cannot follow them.
    ///
    /// # Why
    /// MySQL and MariaDB refuse a trigger that writes to the table it fired on (error 1442): every soft
    /// delete would fail. SQLite stops after one round unless the connection says `recursive_triggers = ON`:
    /// grandchildren would stay live. PostgreSQL follows the whole way.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// #[audit(soft_delete)]
    /// struct Folder {
    ///     #[key(identity)]
    ///     id: i64,
    ///     #[relation(Folder, on_delete(cascade))]
    ///     parent_id: Option<i64>,
    ///     deleted_at: Option<DateTime<Utc>>,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(mysql("8.0"), driver(sqlx), entities(Folder))]
    /// struct Files;
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// #[audit(soft_delete)]
    /// struct Folder {
    ///     #[key(identity)]
    ///     id: i64,
    ///     #[relation(Folder, on_delete(restrict))]
    ///     parent_id: Option<i64>,
    ///     deleted_at: Option<DateTime<Utc>>,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(mysql("8.0"), driver(sqlx), entities(Folder))]
    /// struct Files;
    /// ```
    SOFT_DELETE_CYCLE = "soft_delete_cycle", Error, Lowering, waiver: Refused,
}
