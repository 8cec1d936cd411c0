//! A declared copy has no original of its type.

rule! {
    /// A declared copy has no original of its type.
    ///
    /// # Why
    /// `#[snapshot]` and `#[denormalized]` state what is copied from where: the documents list it, and the
    /// triggers and the query that finds drifted rows are made from it. An original that is missing or of
    /// another type makes all of them wrong.
    ///
    /// Where triggers keep the copy equal, `sync(trigger)`, the SQL shows the rest: a copy that is never NULL
    /// of an original that may be, or through a relation that may be missing; another length, other digits or
    /// another stored form, which would change the value on its way; copies that follow each other in a
    /// circle; and, where triggers call functions, one entity with a schema that is said and one without.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// struct Product {
    ///     id: Uuid,
    ///     #[column(len = 64)]
    ///     name: String,
    /// }
    ///
    /// #[derive(Entity)]
    /// #[snapshot(product_id, name(title), reason = "the invoice shows the name as of the order")]
    /// struct OrderItem {
    ///     id: Uuid,
    ///     #[relation(Product)]
    ///     product_id: Uuid,
    ///     #[column(len = 64)]
    ///     name: String,
    /// }
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// struct Product {
    ///     id: Uuid,
    ///     #[column(len = 64)]
    ///     name: String,
    /// }
    ///
    /// #[derive(Entity)]
    /// #[snapshot(product_id, name, reason = "the invoice shows the name as of the order")]
    /// struct OrderItem {
    ///     id: Uuid,
    ///     #[relation(Product)]
    ///     product_id: Uuid,
    ///     #[column(len = 64)]
    ///     name: String,
    /// }
    /// ```
    COPY_SOURCE = "copy_source", Error, Relation, waiver: Refused,
}
