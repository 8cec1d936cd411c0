//! Third normal form.

rule! {
    /// A column depends on the key only through another column: the table is not in third normal form.
    ///
    /// # Why
    /// Every row with the same zip code stores its own copy of the city, and nothing keeps the copies equal. The
    /// fact belongs into a table whose key is what determines it.
    ///
    /// An entity is held to the form that it says, `#[entity(normal_form(second))]`; else to the one that its schema
    /// says, `#[schema(normal_form(second))]`; else to the third. What a schema says for less, or waives, reaches the
    /// entities of its own crate that it lists itself: those of another one were compiled before it, and say so
    /// themselves, as does an entity that two such schemas list. Another schema that lists the entity holds it to its own
    /// form, and so does one that includes the first.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// #[determines(zip -> city, state)]
    /// struct Address {
    ///     id: i64,
    ///     street: String,
    ///     zip: String,
    ///     city: String,
    ///     state: String,
    /// }
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// #[determines(none)]
    /// struct Zip {
    ///     #[key]
    ///     #[column(len = 10)]
    ///     zip: String,
    ///     city: String,
    ///     state: String,
    /// }
    ///
    /// #[derive(Entity)]
    /// #[determines(none)]
    /// struct Address {
    ///     id: i64,
    ///     street: String,
    ///     #[relation(Zip)]
    ///     #[column(len = 10)]
    ///     zip: String,
    /// }
    /// ```
    TRANSITIVE_DEPENDENCY = "transitive_dependency", Error, Entity, waiver: Allowed,
}
