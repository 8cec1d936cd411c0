//! The type of a field cannot be stored in one column.

rule! {
    /// The type of a field cannot be stored in one column.
    ///
    /// # Why
    /// A column holds one value: that is first normal form. A collection in a column, by whatever alias it is called,
    /// cannot be constrained, joined or indexed element by element: its elements are rows of a table of their own. A
    /// type of one value says how it is stored with `derive(ColumnEnum)` or `derive(ColumnType)`; a document is stored
    /// as JSON.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// struct Article {
    ///     id: i64,
    ///     tags: Vec<String>,
    /// }
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// struct Article {
    ///     id: i64,
    /// }
    ///
    /// #[derive(Entity)]
    /// struct ArticleTag {
    ///     #[key]
    ///     #[relation(Article)]
    ///     article_id: i64,
    ///     #[key]
    ///     #[column(len = 64)]
    ///     tag: String,
    /// }
    /// ```
    TYPE_NOT_STORABLE = "type_not_storable", Error, Entity, waiver: Refused,
}
