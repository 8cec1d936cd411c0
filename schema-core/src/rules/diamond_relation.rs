//! Two ways to one target.

rule! {
    /// Two ways of relations lead from an entity to the same target.
    ///
    /// # Why
    /// An invoice leads to a customer, and to an order that leads to a customer: nothing says that both are the
    /// same one. A relation over both columns, to a unique of the order over its key and its customer, makes the
    /// database say it; `denormalized` over the order says that the application keeps it.
    ///
    /// On real schemas about 22 of 36 hits were right, and one table in eight was hit, often by the tenant's
    /// or the user's id. Off by default.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// struct Customer {
    ///     id: i64,
    /// }
    ///
    /// #[derive(Entity)]
    /// struct Order {
    ///     id: i64,
    ///     #[relation(Customer)]
    ///     customer_id: i64,
    /// }
    ///
    /// #[derive(Entity)]
    /// struct Invoice {
    ///     id: i64,
    ///     #[relation(Order)]
    ///     order_id: i64,
    ///     #[relation(Customer)]
    ///     customer_id: i64,
    /// }
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// struct Customer {
    ///     id: i64,
    /// }
    ///
    /// #[derive(Entity)]
    /// struct Order {
    ///     id: i64,
    ///     #[relation(Customer)]
    ///     customer_id: i64,
    /// }
    ///
    /// #[derive(Entity)]
    /// struct Invoice {
    ///     id: i64,
    ///     #[relation(Order)]
    ///     order_id: i64,
    /// }
    /// ```
    ///
    /// ```rust,passes
    /// #[derive(Entity)]
    /// struct Customer {
    ///     id: i64,
    /// }
    ///
    /// #[derive(Entity)]
    /// struct Order {
    ///     id: i64,
    ///     #[relation(Customer)]
    ///     customer_id: i64,
    /// }
    ///
    /// #[derive(Entity)]
    /// #[denormalized(order_id, customer_id, sync(app), reason = "a balance is summed up without the orders")]
    /// struct Invoice {
    ///     id: i64,
    ///     #[relation(Order)]
    ///     order_id: i64,
    ///     #[relation(Customer)]
    ///     customer_id: i64,
    /// }
    /// ```
    DIAMOND_RELATION = "diamond_relation", Advice, Advice, waiver: Allowed,
}
