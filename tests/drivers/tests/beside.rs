//! Our derives beside those of other libraries, on one struct.

use ::chrono::{DateTime, SubsecRound, Utc};
use cells::Color;
use diesel::{Identifiable, Insertable, QueryDsl, Queryable, Selectable, SelectableHelper};
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl, SimpleAsyncConnection};
use schema_as_code::{Entity, Schema, def::SchemaDef, dialect::Dialect, emit};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseConnection, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder,
};
use serde::{Deserialize, Serialize};
use sqlx::Connection;
use support::Engine;

use crate::common::with_url;

diesel::table! {
    use diesel::sql_types::{Double, Integer, Nullable, Text, Timestamptz};
    use cells::ColorSql;

    gauges (id) {
        id -> Integer,
        color -> ColorSql,
        #[sql_name = "label"]
        name -> Text,
        reading -> Nullable<Double>,
        made_at -> Timestamptz,
    }
}

/// Measures something.
#[derive(
    Debug,
    Clone,
    PartialEq,
    Entity,
    Serialize,
    Deserialize,
    sqlx::FromRow,
    Queryable,
    Selectable,
    Insertable,
    Identifiable,
)]
#[diesel(table_name = gauges)]
struct Gauge {
    #[key]
    id: i32,
    color: Color,
    #[column(name = "label", len = 40)]
    #[sqlx(rename = "label")]
    name: String,
    reading: Option<f64>,
    made_at: DateTime<Utc>,
}

/// Written by diesel, read by sqlx as well.
#[derive(Schema)]
#[schema(postgres("15"), driver(diesel), entities(Gauge))]
struct Gauges;

/// Through SeaORM, whose derive wants a module of its own and the name `Model`.
pub(crate) mod reading {
    use ::chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };

    use crate::by_sea_orm::SeaColor;

    /// What a gauge said.
    #[derive(Debug, Clone, PartialEq, DeriveEntityModel, schema_as_code::Entity)]
    #[sea_orm(table_name = "readings")]
    #[entity(table = "readings")]
    pub(crate) struct Model {
        #[key]
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) id: i32,
        pub(crate) color: SeaColor,
        #[column(name = "label", len = 40)]
        #[sea_orm(column_name = "label")]
        pub(crate) name: String,
        pub(crate) reading: Option<f64>,
        pub(crate) made_at: DateTime<Utc>,
    }

    #[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Written and read by SeaORM.
#[derive(Schema)]
#[schema(
    postgres("15"),
    mysql("8.0"),
    mariadb("10.11"),
    sqlite("3.40"),
    driver(sea_orm),
    entities(reading::Model)
)]
struct Readings;

fn create(schema: &SchemaDef, dialect: Dialect) -> Vec<String> {
    let target = schema.target(dialect).expect("the schema names the dialect");
    let emission = emit::emit(schema, target).unwrap_or_else(|error| panic!("{dialect:?}: {error}"));
    emission.create.texts().map(str::to_owned).collect()
}

/// Writes and reads entities, enum and all, through SeaORM.
pub(crate) async fn sea_orm_reads_entities(connection: &DatabaseConnection, dialect: Dialect) {
    for sql in create(Readings::DEF, dialect) {
        connection.execute_unprepared(&sql).await.unwrap_or_else(|error| panic!("{dialect:?}: {error}"));
    }
    let made_at = Utc::now().trunc_subsecs(6);
    let rows = [(1, Color::Red, None), (2, Color::DarkBlue, Some(0.5))].map(|(id, color, reading)| {
        reading::Model { id, color: color.into(), name: "it's".to_owned(), reading, made_at }
    });
    for row in rows.clone() {
        row.into_active_model()
            .insert(connection)
            .await
            .unwrap_or_else(|error| panic!("{dialect:?}: {error}"));
    }
    let read = reading::Entity::find()
        .order_by_asc(reading::Column::Id)
        .all(connection)
        .await
        .expect("rows are read");
    assert_eq!(read, rows, "{dialect:?}");
    let blue = reading::Entity::find().filter(reading::Column::Color.eq(rows[1].color.clone()));
    assert_eq!(blue.all(connection).await.expect("rows are found"), rows[1..], "{dialect:?}");
}

/// proves E1
#[test]
fn one_struct_is_written_by_diesel_and_read_by_sqlx_and_serde() {
    for engine in [Engine::Postgres15, Engine::Postgres18] {
        with_url(engine, |url| async move {
            let mut connection = AsyncPgConnection::establish(&url).await.expect("the server is there");
            for sql in create(Gauges::DEF, Dialect::Postgres) {
                connection.batch_execute(&sql).await.expect("the table is made");
            }
            let gauge = Gauge {
                id: 1,
                color: Color::DarkBlue,
                name: "it's".to_owned(),
                reading: Some(0.5),
                made_at: Utc::now().trunc_subsecs(6),
            };
            let insert = diesel::insert_into(gauges::table).values(gauge.clone());
            insert.execute(&mut connection).await.expect("a row is written");
            let select = gauges::table.select(Gauge::as_select());
            let read: Gauge = select.first(&mut connection).await.expect("a row is read");
            assert_eq!(read, gauge);
            let mut connection = sqlx::PgConnection::connect(&url).await.expect("the server is there");
            let read = sqlx::query_as::<_, Gauge>("SELECT * FROM gauges").fetch_one(&mut connection).await;
            assert_eq!(read.expect("a row is read"), gauge);
            let json = serde_json::to_string(&gauge).expect("the struct is a document");
            assert_eq!(serde_json::from_str::<Gauge>(&json).expect("the document is the struct"), gauge);
        });
    }
}
