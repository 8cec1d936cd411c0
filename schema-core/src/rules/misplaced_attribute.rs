//! An attribute or an option stands where it has no meaning.

rule! {
    /// An attribute or an option stands where it has no meaning.
    ///
    /// # Why
    /// `unique` on a field is an option of `column`; above the struct it is an attribute with columns. Each
    /// place has its own words, so that a declaration can be read in one way only.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// struct User {
    ///     id: i64,
    ///     #[unique]
    ///     email: String,
    /// }
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// #[unique(email, country)]
    /// struct User {
    ///     id: i64,
    ///     #[column(unique)]
    ///     email: String,
    ///     country: String,
    /// }
    /// ```
    MISPLACED_ATTRIBUTE = "misplaced_attribute", Error, Entity, waiver: Refused,
}
