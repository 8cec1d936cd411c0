//! Uniques that refuse nothing.

rule! {
    /// A unique contains the moment at which its row is written.
    ///
    /// # Why
    /// Two rows are never written in the same microsecond, so the unique of (`campaign_id`, `subscriber_id`, `created_at`)
    /// lets the same event in any number of times. A moment that the application measures, `measured_at`, is a value like
    /// any other and is left alone.
    ///
    /// Read from the unique and from the column's default or role: nothing is guessed. On by default.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// #[unique(campaign_id, created_at)]
    /// struct Delivery {
    ///     id: i64,
    ///     campaign_id: i64,
    ///     #[column(default(now))]
    ///     created_at: DateTime<Utc>,
    /// }
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// #[unique(sensor_id, measured_at)]
    /// struct Measurement {
    ///     id: i64,
    ///     sensor_id: i64,
    ///     measured_at: DateTime<Utc>,
    /// }
    /// ```
    MOMENT_IN_UNIQUE = "moment_in_unique", Advice, Advice, waiver: Allowed,
}
