//! A relation references fields that do not name one row.

rule! {
    /// A relation references fields that do not name one row.
    ///
    /// # Why
    /// A foreign key must reference the primary key or a unique of the whole table, in its order. A unique
    /// among some rows, one that ignores case, and a deferrable one do not count: a database refuses them.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// struct Country {
    ///     id: Uuid,
    ///     #[column(len = 2)]
    ///     code: String,
    /// }
    ///
    /// #[derive(Entity)]
    /// struct Address {
    ///     id: Uuid,
    ///     #[column(len = 2)]
    ///     #[relation(Country, references(code))]
    ///     country: String,
    /// }
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// struct Country {
    ///     id: Uuid,
    ///     #[column(len = 2, unique)]
    ///     code: String,
    /// }
    ///
    /// #[derive(Entity)]
    /// struct Address {
    ///     id: Uuid,
    ///     #[column(len = 2)]
    ///     #[relation(Country, references(code))]
    ///     country: String,
    /// }
    /// ```
    RELATION_TARGET_NOT_UNIQUE = "relation_target_not_unique", Error, Relation, waiver: Refused,
}
