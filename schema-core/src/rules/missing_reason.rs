//! A way out of a rule is taken without saying why.

rule! {
    /// A way out of a rule is taken without saying why.
    ///
    /// # Why
    /// A waiver, a copy, a relation without an index: each is right for a reason that the code does not
    /// show. The reason appears in the documents, where a reviewer can disagree with it. Fewer than ten
    /// characters say nothing.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// struct Session {
    ///     id: i64,
    ///     #[relation(User, index(none))]
    ///     user_id: i64,
    /// }
    ///
    /// #[derive(Entity)]
    /// struct User {
    ///     id: i64,
    /// }
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// struct Session {
    ///     id: i64,
    ///     #[relation(User, index(none, reason = "sessions are never searched by user"))]
    ///     user_id: i64,
    /// }
    ///
    /// #[derive(Entity)]
    /// struct User {
    ///     id: i64,
    /// }
    /// ```
    MISSING_REASON = "missing_reason", Error, Entity, waiver: Refused,
}
