//! A declared query has no index that serves it.

rule! {
    /// A declared query has no index that serves it.
    ///
    /// # Why
    /// `#[access(filter(status), order(desc(created_at)), serves = "…")]` says that the application asks such a query. Where
    /// no key, unique or index finds its rows, all of them are read each time; where none keeps its order, all that are found
    /// are sorted before the first one comes. On the developer's machine neither is noticed. The message shows the index to
    /// add.
    ///
    /// In `filter`, a column is compared with a value that comes with the query, `one_of(status)` with several,
    /// `range(created_at)` with bounds. Everything else is a condition that is the same each time: `is_active`, `live`,
    /// `status == Pending`.
    ///
    /// An index serves the query when its first columns are those that are compared with one value, in any order, and the
    /// next one is that of the range or those of `order`, all in the same direction or all in the other. A filter of the index
    /// must be said by the query too. Conditions that are the same each time need no column, once values of the query have
    /// narrowed the rows down.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// #[index(status)]
    /// #[access(filter(status), order(desc(created_at)), serves = "the work list of one status")]
    /// struct Order {
    ///     id: i64,
    ///     status: i32,
    ///     created_at: DateTime<Utc>,
    /// }
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// #[index(status, created_at)]
    /// #[access(filter(status), order(desc(created_at)), serves = "the work list of one status")]
    /// #[access(filter(id), serves = "the page of an order")]
    /// struct Order {
    ///     id: i64,
    ///     status: i32,
    ///     created_at: DateTime<Utc>,
    /// }
    /// ```
    UNSERVED_ACCESS_PATTERN = "unserved_access_pattern", Error, Entity, waiver: Allowed,
}
