//! When a row was written, or not.

rule! {
    /// `created_at` or `updated_at` may be NULL.
    ///
    /// # Why
    /// Every row was written once, and last changed once. What compares with a NULL there passes: a
    /// check such as `expires_at > created_at` holds when `created_at` is NULL.
    ///
    /// Read from the role of the field, which its name or `role(…)` gives it, and from its type: nothing is guessed. On
    /// by default. Where the role is asked for, a nullable field is an error (`audit_role_type`).
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// struct Session {
    ///     id: i64,
    ///     created_at: Option<DateTime<Utc>>,
    /// }
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// struct Session {
    ///     id: i64,
    ///     created_at: DateTime<Utc>,
    /// }
    /// ```
    NULLABLE_AUDIT_COLUMN = "nullable_audit_column", Advice, Advice, waiver: Allowed,
}
