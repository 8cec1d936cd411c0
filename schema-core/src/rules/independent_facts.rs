//! Fourth normal form.

rule! {
    /// Two facts that have nothing to do with each other share a table, and fourth normal form is asked for.
    ///
    /// # Why
    /// A course has teachers and a course has books. In one table every teacher must appear with every book:
    /// rows that say nothing new, and one forgotten row is a contradiction. An entity asks for this form with
    /// `#[entity(normal_form(fourth))]`, a schema for all of its entities that say nothing with
    /// `#[schema(normal_form(fourth))]`.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// #[entity(normal_form(fourth))]
    /// #[determines(course ->> teacher)]
    /// struct CourseMaterial {
    ///     #[key]
    ///     course: i64,
    ///     #[key]
    ///     teacher: i64,
    ///     #[key]
    ///     book: i64,
    /// }
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// struct CourseTeacher {
    ///     #[key]
    ///     course: i64,
    ///     #[key]
    ///     teacher: i64,
    /// }
    ///
    /// #[derive(Entity)]
    /// struct CourseBook {
    ///     #[key]
    ///     course: i64,
    ///     #[key]
    ///     book: i64,
    /// }
    /// ```
    INDEPENDENT_FACTS = "independent_facts", Error, Entity, waiver: Allowed,
}
