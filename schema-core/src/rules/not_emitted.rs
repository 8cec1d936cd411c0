//! A declaration that is understood, but not turned into SQL.

rule! {
    /// The entity declares something for which no SQL is made.
    ///
    /// # Why
    /// A declaration that is skipped in silence is believed to hold. The schema is refused until the
    /// declaration is taken away or written by hand beside it.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// #[audit(log)]
    /// struct Payment {
    ///     #[key(identity)]
    ///     id: i64,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(postgres("15"), driver(sqlx), entities(Payment))]
    /// struct Shop;
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// struct Payment {
    ///     #[key(identity)]
    ///     id: i64,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(postgres("15"), driver(sqlx), entities(Payment))]
    /// struct Shop;
    /// ```
    NOT_EMITTED = "not_emitted", Error, Lowering, waiver: Refused,
}
