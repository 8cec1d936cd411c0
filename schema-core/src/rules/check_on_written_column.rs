//! A check on a column that a foreign key writes.

rule! {
    /// A check reads a column that the target's foreign keys write, and the target refuses the two
    /// together.
    ///
    /// # Why
    /// MySQL (error 3823) and MariaDB (1901) refuse the table: an action such as `set_null` changes the column without
    /// the check being asked.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// #[check(parent_id != id)]
    /// struct Category {
    ///     id: i64,
    ///     #[relation(Category, on_delete(set_null))]
    ///     parent_id: Option<i64>,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(mysql("8.0"), driver(sqlx), entities(Category))]
    /// struct Shop;
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// #[check(parent_id != id)]
    /// struct Category {
    ///     id: i64,
    ///     #[relation(Category, on_delete(restrict))]
    ///     parent_id: Option<i64>,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(mysql("8.0"), driver(sqlx), entities(Category))]
    /// struct Shop;
    /// ```
    CHECK_ON_WRITTEN_COLUMN = "check_on_written_column", Error, Lowering, waiver: Refused,
}
