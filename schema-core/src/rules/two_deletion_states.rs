//! Two columns that say whether a row is deleted.

rule! {
    /// A soft-deleted entity has a status of which one value is `deleted`.
    ///
    /// # Why
    /// The two can disagree: a row whose status is `deleted` and whose `deleted_at` is NULL is live to every view, unique
    /// and foreign key, and deleted to the reader of its status. One of them is the truth; the other is left out.
    ///
    /// Read from the declared soft delete, and from the variant of an enum in a column called `status` or `state`: nothing
    /// is guessed. On by default.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(ColumnEnum)]
    /// enum CampaignStatus {
    ///     Draft,
    ///     Sent,
    ///     Deleted,
    /// }
    ///
    /// #[derive(Entity)]
    /// #[audit(soft_delete)]
    /// struct Campaign {
    ///     id: i64,
    ///     status: CampaignStatus,
    ///     deleted_at: Option<DateTime<Utc>>,
    /// }
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(ColumnEnum)]
    /// enum CampaignStatus {
    ///     Draft,
    ///     Sent,
    /// }
    ///
    /// #[derive(Entity)]
    /// #[audit(soft_delete)]
    /// struct Campaign {
    ///     id: i64,
    ///     status: CampaignStatus,
    ///     deleted_at: Option<DateTime<Utc>>,
    /// }
    /// ```
    TWO_DELETION_STATES = "two_deletion_states", Advice, Advice, waiver: Allowed,
}
