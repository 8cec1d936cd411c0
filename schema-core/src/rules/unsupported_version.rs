//! A target names a version of its database that is too old.

rule! {
    /// A target names a version of its database that is too old.
    ///
    /// # Why
    /// What a dialect can hold is known, and tested on a server, from a certain version on. For an older one
    /// the SQL would be a guess.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// struct User {
    ///     id: Uuid,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(mysql("5.7"), driver(sqlx), entities(User))]
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
    /// #[derive(Schema)]
    /// #[schema(mysql("8.0"), driver(sqlx), entities(User))]
    /// struct Shop;
    /// ```
    UNSUPPORTED_VERSION = "unsupported_version", Error, Schema, waiver: Refused,
}
