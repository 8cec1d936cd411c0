//! Counters.

rule! {
    /// A column is named like a count of other rows.
    ///
    /// # Why
    /// A stored count must be changed with every row it counts, is a point of contention, and drifts. When the rows
    /// are there, it can be counted; when it must be stored, a trigger keeps it, and a query finds where it drifted.
    ///
    /// On real schemas 18 of 45 hits were right: retries, errors and limits are facts of their own. Off by default.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// struct Post {
    ///     id: i64,
    ///     comment_count: i64,
    /// }
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// struct Post {
    ///     id: i64,
    /// }
    /// ```
    STORED_COUNTER = "stored_counter", Advice, Advice, waiver: Allowed,
}
