//! Two numbered columns.

rule! {
    /// Two columns are numbered copies of each other.
    ///
    /// # Why
    /// `phone1` and `phone2` are one fact stored in two places: a third needs a migration, a search names both, and
    /// nothing says which is empty. Three of them are the error `repeating_group`.
    ///
    /// On real schemas 38 of 47 hits were right, with the lines of an address left out, as here. On by default.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// struct Contact {
    ///     id: i64,
    ///     phone1: String,
    ///     phone2: Option<String>,
    /// }
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// struct Contact {
    ///     id: i64,
    /// }
    ///
    /// #[derive(Entity)]
    /// struct ContactPhone {
    ///     id: i64,
    ///     #[relation(Contact)]
    ///     contact_id: i64,
    ///     phone: String,
    /// }
    /// ```
    NUMBERED_PAIR = "numbered_pair", Advice, Advice, waiver: Allowed,
}
