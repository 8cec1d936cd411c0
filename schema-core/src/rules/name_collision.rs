//! Two things of a schema have the same name.

rule! {
    /// Two things of a schema have the same name.
    ///
    /// # Why
    /// Tables, enum types, and constraints and indexes named by hand share a space of names; which of them
    /// share it, and whether case matters, differs from database to database. A name that is used once is
    /// right on all of them.
//! Two columns, constraints or stored values of one entity have the same name.

    /// Two columns, constraints or stored values of one entity have the same name.
    /// A table takes a column's name once, and a database an index's. MySQL and SQLite do not tell names by
    /// case, so names that differ in case only collide as well.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// #[entity(table = "users")]
    /// struct User {
    ///     id: Uuid,
    /// }
    ///
    /// #[derive(Entity)]
    /// struct Account {
    /// #[derive(Schema)]
    /// #[schema(postgres("15"), driver(sqlx), entities(User, Account))]
    /// struct Shop;
    ///     id: i64,
    ///     #[column(name = "Email")]
    ///     address: String,
    ///     email: String,
    /// ```
    ///
    /// # Passes
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
    /// #[derive(Schema)]
    /// #[schema(postgres("15"), driver(sqlx), entities(User, Account))]
    /// struct Shop;
    /// ```
    NAME_COLLISION = "name_collision", Error, Schema, waiver: Refused,
    ///     id: i64,
    ///     #[column(name = "address")]
    ///     postal_address: String,
    ///     email: String,
    NAME_COLLISION = "name_collision", Error, Entity, waiver: Refused,
}
