//! A unique on soft-deleted rows does not say among which rows.

rule! {
    /// A unique on soft-deleted rows does not say among which rows.
    ///
    /// # Why
    /// A deleted row still has its value. Among all rows it blocks the value for ever: an address can never
    /// register again. Among the live ones it frees it. Both are right somewhere; neither is by accident.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// struct User {
    ///     id: Uuid,
    ///     #[column(len = 255, unique)]
    ///     email: String,
    ///     deleted_at: Option<DateTime<Utc>>,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(postgres("15"), driver(sqlx), audit(soft_delete), entities(User))]
    /// struct Shop;
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// #[unique(email, among(live))]
    /// struct User {
    ///     id: Uuid,
    ///     #[column(len = 255)]
    ///     email: String,
    ///     deleted_at: Option<DateTime<Utc>>,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(postgres("15"), driver(sqlx), audit(soft_delete), entities(User))]
    /// struct Shop;
    /// ```
    UNIQUE_BESIDE_SOFT_DELETE = "unique_beside_soft_delete", Error, Schema, waiver: Allowed,
}
