//! Another attribute on the same item names the same thing differently.

rule! {
    /// Another attribute on the same item names the same thing differently.
    ///
    /// # Why
    /// When `#[sqlx(rename)]`, `#[diesel(column_name)]` or `#[sea_orm(column_name)]` says one name and the
    /// schema another, every query of the application fails. So it is with tables, with the types and values of
    /// enums (`#[sqlx]`, `#[sea_orm]`, `#[postgres]`), and with a field on which sqlx or SeaORM is told nothing:
    /// its column is called like the field. On structs the names of serde are left alone: they are keys of JSON
    /// documents. On an enum they are compared with the others, because an enum's serde name is what is stored
    /// wherever a value goes through serde.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(ColumnEnum, serde::Serialize)]
    /// #[column(rename_all = "snake_case")]
    /// #[serde(rename_all = "camelCase")]
    /// enum OrderStatus {
    ///     InTransit,
    /// }
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(ColumnEnum, serde::Serialize)]
    /// #[serde(rename_all = "camelCase")]
    /// enum OrderStatus {
    ///     InTransit,
    /// }
    /// ```
    NAME_DISAGREEMENT = "name_disagreement", Error, Entity, waiver: Refused,
}
