//! Characters that a target's catalog loses.

rule! {
    /// A comment or a value of an enum has a character that a target does not tell.
    ///
    /// # Why
    /// MySQL and MariaDB keep their own texts in three bytes a character. A character beyond U+FFFF, such as an emoji, is stored
    /// as `?` in a comment. Values of an enum are stored as they are, in the rows too, but listed with `?`: that somebody has
    /// changed one for another cannot be seen from the outside.
    ///
    /// Read from the declaration and the targets: nothing is guessed. On by default.
    ///
    /// # Fires
    /// ```rust,fires
    /// /// A thing to be sold 🛒
    /// #[derive(Entity)]
    /// struct Product {
    ///     id: i64,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(mysql("8.0"), driver(sqlx), entities(Product))]
    /// struct Shop;
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// /// A thing to be sold, “as is”.
    /// #[derive(Entity)]
    /// struct Product {
    ///     id: i64,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(mysql("8.0"), driver(sqlx), entities(Product))]
    /// struct Shop;
    /// ```
    LOST_CHARACTER = "lost_character", Advice, Advice, waiver: Allowed,
}
