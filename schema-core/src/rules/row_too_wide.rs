//! A table whose rows a target cannot hold.

rule! {
    /// The columns of a table need more bytes, or are more, than a row of the target has.
    ///
    /// # Why
    /// MySQL and MariaDB count the longest value of every column into a row of 65 535 bytes, four
    /// bytes a character; and of what lies in the table's own pages a row may have 8125 bytes. MySQL moves what is longer
    /// than 40 bytes out of the page; MariaDB keeps every column of up to 255 bytes, so that 33 columns of 63 characters
    /// are too many there. The server refuses the table.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// struct Page {
    ///     #[key(identity)]
    ///     id: i64,
    ///     #[column(len = 10000)]
    ///     heading: String,
    ///     #[column(len = 10000)]
    ///     body: String,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(mysql("8.0"), driver(sqlx), entities(Page))]
    /// struct Site;
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// struct Page {
    ///     #[key(identity)]
    ///     id: i64,
    ///     #[column(len = 200)]
    ///     heading: String,
    ///     #[column(text)]
    ///     body: String,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(mysql("8.0"), driver(sqlx), entities(Page))]
    /// struct Site;
    /// ```
    ROW_TOO_WIDE = "row_too_wide", Error, Lowering, waiver: Refused,
}
