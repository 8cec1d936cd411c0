//! A name that a target does not take as it is.

rule! {
    /// A table, column, type or constraint has a name that a target would refuse or change.
    ///
    /// # Why
    /// PostgreSQL cuts a long name in silence, and two cut names may be the same one. Names made from
    /// others are shortened with a hash; a name written by hand is exact or refused.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// #[entity(table = "")]
    /// struct Product {
    ///     #[key(identity)]
    ///     id: i64,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(postgres("15"), driver(sqlx), entities(Product))]
    /// struct Shop;
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// #[entity(table = "products")]
    /// struct Product {
    ///     #[key(identity)]
    ///     id: i64,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(postgres("15"), driver(sqlx), entities(Product))]
    /// struct Shop;
    /// ```
    UNUSABLE_NAME = "unusable_name", Error, Lowering, waiver: Refused,
}
