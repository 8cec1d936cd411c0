//! Boyce-Codd normal form.

rule! {
    /// A column of a key is determined by columns that are no key, and Boyce-Codd normal form is asked for.
    ///
    /// # Why
    /// Every row with the same teacher stores its own copy of the course. Third normal form allows it because the
    /// course is part of a key; the copies can disagree all the same. Splitting may give up a dependency that
    /// only a trigger could then keep, which is why this form is not the default: an entity asks for it with
    /// `#[entity(normal_form(bcnf))]`, a schema for all of its entities that say nothing with
    /// `#[schema(normal_form(bcnf))]`.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// #[entity(normal_form(bcnf))]
    /// #[determines(teacher -> course)]
    /// #[unique(student, teacher)]
    /// struct Enrolment {
    ///     #[key]
    ///     student: i64,
    ///     #[key]
    ///     course: i64,
    ///     teacher: i64,
    /// }
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// #[entity(normal_form(bcnf))]
    /// #[determines(none)]
    /// struct Teaching {
    ///     #[key]
    ///     teacher: i64,
    ///     course: i64,
    /// }
    ///
    /// #[derive(Entity)]
    /// #[entity(normal_form(bcnf))]
    /// #[determines(none)]
    /// struct Enrolment {
    ///     #[key]
    ///     student: i64,
    ///     #[key]
    ///     #[relation(Teaching)]
    ///     teacher: i64,
    /// }
    /// ```
    NON_KEY_DETERMINANT = "non_key_determinant", Error, Entity, waiver: Allowed,
}
