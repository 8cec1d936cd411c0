//! Copies over more than one relation.

rule! {
    /// A column repeats a column that is reached over more than one relation.
    ///
    /// # Why
    /// `user_email` on an order line, where the line leads to an order, the order by `user_id` to a user, and the
    /// user has an `email` of the same type: the line's order already determines it, and nothing keeps the copies
    /// equal. When the copy has a reason, waive the rule and say it.
    ///
    /// The names of the relation and of the field agree, and so does the type: over one relation that was right in
    /// 13 of 13 real cases, where it is the error `undeclared_copy`. On by default.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// struct User {
    ///     id: i64,
    ///     email: String,
    /// }
    ///
    /// #[derive(Entity)]
    /// struct Order {
    ///     id: i64,
    ///     #[relation(User)]
    ///     user_id: i64,
    /// }
    ///
    /// #[derive(Entity)]
    /// struct OrderLine {
    ///     id: i64,
    ///     #[relation(Order)]
    ///     order_id: i64,
    ///     user_email: String,
    /// }
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// struct User {
    ///     id: i64,
    ///     email: String,
    /// }
    ///
    /// #[derive(Entity)]
    /// struct Order {
    ///     id: i64,
    ///     #[relation(User)]
    ///     user_id: i64,
    /// }
    ///
    /// #[derive(Entity)]
    /// struct OrderLine {
    ///     id: i64,
    ///     #[relation(Order)]
    ///     order_id: i64,
    /// }
    /// ```
    COPY_OVER_RELATIONS = "copy_over_relations", Advice, Advice, waiver: Allowed,
}
