use std::io::Write;

use diesel::{
    deserialize::{self, FromSql},
    mysql::{Mysql, MysqlValue},
    pg::{Pg, PgValue},
    query_builder::QueryId,
    serialize::{self, IsNull, Output, ToSql},
    sql_types::{SqlType, Text},
    sqlite::{Sqlite, SqliteValue},
};

use super::Color;

/// The type of the column on PostgreSQL.
#[derive(Debug, Clone, Copy, SqlType, QueryId)]
#[diesel(postgres_type(name = "color"))]
pub struct ColorSql;

impl ToSql<ColorSql, Pg> for Color {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        out.write_all(self.name().as_bytes())?;
        Ok(IsNull::No)
    }
}

impl FromSql<ColorSql, Pg> for Color {
    fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
        Ok(Self::named(std::str::from_utf8(value.as_bytes())?)?)
    }
}

impl ToSql<Text, Mysql> for Color {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Mysql>) -> serialize::Result {
        <str as ToSql<Text, Mysql>>::to_sql(self.name(), out)
    }
}

impl FromSql<Text, Mysql> for Color {
    fn from_sql(value: MysqlValue<'_>) -> deserialize::Result<Self> {
        Ok(Self::named(&<String as FromSql<Text, Mysql>>::from_sql(value)?)?)
    }
}

impl ToSql<Text, Sqlite> for Color {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        out.set_value(self.name());
        Ok(IsNull::No)
    }
}

impl FromSql<Text, Sqlite> for Color {
    fn from_sql(value: SqliteValue<'_, '_, '_>) -> deserialize::Result<Self> {
        Ok(Self::named(&<String as FromSql<Text, Sqlite>>::from_sql(value)?)?)
    }
}
