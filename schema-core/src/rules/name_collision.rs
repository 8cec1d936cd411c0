//! Two objects of one name.

rule! {
    /// Two objects of a target have the same name where the target tells objects apart by it.
    ///
    /// # Why
    /// PostgreSQL keeps index names per schema, MySQL keeps names of checks and foreign keys per
    /// database, and MySQL and SQLite take `Users` and `users` for the same name: the second object
    /// would be refused by the server.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// #[index(sku, name = "by_code")]
    /// #[index(ean, name = "by_code")]
    /// struct Product {
    ///     #[key(identity)]
    ///     id: i64,
    ///     #[column(len = 32)]
    ///     sku: String,
    ///     #[column(len = 13)]
    ///     ean: String,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(postgres("15"), entities(Product))]
    /// struct Shop;
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// #[index(sku, name = "by_sku")]
    /// #[index(ean, name = "by_ean")]
    /// struct Product {
    ///     #[key(identity)]
    ///     id: i64,
    ///     #[column(len = 32)]
    ///     sku: String,
    ///     #[column(len = 13)]
    ///     ean: String,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(postgres("15"), entities(Product))]
    /// struct Shop;
    /// ```
    NAME_COLLISION = "name_collision", Error, Lowering, waiver: Refused,
}
