//! A generated value is no value of its column.

rule! {
    /// A generated value is no value of its column.
    ///
    /// # Why
    /// A value with more digits behind the point than its column is rounded without a word by PostgreSQL,
    /// MySQL and MariaDB, and each row may then differ from what the expression says. NULL in a column that
    /// is never NULL refuses every row whose operand is missing. A value of another type is refused when the
    /// table is made, or, on MySQL, turned into a number.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// struct Item {
    ///     id: Uuid,
    ///     #[column(decimal(10, 2))]
    ///     price: Decimal,
    ///     #[column(decimal(10, 2))]
    ///     #[generated(price * 0.19)]
    ///     tax: Decimal,
    /// }
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// struct Item {
    ///     id: Uuid,
    ///     #[column(decimal(10, 2))]
    ///     price: Decimal,
    ///     #[column(decimal(12, 4))]
    ///     #[generated(price * 0.19)]
    ///     tax: Decimal,
    /// }
    /// ```
    GENERATED_TYPE = "generated_type", Error, Relation, waiver: Refused,
}
