//! A text of any length is part of a key or an index.

rule! {
    /// A text of any length is part of a key or an index.
    ///
    /// # Why
    /// MySQL and MariaDB cannot index a text without knowing its length. A length is said on the field, by
    /// its type, or once for the schema.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// struct User {
    ///     id: Uuid,
    ///     #[column(unique)]
    ///     email: String,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(mysql("8.0"), driver(sqlx), entities(User))]
    /// struct Shop;
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// struct User {
    ///     id: Uuid,
    ///     #[column(len = 255, unique)]
    ///     email: String,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(mysql("8.0"), driver(sqlx), entities(User))]
    /// struct Shop;
    /// ```
    UNBOUNDED_TEXT_IN_INDEX = "unbounded_text_in_index", Error, Schema, waiver: Refused,
}
