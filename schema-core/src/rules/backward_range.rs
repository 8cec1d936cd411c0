//! Ranges that a target sorts.

rule! {
    /// An access pattern is served by reading a range backwards in an index of two directions, which a target sorts instead.
    ///
    /// # Why
    /// With `index(customer_id, desc(opened))`, every database lists the tickets of a customer in both orders without
    /// sorting. A month of them, the oldest first, MySQL sorts: it reads a range backwards only where the parts that it reads
    /// have one direction. An index of one direction serves both orders everywhere.
    ///
    /// Read from the pattern, the indexes and the targets: nothing is guessed. On by default.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// #[index(customer_id, desc(opened))]
    /// #[access(filter(customer_id, range(opened)), order(opened), serves = "a customer's month")]
    /// struct Ticket {
    ///     id: i64,
    ///     customer_id: i64,
    ///     opened: DateTime<Utc>,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(mysql("8.0"), driver(sqlx), entities(Ticket))]
    /// struct Support;
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// #[index(customer_id, opened)]
    /// #[access(filter(customer_id, range(opened)), order(opened), serves = "a customer's month")]
    /// #[access(filter(customer_id, range(opened)), order(desc(opened)), serves = "a customer's month, newest first")]
    /// struct Ticket {
    ///     id: i64,
    ///     customer_id: i64,
    ///     opened: DateTime<Utc>,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(mysql("8.0"), driver(sqlx), entities(Ticket))]
    /// struct Support;
    /// ```
    BACKWARD_RANGE = "backward_range", Advice, Advice, waiver: Allowed,
}
