//! A column cannot play its audit role.

rule! {
    /// A column cannot play its audit role.
    ///
    /// # Why
    /// `created_at` and `updated_at` are written for every row: a timestamp that is never NULL.
    /// `deleted_at` is NULL while the row lives. `version` is counted up by the database. A nullable
    /// `created_at` is a hole in the audit that no query notices.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// #[audit(timestamps)]
    /// struct Order {
    ///     id: Uuid,
    ///     created_at: Option<DateTime<Utc>>,
    ///     updated_at: DateTime<Utc>,
    /// }
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// #[audit(timestamps)]
    /// struct Order {
    ///     id: Uuid,
    ///     created_at: DateTime<Utc>,
    ///     updated_at: DateTime<Utc>,
    /// }
    /// ```
    AUDIT_ROLE_TYPE = "audit_role_type", Error, Relation, waiver: Refused,
}
