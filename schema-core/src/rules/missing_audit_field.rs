//! An audit role is declared and no field has it.

rule! {
    /// An audit role is declared and no field has it.
    ///
    /// # Why
    /// `audit(timestamps)` makes the database maintain two columns. They are fields of the struct, so that
    /// the application can read them; the message shows the lines to add. The same rule speaks when `live`
    /// is used and no field says whether a row is live.
    ///
    /// A schema may ask for roles of every entity: `audit(timestamps)` on the schema is a promise about every
    /// table. An entity that has a reason to break it, such as a junction, waives the rule.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// #[audit(timestamps)]
    /// struct Order {
    ///     id: i64,
    ///     created_at: DateTime<Utc>,
    /// }
    /// ```
    ///
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
    /// #[audit(timestamps)]
    /// struct Order {
    ///     id: i64,
    ///     created_at: DateTime<Utc>,
    ///     #[column(role(updated))]
    ///     changed_at: DateTime<Utc>,
    /// }
    /// ```
    ///
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
    MISSING_AUDIT_FIELD = "missing_audit_field", Error, Entity, waiver: Allowed,
}
