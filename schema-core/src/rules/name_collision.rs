//! Two objects of one name.

rule! {
    /// Two objects of a target have the same name where the target tells objects apart by it.
    ///
    /// # Why
    /// PostgreSQL keeps index names per schema, MySQL keeps names of checks and foreign keys per
    /// database, and MySQL and SQLite take `Users` and `users` for the same name: the second object
    /// would be refused by the server.
//! Two things of a schema have the same name.

    /// Two things of a schema have the same name.
    /// Tables, enum types, and constraints and indexes named by hand share a space of names; which of them
    /// share it, and whether case matters, differs from database to database. A name that is used once is
    /// right on all of them.
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
    /// #[entity(table = "users")]
    /// struct User {
    ///     id: Uuid,
    /// #[derive(Entity)]
    /// struct Account {
    /// #[schema(postgres("15"), driver(sqlx), entities(User, Account))]
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
    /// #[entity(table = "users")]
    /// struct User {
    ///     id: Uuid,
    /// #[derive(Entity)]
    /// #[entity(table = "accounts")]
    /// struct Account {
    /// #[schema(postgres("15"), driver(sqlx), entities(User, Account))]
    NAME_COLLISION = "name_collision", Error, Schema, waiver: Refused,
}
