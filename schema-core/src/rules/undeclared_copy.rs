//! A column repeats a column of a related entity.

rule! {
    /// A column repeats a column of a related entity.
    ///
    /// # Why
    /// `user_email` beside `user_id`, where `User` has an `email` of the same type, is a copy: `user_id`
    /// determines it, the table is not in third normal form, and nothing keeps the two equal. When the copy
    /// has a reason it is declared: `#[snapshot]` keeps the value as of then, `#[denormalized]` follows.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// struct User {
    ///     id: Uuid,
    ///     #[column(len = 255, unique)]
    ///     email: String,
    /// }
    ///
    /// #[derive(Entity)]
    /// struct Order {
    ///     id: Uuid,
    ///     #[relation(User)]
    ///     user_id: Uuid,
    ///     #[column(len = 255)]
    ///     user_email: String,
    /// }
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// struct User {
    ///     id: Uuid,
    ///     #[column(len = 255, unique)]
    ///     email: String,
    /// }
    ///
    /// #[derive(Entity)]
    /// #[snapshot(user_id, user_email(email), reason = "the address the confirmation went to")]
    /// struct Order {
    ///     id: Uuid,
    ///     #[relation(User)]
    ///     user_id: Uuid,
    ///     #[column(len = 255)]
    ///     user_email: String,
    /// }
    /// ```
    UNDECLARED_COPY = "undeclared_copy", Error, Relation, waiver: Allowed,
}
