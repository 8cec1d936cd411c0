//! A relation has more or fewer columns than what it references.

rule! {
    /// A relation has more or fewer columns than what it references.
    ///
    /// # Why
    /// A foreign key names one row: it needs a column for each column of the target's key. With fewer, it
    /// names several rows; no database accepts it.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// struct OrderLine {
    ///     #[key]
    ///     order_id: Uuid,
    ///     #[key]
    ///     line_no: i32,
    /// }
    ///
    /// #[derive(Entity)]
    /// struct Refund {
    ///     id: Uuid,
    ///     #[relation(OrderLine)]
    ///     order_id: Uuid,
    /// }
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// struct OrderLine {
    ///     #[key]
    ///     order_id: Uuid,
    ///     #[key]
    ///     line_no: i32,
    /// }
    ///
    /// #[derive(Entity)]
    /// #[relation(OrderLine, on(order_id, line_no))]
    /// struct Refund {
    ///     id: Uuid,
    ///     order_id: Uuid,
    ///     line_no: i32,
    /// }
    /// ```
    RELATION_ARITY = "relation_arity", Error, Relation, waiver: Refused,
}
