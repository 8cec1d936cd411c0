//! An entity lacks a field that the schema asks of every entity.

rule! {
    /// An entity lacks a field that the schema asks of every entity.
    ///
    /// # Why
    /// `audit(timestamps)` on the schema is a promise about every table. An entity without the fields would
    /// break it in silence. One that has a reason to, such as a junction, waives the rule.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// struct Order {
    ///     id: Uuid,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(postgres("15"), driver(sqlx), audit(timestamps), entities(Order))]
    /// struct Shop;
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// struct Order {
    ///     id: Uuid,
    ///     created_at: DateTime<Utc>,
    ///     updated_at: DateTime<Utc>,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(postgres("15"), driver(sqlx), audit(timestamps), entities(Order))]
    /// struct Shop;
    /// ```
    MISSING_AUDIT_FIELD = "missing_audit_field", Error, Schema, waiver: Allowed,
}
