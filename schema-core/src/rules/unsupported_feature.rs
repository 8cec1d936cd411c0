//! A declaration that a target cannot hold.

rule! {
    /// A target cannot hold what the entity declares, and nothing of equal meaning stands for it.
    ///
    /// # Why
    /// What is left out in silence is believed to hold. A target with the role `test` may leave out
    /// what is not about the integrity of rows; the script lists each.
//! A target of the schema cannot hold what an entity asks for.

    /// A target of the schema cannot hold what an entity asks for.
    /// Nothing is dropped or weakened in silence. What a target holds by other means, with the same meaning,
    /// is emulated and announced in the SQL; what it cannot hold is refused here. A target with the role
    /// `test` may do without what makes queries fast, never without what keeps rows right.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// #[unique(position, deferrable)]
    /// struct Track {
    ///     #[key(identity)]
    ///     id: i64,
    ///     position: i32,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(mysql("8.0"), entities(Track))]
    /// struct Music;
    /// #[index(tags, using(gin))]
    /// struct Product {
    ///     id: Uuid,
    ///     #[column(len = 64)]
    ///     tags: String,
    /// #[schema(postgres("15"), mysql("8.0"), driver(sqlx), entities(Product))]
    /// struct Shop;
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// #[unique(position)]
    /// struct Track {
    ///     #[key(identity)]
    ///     id: i64,
    ///     position: i32,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(mysql("8.0"), entities(Track))]
    /// struct Music;
    /// ```
    UNSUPPORTED_FEATURE = "unsupported_feature", Error, Lowering, waiver: Refused,
    /// #[index(tags)]
    /// struct Product {
    ///     id: Uuid,
    ///     #[column(len = 64)]
    ///     tags: String,
    /// #[schema(postgres("15"), mysql("8.0"), driver(sqlx), entities(Product))]
    /// struct Shop;
    UNSUPPORTED_FEATURE = "unsupported_feature", Error, Schema, waiver: Refused,
}
