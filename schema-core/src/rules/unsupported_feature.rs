//! A target of the schema cannot hold what an entity asks for.

rule! {
    /// A target of the schema cannot hold what an entity asks for.
    ///
    /// # Why
    /// Nothing is dropped or weakened in silence. What a target holds by other means, with the same meaning,
    /// is emulated and announced in the SQL; what it cannot hold is refused here. A target with the role
    /// `test` may do without what makes queries fast, never without what keeps rows right.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// #[index(tags, using(gin))]
    /// struct Product {
    ///     id: Uuid,
    ///     #[column(len = 64)]
    ///     tags: String,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(postgres("15"), mysql("8.0"), driver(sqlx), entities(Product))]
    /// struct Shop;
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// #[index(tags)]
    /// struct Product {
    ///     id: Uuid,
    ///     #[column(len = 64)]
    ///     tags: String,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(postgres("15"), mysql("8.0"), driver(sqlx), entities(Product))]
    /// struct Shop;
    /// ```
    UNSUPPORTED_FEATURE = "unsupported_feature", Error, Schema, waiver: Refused,
}
