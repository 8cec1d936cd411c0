//! Numbered columns.

rule! {
    /// Three or more columns are numbered copies of each other.
    ///
    /// # Why
    /// `phone1`, `phone2`, `phone3` are one fact stored in three places. A fourth phone needs a migration, a
    /// search must name each column, and nothing says which places are empty. On 2 960 real tables every such
    /// group was one (16 of 16), some of them on purpose: those are waived.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// struct Contact {
    ///     #[key(identity)]
    ///     id: i64,
    ///     phone1: String,
    ///     phone2: Option<String>,
    ///     phone3: Option<String>,
    /// }
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// struct Contact {
    ///     #[key(identity)]
    ///     id: i64,
    ///     name: String,
    /// }
    ///
    /// #[derive(Entity)]
    /// struct ContactPhone {
    ///     #[key]
    ///     #[relation(Contact)]
    ///     contact_id: i64,
    ///     #[key]
    ///     position: i16,
    ///     phone: String,
    /// }
    /// ```
    REPEATING_GROUP = "repeating_group", Error, Entity, waiver: Allowed,
}
