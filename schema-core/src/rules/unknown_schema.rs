//! Something is included that is no schema.

rule! {
    /// A schema includes something that is no schema.
    ///
    /// # Why
    /// `include(…)` takes the entities of other schemas. An entity is named in `entities(…)`.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// struct Product {
    ///     id: Uuid,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(postgres("15"), driver(sqlx), include(Product))]
    /// struct Shop;
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// struct Product {
    ///     id: Uuid,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(postgres("15"), driver(sqlx), entities(Product))]
    /// struct Catalog;
    ///
    /// #[derive(Schema)]
    /// #[schema(postgres("15"), driver(sqlx), include(Catalog))]
    /// struct Shop;
    /// ```
    UNKNOWN_SCHEMA = "unknown_schema", Error, Entity, waiver: Refused,
}
