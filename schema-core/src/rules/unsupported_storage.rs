//! The driver cannot store a column in a target.

rule! {
    /// The driver cannot store a column in a target.
    ///
    /// # Why
    /// A column is stored as the application's driver binds it. Where the driver has no form for a type on
    /// a database, a table could be made and no row be written, or written and not be read back. What each driver
    /// stores where is listed in docs/storage.md, and proven there. `#[column(store(…))]` asks for a form that the
    /// application binds by itself, `#[column(type(mysql = "…"))]` for a type that the library does not know.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// struct Product {
    ///     id: Uuid,
    ///     #[column(decimal(10, 2))]
    ///     price: Decimal,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(postgres("15"), sqlite("3.40"), driver(sqlx), entities(Product))]
    /// struct Shop;
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// struct Product {
    ///     id: Uuid,
    ///     #[column(decimal(10, 2))]
    ///     price: Decimal,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(postgres("15"), sqlite("3.40", decimal(integer)), driver(sqlx), entities(Product))]
    /// struct Shop;
    /// ```
    UNSUPPORTED_STORAGE = "unsupported_storage", Error, Schema, waiver: Refused,
}
