//! The item cannot be what is derived.

rule! {
    /// The item cannot be what is derived.
    ///
    /// # Why
    /// A table has named columns and exists once: a tuple struct names none, an enum is a value of a
    /// column, a generic struct would be many tables.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// struct Page<T> {
    ///     id: i64,
    ///     content: T,
    /// }
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// struct Page {
    ///     id: i64,
    ///     content: String,
    /// }
    /// ```
    UNSUPPORTED_ITEM = "unsupported_item", Error, Entity, waiver: Refused,
}
