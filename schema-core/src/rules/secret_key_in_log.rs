//! A key that the audit log may not hold.

rule! {
    /// A logged entity has a key that is a secret, or that the log leaves out.
    ///
    /// # Why
    /// The audit log names each row by its key. A session's token as its key would be copied to the log with
    /// every change, and stay there after the session.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// #[audit(log)]
    /// struct Session {
    ///     #[key]
    ///     #[column(len = 64, secret)]
    ///     token: String,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(postgres("15"), driver(sqlx), entities(Session))]
    /// struct Shop;
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// #[audit(log)]
    /// struct Session {
    ///     id: Uuid,
    ///     #[column(len = 64, secret, unique)]
    ///     token: String,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(postgres("15"), driver(sqlx), entities(Session))]
    /// struct Shop;
    /// ```
    SECRET_KEY_IN_LOG = "secret_key_in_log", Error, Lowering, waiver: Refused,
}
