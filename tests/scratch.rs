use sqlx::{Connection, Executor, MySqlConnection, Row};
use support::{Database, Engine};
#[derive(Debug, sqlx::Type)]
#[sqlx(rename_all = "snake_case")]
enum Color { Red, DarkBlue }
#[test]
fn t() {
    for engine in [Engine::MySql, Engine::MariaDb] {
        let Some(db) = Database::create(engine, "x") else { continue };
        let url = db.url().unwrap();
        tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(async {
            let mut c = MySqlConnection::connect(&url).await.unwrap();
            for (i, def) in ["ENUM('red','dark_blue') CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL", "ENUM('red','dark_blue') CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL", "ENUM('red','dark_blue') CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NOT NULL","ENUM('red','dark_blue') CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NULL","ENUM('red','dark_blue') CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NOT NULL DEFAULT 'red'", "VARCHAR(9) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL","VARCHAR(9) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NOT NULL"].into_iter().enumerate() {
                let s: &'static str = Box::leak(format!("CREATE TABLE t{i} (c {def})").into_boxed_str());
                c.execute(s).await.unwrap();
                let s: &'static str = Box::leak(format!("INSERT INTO t{i} VALUES (?)").into_boxed_str());
                let w = sqlx::query(s).bind(Color::DarkBlue).execute(&mut c).await;
                let s: &'static str = Box::leak(format!("SELECT c FROM t{i}").into_boxed_str());
                let r = sqlx::query(s).fetch_one(&mut c).await.unwrap();
                println!("{engine} {def}: {:?} {:?} {:?}", w.is_ok(), r.try_get::<Color,_>(0).map_err(|e| e.to_string()), r.try_get::<String,_>(0).map_err(|e| e.to_string()));
            }
            for (i, sql) in ["CREATE TABLE k1 (f varchar(100) NOT NULL, CONSTRAINT c CHECK (f <> _utf8mb4 x'6974277320' AND f <> ''))",
              "CREATE TABLE k2 (f varchar(100) NOT NULL, CONSTRAINT c CHECK (f <> 'it''s \\\\ x' AND f <> ''))",
              "CREATE TABLE k3 (f varchar(100) NOT NULL, CONSTRAINT c CHECK (f <> x'69742773205c20' AND f <> ''))",
              "CREATE TABLE k4 (f varchar(100) NOT NULL, CONSTRAINT c CHECK (f <> convert(x'69742773205c20' using utf8mb4) AND f <> ''))",
              "CREATE TABLE k5 (f varchar(100) NOT NULL, CONSTRAINT c CHECK (f <> cast(x'69742773205c20' as char(8) character set utf8mb4) AND f <> ''))",
              "CREATE TABLE k6 (f varchar(100) NOT NULL, CONSTRAINT c CHECK (f <> concat('it''s ', char(92 using utf8mb4), ' ') AND f <> ''))",
              ].into_iter().enumerate() {
                println!("{engine} {:?}", c.execute(sql).await.map_err(|e| e.to_string()).map(|_| ()));
                let s: &'static str = Box::leak(format!("SHOW CREATE TABLE k{}", i + 1).into_boxed_str());
                if let Ok(r) = sqlx::query(s).fetch_one(&mut c).await { println!("{}", r.try_get_unchecked::<String, _>(1).unwrap()); }
            }
        });
    }
}
