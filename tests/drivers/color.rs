//! A named value, and how each driver binds it.
//!
//! `#[derive(sqlx::Type)]` of sqlx 0.9 compares the flags of a MySQL column bit by bit, and so refuses
//! to decode any enum column that is NOT NULL or has a binary collation. An application that reads MySQL
//! or MariaDB implements `Type` by text, as here; `Encode` and `Decode` can be derived.

use ::rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use ::sqlx::{
    Decode, Encode, MySql, Postgres, Sqlite, Type, mysql::MySqlTypeInfo, postgres::PgTypeInfo,
    sqlite::SqliteTypeInfo,
};
use schema_as_code::ColumnEnum;

/// A named value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ColumnEnum, Encode, Decode)]
#[sqlx(type_name = "color", rename_all = "snake_case")]
pub(crate) enum Color {
    Red,
    DarkBlue,
}

impl Type<Postgres> for Color {
    fn type_info() -> PgTypeInfo {
        PgTypeInfo::with_name("color")
    }
}

impl Type<MySql> for Color {
    fn type_info() -> MySqlTypeInfo {
        <str as Type<MySql>>::type_info()
    }

    fn compatible(ty: &MySqlTypeInfo) -> bool {
        <str as Type<MySql>>::compatible(ty)
    }
}

impl Type<Sqlite> for Color {
    fn type_info() -> SqliteTypeInfo {
        <str as Type<Sqlite>>::type_info()
    }

    fn compatible(ty: &SqliteTypeInfo) -> bool {
        <str as Type<Sqlite>>::compatible(ty)
    }
}

impl ToSql for Color {
    fn to_sql(&self) -> ::rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Red => "red".into(),
            Self::DarkBlue => "dark_blue".into(),
        })
    }
}

impl FromSql for Color {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value.as_str()? {
            "red" => Ok(Self::Red),
            "dark_blue" => Ok(Self::DarkBlue),
            _ => Err(FromSqlError::InvalidType),
        }
    }
}
