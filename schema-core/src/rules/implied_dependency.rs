//! Dependencies that say nothing new.

rule! {
    /// A declared dependency follows from the others, or from a key.
    ///
    /// # Why
    /// It says nothing new, and a reader looks for what it adds. Often another was meant.
    ///
    /// Read from the declaration: nothing is guessed. On by default.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// #[determines(id -> name)]
    /// struct Product {
    ///     id: i64,
    ///     name: String,
    /// }
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// #[determines(none)]
    /// struct Product {
    ///     id: i64,
    ///     name: String,
    /// }
    /// ```
    IMPLIED_DEPENDENCY = "implied_dependency", Advice, Advice, waiver: Allowed,
}
