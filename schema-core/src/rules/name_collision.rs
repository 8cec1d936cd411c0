//! Two columns, constraints or stored values of one entity have the same name.

rule! {
    /// Two columns, constraints or stored values of one entity have the same name.
    ///
    /// # Why
    /// A table takes a column's name once, and a database an index's. MySQL and SQLite do not tell names by
    /// case, so names that differ in case only collide as well.
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
    NAME_COLLISION = "name_collision", Error, Entity, waiver: Refused,
}
