//! A key that a target cannot index.

rule! {
    /// A key, unique or index is longer than the target's index entries.
    ///
    /// # Why
    /// InnoDB indexes 3072 bytes, four a character; an index over a prefix would make a unique mean
    /// something else.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// struct Page {
    ///     #[key(identity)]
    ///     id: i64,
    ///     #[column(text, unique)]
    ///     address: String,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(mysql("8.0"), entities(Page))]
    /// struct Site;
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// struct Page {
    ///     #[key(identity)]
    ///     id: i64,
    ///     #[column(len = 500, unique)]
    ///     address: String,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(mysql("8.0"), entities(Page))]
    /// struct Site;
    /// ```
    KEY_TOO_WIDE = "key_too_wide", Error, Lowering, waiver: Refused,
}
