//! A field marks deleted rows, and no soft delete is declared.

rule! {
    /// A field marks deleted rows, and no soft delete is declared.
    ///
    /// # Why
    /// With `deleted_at` alone, a DELETE removes the row, uniques do not know of it, and no view leaves the
    /// deleted rows out: readers believe in a soft delete that is not there.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// struct Order {
    ///     id: Uuid,
    ///     deleted_at: Option<DateTime<Utc>>,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(postgres("15"), driver(sqlx), entities(Order))]
    /// struct Shop;
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// #[audit(soft_delete)]
    /// struct Order {
    ///     id: Uuid,
    ///     deleted_at: Option<DateTime<Utc>>,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(postgres("15"), driver(sqlx), entities(Order))]
    /// struct Shop;
    /// ```
    MISSING_SOFT_DELETE = "missing_soft_delete", Error, Schema, waiver: Refused,
}
