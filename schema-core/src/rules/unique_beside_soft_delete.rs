//! A unique on soft-deleted rows does not say among which rows.

rule! {
    /// A unique on soft-deleted rows does not say among which rows.
    ///
    /// # Why
    /// A deleted row still has its value. Among all rows it blocks the value for ever: an address can never
    /// register again. Among the live ones it frees it. Both are right somewhere; neither is by accident.
//! A unique of a soft-deleted entity does not say which rows count.

    /// A unique of a soft-deleted entity does not say which rows count.
    /// A soft-deleted row stays in the table and keeps its value. With a plain unique, a customer who
    /// deleted an account can never register the same address again, which is noticed in production; with a
    /// unique among the live rows, a deleted row may not be restorable. Only the author knows which is
    /// meant.
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
    /// #[audit(soft_delete)]
    ///     id: i64,
    ///     #[column(unique)]
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
    /// #[audit(soft_delete)]
    ///     id: i64,
    ///     #[column(unique(among(live)))]
    ///     #[column(unique(among(all)))]
    ///     login: String,
    UNIQUE_BESIDE_SOFT_DELETE = "unique_beside_soft_delete", Error, Entity, waiver: Refused,
}
