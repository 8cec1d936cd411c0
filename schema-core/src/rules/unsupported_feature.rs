//! A declaration that a target cannot hold.

rule! {
    /// A target cannot hold what the entity declares, and nothing of equal meaning stands for it.
    ///
    /// # Why
    /// What is left out in silence is believed to hold. A target with the role `test` may leave out
    /// what is not about the integrity of rows; the script lists each.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// #[unique(position, deferrable)]
    /// struct Track {
    ///     #[key(identity)]
    ///     id: i64,
    ///     position: i32,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(mysql("8.0"), entities(Track))]
    /// struct Music;
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// #[unique(position)]
    /// struct Track {
    ///     #[key(identity)]
    ///     id: i64,
    ///     position: i32,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(mysql("8.0"), entities(Track))]
    /// struct Music;
    /// ```
    UNSUPPORTED_FEATURE = "unsupported_feature", Error, Lowering, waiver: Refused,
}
