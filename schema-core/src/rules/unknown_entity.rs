//! A relation leads to a type that is no entity.

rule! {
    /// A relation leads to a type that is no entity.
    ///
    /// # Why
    /// A foreign key needs a table. The target is a path to a struct with `#[derive(Entity)]`; an alias of
    /// one will do.
    ///
    /// # Fires
    /// ```rust,fires
    /// struct User {
    ///     id: i64,
    /// }
    ///
    /// #[derive(Entity)]
    /// struct Order {
    ///     id: i64,
    ///     #[relation(User)]
    ///     user_id: i64,
    /// }
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// struct User {
    ///     id: i64,
    /// }
    ///
    /// #[derive(Entity)]
    /// struct Order {
    ///     id: i64,
    ///     #[relation(User)]
    ///     user_id: i64,
    /// }
    /// ```
    UNKNOWN_ENTITY = "unknown_entity", Error, Entity, waiver: Refused,
}
