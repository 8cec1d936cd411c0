//! Indexes over a few values.

rule! {
    /// An index is over one column that is a boolean, an enum or the mark of deleted rows, and over all rows.
    ///
    /// # Why
    /// What it finds is a large part of the table, so it is read through anyway, while each write pays for the index. Where
    /// one value is rare, an index over the rows with that value alone is small and used: `filter(status == Pending)`. Where
    /// the rows of one value are listed in an order, the order belongs into the index.
    ///
    /// Read from the index and the column's type: nothing is guessed. On by default.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(ColumnEnum)]
    /// enum Status {
    ///     Pending,
    ///     Sent,
    /// }
    ///
    /// #[derive(Entity)]
    /// #[index(status)]
    /// struct Message {
    ///     id: i64,
    ///     status: Status,
    ///     created_at: DateTime<Utc>,
    /// }
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(ColumnEnum)]
    /// enum Status {
    ///     Pending,
    ///     Sent,
    /// }
    ///
    /// #[derive(Entity)]
    /// #[index(created_at, filter(status == Pending))]
    /// struct Message {
    ///     id: i64,
    ///     status: Status,
    ///     created_at: DateTime<Utc>,
    /// }
    /// ```
    LOW_VALUE_INDEX = "low_value_index", Advice, Advice, waiver: Allowed,
}
