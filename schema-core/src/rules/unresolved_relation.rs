//! A relation that leads to no key of the schema, as it is stored.

rule! {
    /// A relation leads to no entity of the schema, or its columns are stored in another form than
    /// the columns they lead to.
    ///
    /// # Why
    /// A foreign key compares stored values: a UUID stored as text is never equal to one stored as
    /// bytes, and MySQL and PostgreSQL refuse the constraint.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// struct Customer {
    ///     #[column(store(text))]
    ///     id: Uuid,
    /// }
    ///
    /// #[derive(Entity)]
    /// struct Order {
    ///     id: Uuid,
    ///     #[relation(Customer, on_delete(restrict))]
    ///     customer_id: Uuid,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(sqlite("3.40"), entities(Customer, Order))]
    /// struct Shop;
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// struct Customer {
    ///     id: Uuid,
    /// }
    ///
    /// #[derive(Entity)]
    /// struct Order {
    ///     id: Uuid,
    ///     #[relation(Customer, on_delete(restrict))]
    ///     customer_id: Uuid,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(sqlite("3.40"), entities(Customer, Order))]
    /// struct Shop;
    /// ```
    UNRESOLVED_RELATION = "unresolved_relation", Error, Lowering, waiver: Refused,
}
