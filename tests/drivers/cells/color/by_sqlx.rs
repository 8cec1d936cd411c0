//! `#[derive(sqlx::Type)]` of sqlx 0.9 compares the flags of a MySQL column bit by bit, and so refuses
//! to decode any enum column that is NOT NULL or has a binary collation. An application that reads MySQL
//! or MariaDB implements `Type` by text, as here; `Encode` and `Decode` can be derived.

use sqlx::{
    MySql, Postgres, Sqlite, Type, mysql::MySqlTypeInfo, postgres::PgTypeInfo, sqlite::SqliteTypeInfo,
};

use super::Color;

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
