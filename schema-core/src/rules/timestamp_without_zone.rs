//! Times without a zone.

rule! {
    /// A column stores a day and time without saying in which time zone.
    ///
    /// # Why
    /// The same value is another moment for a reader in another zone, and one hour a year is stored twice. A
    /// moment is stored in UTC; a time on the wall, such as the opening of a shop, needs its zone in a column beside
    /// it, and a waiver that says so.
    ///
    /// Read from the column's type: nothing is guessed. On by default.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// struct Payment {
    ///     id: i64,
    ///     paid_at: NaiveDateTime,
    /// }
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// struct Payment {
    ///     id: i64,
    ///     paid_at: DateTime<Utc>,
    /// }
    /// ```
    TIMESTAMP_WITHOUT_ZONE = "timestamp_without_zone", Advice, Advice, waiver: Allowed,
}
