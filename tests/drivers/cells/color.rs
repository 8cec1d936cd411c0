//! A named value, and how each driver binds it: derived where the driver has a derive that fits, by hand
//! elsewhere. SeaORM's derive implements traits of sqlx and needs an enum of its own, see `tests/sea_orm.rs`.

mod by_diesel;
mod by_rusqlite;
mod by_sqlx;
mod by_tokio_postgres;

pub use by_diesel::ColorSql;

use diesel::{deserialize::FromSqlRow, expression::AsExpression};
use schema_as_code::ColumnEnum;
use serde::{Deserialize, Serialize};
use sqlx::{Decode, Encode};

/// A named value.
// proves E1
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Default,
    Serialize,
    Deserialize,
    ColumnEnum,
    Encode,
    Decode,
    AsExpression,
    FromSqlRow,
)]
#[sqlx(type_name = "color", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
#[diesel(sql_type = ColorSql)]
pub enum Color {
    /// Warm.
    #[default]
    Red,
    /// Cold.
    DarkBlue,
}

impl Color {
    /// The stored name.
    const fn name(self) -> &'static str {
        match self {
            Self::Red => "red",
            Self::DarkBlue => "dark_blue",
        }
    }

    /// The value with the stored name.
    fn named(name: &str) -> Result<Self, String> {
        match name {
            "red" => Ok(Self::Red),
            "dark_blue" => Ok(Self::DarkBlue),
            other => Err(format!("no color is called `{other}`")),
        }
    }
}
