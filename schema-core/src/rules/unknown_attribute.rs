//! A word in an attribute is none of the words that may stand there.

rule! {
    /// A word in an attribute is none of the words that may stand there.
    ///
    /// # Why
    /// A misspelled option that was ignored would be a constraint that silently does not exist. The message
    /// names the nearest word and the valid ones.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// struct User {
    ///     id: i64,
    ///     #[column(uniqe)]
    ///     email: String,
    /// }
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// struct User {
    ///     id: i64,
    ///     #[column(unique)]
    ///     email: String,
    /// }
    /// ```
    UNKNOWN_ATTRIBUTE = "unknown_attribute", Error, Entity, waiver: Refused,
}
