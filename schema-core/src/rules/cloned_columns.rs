//! The same columns in several tables.

rule! {
    /// Two entities share four or more columns of the same names and types.
    ///
    /// # Why
    /// `street`, `zip`, `city`, `country` of a customer and of a supplier are often one thing, an address, that
    /// deserves a table, with its rules said once.
    ///
    /// It was not measured on real schemas. Off by default.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// struct Customer {
    ///     id: i64,
    ///     street: String,
    ///     zip: String,
    ///     city: String,
    ///     country: String,
    /// }
    ///
    /// #[derive(Entity)]
    /// struct Supplier {
    ///     id: i64,
    ///     street: String,
    ///     zip: String,
    ///     city: String,
    ///     country: String,
    /// }
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// struct Address {
    ///     id: i64,
    ///     street: String,
    ///     zip: String,
    ///     city: String,
    ///     country: String,
    /// }
    ///
    /// #[derive(Entity)]
    /// struct Customer {
    ///     id: i64,
    ///     #[relation(Address)]
    ///     address_id: i64,
    /// }
    /// ```
    CLONED_COLUMNS = "cloned_columns", Advice, Advice, waiver: Allowed,
}
