//! Two columns, constraints or stored values of one entity have the same name.

rule! {
    /// Two columns, constraints or stored values of one entity have the same name.
    ///
    /// # Why
    /// A table takes a column's name once, and a database an index's. MySQL and SQLite do not tell names by
    /// case, so names that differ in case only collide as well.
    ///
    /// Tables, enum types, and constraints and indexes named by hand share a space of names over the whole
    /// schema; which of them share it differs from database to database. A name that is used once is right on
    /// all of them.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// struct User {
    ///     id: i64,
    ///     #[column(name = "Email")]
    ///     address: String,
    ///     email: String,
    /// }
    /// ```
    ///
    /// ```rust,fires
    /// #[derive(Entity)]
    /// #[entity(table = "users")]
    /// struct User {
    ///     id: Uuid,
    /// }
    ///
    /// #[derive(Entity)]
    /// #[entity(table = "users")]
    /// struct Account {
    ///     id: Uuid,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(postgres("15"), driver(sqlx), entities(User, Account))]
    /// struct Shop;
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// struct User {
    ///     id: i64,
    ///     #[column(name = "address")]
    ///     postal_address: String,
    ///     email: String,
    /// }
    /// ```
    ///
    /// ```rust,passes
    /// #[derive(Entity)]
    /// #[entity(table = "users")]
    /// struct User {
    ///     id: Uuid,
    /// }
    ///
    /// #[derive(Entity)]
    /// #[entity(table = "accounts")]
    /// struct Account {
    ///     id: Uuid,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(postgres("15"), driver(sqlx), entities(User, Account))]
    /// struct Shop;
    /// ```
    NAME_COLLISION = "name_collision", Error, Entity, waiver: Refused,
}
