//! Required relations lead back to where they began.

rule! {
    /// Required relations lead back to where they began.
    ///
    /// # Why
    /// Each row needs the other first: no first row can be inserted, or only with the constraints switched
    /// off. An optional side is filled in a second step; a deferrable relation is checked at the end of the
    /// transaction, where the dialect has that.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// struct Team {
    ///     id: Uuid,
    ///     #[relation(Player)]
    ///     captain_id: Uuid,
    /// }
    ///
    /// #[derive(Entity)]
    /// struct Player {
    ///     id: Uuid,
    ///     #[relation(Team)]
    ///     team_id: Uuid,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(postgres("15"), driver(sqlx), entities(Team, Player))]
    /// struct Shop;
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// struct Team {
    ///     id: Uuid,
    ///     #[relation(Player)]
    ///     captain_id: Option<Uuid>,
    /// }
    ///
    /// #[derive(Entity)]
    /// struct Player {
    ///     id: Uuid,
    ///     #[relation(Team)]
    ///     team_id: Uuid,
    /// }
    ///
    /// #[derive(Schema)]
    /// #[schema(postgres("15"), driver(sqlx), entities(Team, Player))]
    /// struct Shop;
    /// ```
    REQUIRED_RELATION_CYCLE = "required_relation_cycle", Error, Schema, waiver: Refused,
}
