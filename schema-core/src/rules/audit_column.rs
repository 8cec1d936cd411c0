//! An audit role without a column that can carry it.

rule! {
    /// An audit role that the entity or its schema asks for has no column, or one of a type that
    /// cannot carry it.
    ///
    /// # Why
    /// A convention such as `audit(timestamps)` holds for every entity of the schema. An entity that
    /// lacks the columns would be the only one whose changes cannot be dated.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// struct Product {
    ///     #[key(identity)]
    ///     id: i64,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(postgres("15"), audit(timestamps), entities(Product))]
    /// struct Shop;
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// struct Product {
    ///     #[key(identity)]
    ///     id: i64,
    ///     created_at: DateTime<Utc>,
    ///     updated_at: DateTime<Utc>,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(postgres("15"), audit(timestamps), entities(Product))]
    /// struct Shop;
    /// ```
    AUDIT_COLUMN = "audit_column", Error, Lowering, waiver: Refused,
}
