//! A schema does not say where it runs, through which driver, or which entities it has.

rule! {
    /// A schema does not say where it runs, through which driver, or which entities it has.
    ///
    /// # Why
    /// All three decide what the SQL is: a target what it may hold, the driver in which form a column is
    /// stored, the list what is made. A default for any of them would be a guess about a database.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// struct User {
    ///     id: Uuid,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(driver(sqlx), entities(User))]
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
    /// #[schema(postgres("15"), driver(sqlx), entities(User))]
    /// struct Shop;
    /// ```
    MISSING_OPTION = "missing_option", Error, Schema, waiver: Refused,
}
