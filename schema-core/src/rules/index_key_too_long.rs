//! The columns of a key or an index are longer than a target indexes.

rule! {
    /// The columns of a key or an index are longer than a target indexes.
    ///
    /// # Why
    /// InnoDB indexes 3072 bytes, and counts a character as four: a text of more than 768 characters, or two
    /// that add up to more, cannot be indexed. The server says so when the table is made.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// struct Page {
    ///     id: Uuid,
    ///     #[column(len = 1000, unique)]
    ///     url: String,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(mysql("8.0"), driver(sqlx), entities(Page))]
    /// struct Shop;
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// struct Page {
    ///     id: Uuid,
    ///     #[column(len = 768, unique)]
    ///     url: String,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(mysql("8.0"), driver(sqlx), entities(Page))]
    /// struct Shop;
    /// ```
    INDEX_KEY_TOO_LONG = "index_key_too_long", Error, Schema, waiver: Refused,
}
