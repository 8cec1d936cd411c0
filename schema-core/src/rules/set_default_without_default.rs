//! A relation sets a column to its default, and it has none.

rule! {
    /// A relation sets a column to its default, and it has none.
    ///
    /// # Why
    /// Without a default the column would become NULL, which `set_null` says, or the delete would fail.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// struct Category {
    ///     #[key]
    ///     id: i32,
    /// }
    ///
    /// #[derive(Entity)]
    /// struct Product {
    ///     id: Uuid,
    ///     #[relation(Category, on_delete(set_default))]
    ///     category_id: i32,
    /// }
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// struct Category {
    ///     #[key]
    ///     id: i32,
    /// }
    ///
    /// #[derive(Entity)]
    /// struct Product {
    ///     id: Uuid,
    ///     #[column(default = 1)]
    ///     #[relation(Category, on_delete(set_default))]
    ///     category_id: i32,
    /// }
    /// ```
    SET_DEFAULT_WITHOUT_DEFAULT = "set_default_without_default", Error, Relation, waiver: Refused,
}
