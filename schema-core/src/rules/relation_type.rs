//! A relation and what it references have different types.

rule! {
    /// A relation and what it references have different types.
    ///
    /// # Why
    /// A foreign key compares its columns with the target's key. PostgreSQL and MySQL refuse unlike types;
    /// SQLite accepts them and no row ever matches. Integers of different width and texts of different
    /// length differ too: a key that fits the target may not fit the reference.
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
    ///     user_id: i64,
    /// }
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
    /// ```
    RELATION_TYPE = "relation_type", Error, Relation, waiver: Refused,
}
