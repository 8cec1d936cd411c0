//! Two things of a schema have the same name.

rule! {
    /// Two things of a schema have the same name.
    ///
    /// # Why
    /// Tables, enum types, and constraints and indexes named by hand share a space of names; which of them
    /// share it, and whether case matters, differs from database to database. A name that is used once is
    /// right on all of them.
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
    NAME_COLLISION = "name_collision", Error, Schema, waiver: Refused,
}
