//! An entity lacks a field that the schema asks of every entity.

rule! {
    /// An entity lacks a field that the schema asks of every entity.
    ///
    /// # Why
    /// `audit(timestamps)` on the schema is a promise about every table. An entity without the fields would
    /// break it in silence. One that has a reason to, such as a junction, waives the rule.
//! An audit role is declared and no field has it.

    /// An audit role is declared and no field has it.
    /// `audit(timestamps)` makes the database maintain two columns. They are fields of the struct, so that
    /// the application can read them; the message shows the lines to add. The same rule speaks when `live`
    /// is used and no field says whether a row is live.
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
    /// #[audit(timestamps)]
    ///     id: i64,
    ///     created_at: DateTime<Utc>,
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
    /// #[audit(timestamps)]
    ///     id: i64,
    ///     #[column(role(updated))]
    ///     changed_at: DateTime<Utc>,
    MISSING_AUDIT_FIELD = "missing_audit_field", Error, Entity, waiver: Refused,
}
