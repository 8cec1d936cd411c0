//! A relation leads to an entity that the schema does not list.

rule! {
    /// A relation leads to an entity that the schema does not list.
    ///
    /// # Why
    /// The foreign key would reference a table that nobody makes: the create script fails on its first run.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// struct User {
    ///     id: Uuid,
    /// }
    ///
    /// #[derive(Entity)]
    /// struct Order {
    ///     id: Uuid,
    ///     #[relation(User)]
    ///     user_id: Uuid,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(postgres("15"), driver(sqlx), entities(Order))]
    /// struct Shop;
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// struct User {
    ///     id: Uuid,
    /// }
    ///
    /// #[derive(Entity)]
    /// struct Order {
    ///     id: Uuid,
    ///     #[relation(User)]
    ///     user_id: Uuid,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(postgres("15"), driver(sqlx), entities(User, Order))]
    /// struct Shop;
    /// ```
    TARGET_OUTSIDE_SCHEMA = "target_outside_schema", Error, Schema, waiver: Refused,
}
