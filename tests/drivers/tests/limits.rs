//! Where a driver and a database together hold less than the column.

use ::chrono::{NaiveDate, NaiveTime};
use cells::{emission, moments::chrono};
use schema_as_code::{def::Entity, storage::Driver};
use sqlx::{Connection, Executor, MySqlConnection};
use support::Engine;

use crate::common::{leak, with_url};

/// sqlx binds a `DateTime<Utc>` as a TIMESTAMP, and MariaDB takes none after 2038-01-19, whatever the
/// column's type: an application that must write later ones to MariaDB binds a `NaiveDateTime`.
#[test]
fn mariadb_takes_late_moments_from_sqlx_without_a_zone_only() {
    for engine in [Engine::MySql, Engine::MariaDb] {
        with_url(engine, |url| async move {
            let mut connection = MySqlConnection::connect(&url).await.expect("the server is there");
            for sql in emission(chrono::Instant::DEF, Driver::Sqlx, engine.dialect()).create.texts() {
                connection.execute(sqlx::raw_sql(leak(sql.to_owned()))).await.expect("the table is made");
            }
            let late = NaiveDate::from_ymd_opt(2050, 1, 1).expect("a day").and_time(NaiveTime::MIN);
            let insert = "INSERT INTO cells (id, value) VALUES (?, ?)";
            let zoned = sqlx::query(insert).bind(1).bind(late.and_utc()).execute(&mut connection).await;
            // FIXME: passes when MariaDB, or sqlx for it, takes timestamps after 2038.
            assert_eq!(zoned.is_ok(), engine == Engine::MySql, "{engine}: {zoned:?}");
            let local = sqlx::query(insert).bind(2).bind(late).execute(&mut connection).await;
            local.expect("a local timestamp has no such end");
            let select = "SELECT value FROM cells WHERE id = 2";
            let read = sqlx::query_scalar::<_, ::chrono::DateTime<::chrono::Utc>>(select);
            assert_eq!(read.fetch_one(&mut connection).await.expect("a row is read"), late.and_utc());
        });
    }
}
