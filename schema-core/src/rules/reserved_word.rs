//! Names that queries must quote.

rule! {
    /// A table or column has a name that is a reserved word of one of the targets.
    ///
    /// # Why
    /// The scripts quote every name, so the database takes it. The queries of the application are written by hand: `SELECT
    /// * FROM user` answers who is connected on PostgreSQL, `ORDER BY rank` is a syntax error on MySQL, and the quotes that
    /// help differ between the two.
    ///
    /// Read from the names and from the lists that the databases themselves were asked for: nothing is guessed. On by
    /// default.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// struct Player {
    ///     id: i64,
    ///     rank: i32,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(mysql("8.0"), driver(sqlx), entities(Player))]
    /// struct Game;
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// struct Player {
    ///     id: i64,
    ///     standing: i32,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(mysql("8.0"), driver(sqlx), entities(Player))]
    /// struct Game;
    /// ```
    RESERVED_WORD = "reserved_word", Advice, Advice, waiver: Allowed,
}
