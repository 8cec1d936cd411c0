//! A default is no value of its column.

rule! {
    /// A default is no value of its column.
    ///
    /// # Why
    /// A default of another type, out of the column's range, or longer than the column is found by a server
    /// when the table is made, or, on SQLite, not at all. A variant that the enum does not have is a row
    /// that no application can read.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// struct Product {
    ///     id: Uuid,
    ///     #[column(default = "none")]
    ///     stock: i32,
    /// }
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// struct Product {
    ///     id: Uuid,
    ///     #[column(default = 0)]
    ///     stock: i32,
    /// }
    /// ```
    DEFAULT_TYPE = "default_type", Error, Relation, waiver: Refused,
}
