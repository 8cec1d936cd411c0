//! A decimal has no digits.

rule! {
    /// A decimal has no digits.
    ///
    /// # Why
    /// DECIMAL without digits is ten digits and no cents on MySQL and MariaDB, and any number of digits on
    /// PostgreSQL. It is said on the field, by its type, or once for the schema.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// struct Product {
    ///     id: Uuid,
    ///     price: Decimal,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(postgres("15"), driver(sqlx), entities(Product))]
    /// struct Shop;
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// struct Product {
    ///     id: Uuid,
    ///     price: Decimal,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(postgres("15"), driver(sqlx), types(Decimal(10, 2)), entities(Product))]
    /// struct Shop;
    /// ```
    MISSING_PRECISION = "missing_precision", Error, Schema, waiver: Refused,
}
