//! Columns as rows.

rule! {
    /// An entity holds names and values of attributes of another.
    ///
    /// # Why
    /// A row `(product, "weight", "12 kg")` is a column that the database does not know: no type, no check, no NOT
    /// NULL, and a join for each attribute that is read. Known attributes are columns; unknown ones are one JSON
    /// column.
    ///
    /// On real schemas about 60 % of 29 hits were right; the others were meant to hold anything. On by default.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// struct Product {
    ///     id: i64,
    /// }
    ///
    /// #[derive(Entity)]
    /// struct ProductAttribute {
    ///     id: i64,
    ///     #[relation(Product)]
    ///     product_id: i64,
    ///     name: String,
    ///     value: String,
    /// }
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// struct Product {
    ///     id: i64,
    ///     weight_in_grams: Option<i32>,
    /// }
    /// ```
    ENTITY_ATTRIBUTE_VALUE = "entity_attribute_value", Advice, Advice, waiver: Allowed,
}
