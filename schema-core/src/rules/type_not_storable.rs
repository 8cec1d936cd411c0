//! The type of a field cannot be stored in one column.

rule! {
    /// The type of a field cannot be stored in one column.
    ///
    /// # Why
    /// A column of a table in first normal form holds one value. A collection in a column cannot be
    /// constrained, joined or indexed element by element: its elements are rows of a table of their own. A type
    /// of one value says how it is stored with `derive(ColumnEnum)` or `derive(ColumnType)`; a document is
    /// stored as JSON. What is read and written as a whole may be a list: `#[column(as(json))]` on every
    /// database, `#[column(array(reason = "…"))]` on PostgreSQL, where the reason appears in the documents. The
    /// type is asked, not its name: an alias or a newtype of a collection is refused as the collection is.
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
