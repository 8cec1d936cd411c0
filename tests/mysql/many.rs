//! However many tables there are, the questions are as many.

use schema_as_code::emit::live::{Row, Server, mysql};
use support::{Database, database::Refused};

use crate::{ENGINES, made};

struct Counted<'d> {
    database: &'d mut Database,
    questions: usize,
}

impl Server for Counted<'_> {
    type Error = Refused;

    fn rows(&mut self, sql: &str) -> Result<Vec<Row>, Refused> {
        self.questions += 1;
        self.database.rows(sql)
    }
}

#[test]
fn the_number_of_questions_does_not_grow() {
    for engine in ENGINES {
        let Some(mut database) = made(engine, "many", &["SET sql_mode = 'TRADITIONAL'"]) else { continue };
        let mut counts = Vec::new();
        for batch in 0..3 {
            for number in batch * 10..batch * 10 + 10 {
                database.run(&format!(
                    "CREATE TABLE t{number} (id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY, a varchar(20) DEFAULT 'x',
                        up bigint, CHECK (a <> 'y'), UNIQUE KEY (a), FOREIGN KEY (up) REFERENCES t{number} (id))"
                ));
                database.run(&format!("CREATE VIEW v{number} AS SELECT a FROM t{number}"));
                database.run(&format!(
                    "CREATE TRIGGER w{number} BEFORE UPDATE ON t{number} FOR EACH ROW SET NEW.a = OLD.a"
                ));
            }
            let mut counted = Counted { database: &mut database, questions: 0 };
            let found = mysql::introspect(&mut counted).expect("it is read");
            counts.push(counted.questions);
            assert_eq!(found.catalog.tables.len(), batch * 10 + 10);
        }
        assert!(counts.iter().all(|count| *count == counts[0]), "{engine}: {counts:?}");
    }
}
