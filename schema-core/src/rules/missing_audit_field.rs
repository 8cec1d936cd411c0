//! An audit role is declared and no field has it.

rule! {
    /// An audit role is declared and no field has it.
    ///
    /// # Why
    /// `audit(timestamps)` makes the database maintain two columns. They are fields of the struct, so that
    /// the application can read them; the message shows the lines to add. The same rule speaks when `live`
    /// is used and no field says whether a row is live.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// #[audit(timestamps)]
    /// struct Order {
    ///     id: i64,
    ///     created_at: DateTime<Utc>,
    /// }
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// #[audit(timestamps)]
    /// struct Order {
    ///     id: i64,
    ///     created_at: DateTime<Utc>,
    ///     #[column(role(updated))]
    ///     changed_at: DateTime<Utc>,
    /// }
    /// ```
    MISSING_AUDIT_FIELD = "missing_audit_field", Error, Entity, waiver: Refused,
}
