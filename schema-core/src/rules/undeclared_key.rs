//! Keys that are not declared.

rule! {
    /// The declared dependencies make columns a key that no constraint keeps unique.
    ///
    /// # Why
    /// When `email` determines `id`, two rows with one email contradict the declaration, and the database lets
    /// them in. A unique constraint makes the declaration true, and lets the planner use it.
    ///
    /// Where there are too many keys to find all, those that were found count; see `undecided_normal_form`.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// #[determines(email -> id)]
    /// struct Customer {
    ///     id: i64,
    ///     #[column(len = 255)]
    ///     email: String,
    /// }
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// struct Customer {
    ///     id: i64,
    ///     #[column(len = 255, unique)]
    ///     email: String,
    /// }
    /// ```
    UNDECLARED_KEY = "undeclared_key", Error, Entity, waiver: Allowed,
}
