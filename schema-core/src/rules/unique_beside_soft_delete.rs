//! A unique of a soft-deleted entity does not say which rows count.

rule! {
    /// A unique of a soft-deleted entity does not say which rows count.
    ///
    /// # Why
    /// A soft-deleted row stays in the table and keeps its value. With a plain unique, a customer who
    /// deleted an account can never register the same address again, which is noticed in production; with a
    /// unique among the live rows, a deleted row may not be restorable. Only the author knows which is
    /// meant.
    ///
    /// A schema may ask for soft deletion of every entity; its entities' uniques then say the same.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// #[audit(soft_delete)]
    /// struct User {
    ///     id: i64,
    ///     #[column(unique)]
    ///     email: String,
    ///     deleted_at: Option<DateTime<Utc>>,
    /// }
    /// ```
    ///
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
    /// #[audit(soft_delete)]
    /// struct User {
    ///     id: i64,
    ///     #[column(unique(among(live)))]
    ///     email: String,
    ///     #[column(unique(among(all)))]
    ///     login: String,
    ///     deleted_at: Option<DateTime<Utc>>,
    /// }
    /// ```
    ///
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
    UNIQUE_BESIDE_SOFT_DELETE = "unique_beside_soft_delete", Error, Entity, waiver: Allowed,
}
