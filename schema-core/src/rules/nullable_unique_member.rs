//! A unique of several columns has one that may be NULL.

rule! {
    /// A unique of several columns has one that may be NULL.
    ///
    /// # Why
    /// SQL takes no two NULLs as equal. A cart with the unique (`user_id`, `product_id`, `variant_id`) takes
    /// the same product without a variant any number of times: the constraint is there and does nothing.
    /// A unique of one nullable column is left alone: it means "unique where present".
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// #[unique(user_id, product_id, variant_id)]
    /// struct CartItem {
    ///     id: Uuid,
    ///     user_id: Uuid,
    ///     product_id: Uuid,
    ///     variant_id: Option<Uuid>,
    /// }
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// #[unique(user_id, product_id, variant_id, nulls_not_distinct)]
    /// struct CartItem {
    ///     id: Uuid,
    ///     user_id: Uuid,
    ///     product_id: Uuid,
    ///     variant_id: Option<Uuid>,
    /// }
    /// ```
    NULLABLE_UNIQUE_MEMBER = "nullable_unique_member", Error, Relation, waiver: Allowed,
}
