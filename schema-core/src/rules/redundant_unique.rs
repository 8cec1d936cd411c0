//! Uniques that another one makes superfluous.

rule! {
    /// A unique refuses no row that the key or another unique does not refuse.
    ///
    /// # Why
    /// When no two rows have one `email`, no two have one (`tenant_id`, `email`): a unique that contains another, or the key,
    /// never refuses anything, and is written with every row. Usually one of the two was meant differently: either an address
    /// is there once, or it is there once for each tenant. What makes queries faster is an index.
    ///
    /// A unique among some rows, one that ignores case and one in which NULLs are equal are compared by what they
    /// refuse. A unique to which a relation of the schema refers, such as (`tenant_id`, `id`), is needed and left alone; so
    /// is the primary key. Where the relation is in another schema, the reason of a waiver says so.
    ///
    /// Read from the uniques and the relations of the schema: nothing is guessed. On by default.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// #[unique(email)]
    /// #[unique(tenant_id, email)]
    /// struct User {
    ///     id: i64,
    ///     tenant_id: i64,
    ///     email: String,
    /// }
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// #[unique(tenant_id, email)]
    /// #[unique(tenant_id, id)]
    /// struct User {
    ///     id: i64,
    ///     tenant_id: i64,
    ///     email: String,
    /// }
    ///
    /// #[derive(Entity)]
    /// #[relation(User, on(tenant_id, author_id), to(tenant_id, id))]
    /// struct Post {
    ///     id: i64,
    ///     tenant_id: i64,
    ///     author_id: i64,
    /// }
    /// ```
    REDUNDANT_UNIQUE = "redundant_unique", Advice, Advice, waiver: Allowed,
}
