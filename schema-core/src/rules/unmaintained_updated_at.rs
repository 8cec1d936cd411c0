//! A moment of the last change that nothing maintains.

rule! {
    /// `updated_at` is there, and nobody asks the database to write it.
    ///
    /// # Why
    /// A field is maintained when `#[audit(timestamps)]`, of the struct or of the schema, or `#[column(role(updated))]` says
    /// so; its name alone does nothing. Readers of the table believe in it all the same: they take the rows that changed since
    /// yesterday, and miss those that another program, or a correction by hand, has changed.
    ///
    /// Read from the name and the type of the field, as the roles are: nothing is guessed. `role(none)` says that the
    /// application writes it. On by default.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// struct Session {
    ///     id: i64,
    ///     updated_at: DateTime<Utc>,
    /// }
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// struct Session {
    ///     id: i64,
    ///     #[column(role(updated))]
    ///     updated_at: DateTime<Utc>,
    /// }
    ///
    /// #[derive(Entity)]
    /// struct Copied {
    ///     id: i64,
    ///     #[column(role(none))]
    ///     updated_at: DateTime<Utc>,
    /// }
    /// ```
    UNMAINTAINED_UPDATED_AT = "unmaintained_updated_at", Advice, Advice, waiver: Allowed,
}
