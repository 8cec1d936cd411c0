//! What a statement says where the dialects differ, and what none says.

use schema_as_code_core::dialect::Dialect;

use super::{
    MYSQLS, created, make, refused,
    shop::{binary, built_in, call, column, foreign_key, number, table, text_column},
    texts, with_column,
};
use crate::{
    catalog::{Check, Column, Deferral, Definition, Expr, Name, ObjectId, Operator, ScalarFunction, Unique},
    plan::{Change, Object},
};

#[test]
fn a_truth_value_alone_is_a_comparison_for_mysql() {
    let check = |dialect| {
        let mut table = table(dialect, "t");
        table.checks.push(Check { name: "k".into(), definition: Definition::Portable(column("is_active")) });
        make(table, dialect)
    };
    assert!(check(Dialect::MySql).contains("CHECK (`is_active` <> 0)"));
    assert!(check(Dialect::Postgres).contains("CHECK (\"is_active\")"));
}

#[test]
fn what_waits_for_the_end_of_the_transaction_says_so() {
    let deferred = |dialect| {
        let mut table = table(dialect, "t");
        table.foreign_keys.push(foreign_key("k", "id", "t"));
        table.foreign_keys[0].deferral = Deferral::Deferred;
        Object::Table(table.into())
    };
    for dialect in [Dialect::Postgres, Dialect::Sqlite] {
        let sql = created(deferred(dialect), dialect);
        assert!(sql.contains(r#"REFERENCES "t" ("id") DEFERRABLE INITIALLY DEFERRED"#), "{sql}");
    }
    for dialect in MYSQLS {
        assert!(refused(deferred(dialect), dialect).contains("wait for the end of the transaction"));
    }
}

#[test]
fn defaults_take_the_form_that_the_type_takes() {
    let default = |dialect, ty: &str, expr| {
        let mut column = Column::new("c", built_in(ty));
        column.default = Some(Definition::Portable(expr));
        let sql = make(with_column(dialect, column), dialect);
        let line = sql
            .lines()
            .find(|line| {
                line.trim_start().starts_with(['"', '`']) && line.contains("c\" ") | line.contains("c` ")
            })
            .unwrap();
        let (_, after) = line.split_once(" DEFAULT ").unwrap();
        after.trim_end_matches(',').to_owned()
    };
    assert_eq!(default(Dialect::MySql, "longtext", Expr::Text("".into())), "('')");
    assert_eq!(default(Dialect::MySql, "json", Expr::Text("{}".into())), "('{}')");
    assert_eq!(default(Dialect::MySql, "varchar(9)", Expr::Text("it's".into())), "'it''s'");
    assert_eq!(
        default(Dialect::MySql, "varchar(9)", Expr::Text("\\".into())),
        "(CONVERT(x'5c' USING utf8mb4))"
    );
    assert_eq!(default(Dialect::MySql, "bigint", number("-1")), "-1");
    assert_eq!(default(Dialect::MariaDb, "uuid", call(ScalarFunction::RandomUuid)), "(UUID())");
    assert_eq!(default(Dialect::Postgres, "uuid", call(ScalarFunction::RandomUuid)), "gen_random_uuid()");
    let either = binary(Expr::Bool(true), Operator::Or, Expr::Bool(false));
    assert_eq!(default(Dialect::Postgres, "boolean", either.clone()), "(TRUE OR FALSE)");
    assert_eq!(default(Dialect::Sqlite, "INTEGER", either), "(1 OR 0)");
    assert_eq!(default(Dialect::Sqlite, "INTEGER", number("-1")), "-1");
}

#[test]
fn a_column_that_rows_cannot_get_is_refused() {
    for dialect in Dialect::ALL {
        let add =
            |column: Column| texts(Change::Create(Object::column(Name::new("t"), column, None)), dialect);
        let required = text_column(dialect, "c");
        let fault = add(required.clone()).unwrap_err().to_string();
        assert!(
            fault.starts_with("the column `c` of `t` cannot be added in a table that has rows"),
            "{fault}"
        );
        let mut nullable = required.clone();
        nullable.is_nullable = true;
        assert!(add(nullable).unwrap()[0].contains("ADD COLUMN"));
        let mut with_default = required;
        with_default.default = Some(Definition::Portable(Expr::Text("".into())));
        assert!(add(with_default).unwrap()[0].contains("DEFAULT ''"));
    }
    let previous = text_column(Dialect::MySql, "c");
    let mut next = previous.clone();
    next.comment = Some("words".into());
    let object = |column: Column| Object::column(Name::new("t"), column, None);
    let change = Change::altered(object(previous), object(next));
    assert_eq!(
        texts(change, Dialect::MySql).unwrap(),
        ["ALTER TABLE `t` MODIFY COLUMN `c` varchar(255) NOT NULL COMMENT 'words'"]
    );
}

#[test]
fn server_text_is_never_written() {
    let mut table = table(Dialect::Postgres, "t");
    table.checks.push(Check { name: "k".into(), definition: Definition::Observed("(a > 0)".into()) });
    let fault = refused(Object::Table(table.into()), Dialect::Postgres);
    assert_eq!(fault, "the check `k` of `t` was read from a server: only a declared definition is written");
}

#[test]
fn comments_change_where_the_dialect_keeps_them() {
    let comment = |text: Option<&'static str>| Object::Comment {
        object: Box::new(ObjectId::Table(Name::new("t"))),
        text: text.map(Into::into),
    };
    let set = |dialect| texts(Change::altered(comment(Some("x")), comment(None)), dialect);
    assert_eq!(set(Dialect::Postgres).unwrap(), [r#"COMMENT ON TABLE "t" IS NULL"#]);
    assert_eq!(set(Dialect::MySql).unwrap(), ["ALTER TABLE `t` COMMENT = ''"]);
    assert!(set(Dialect::Sqlite).is_err());
}

#[test]
fn a_unique_that_would_be_taken_for_another_is_added_alone() {
    let uniques = |dialect| {
        let unique = |name: &'static str, column: &'static str| Unique {
            name: name.into(),
            columns: [column.into()].into(),
            are_nulls_equal: false,
            deferral: Deferral::Immediate,
        };
        let mut table = table(dialect, "t");
        table.columns.push(text_column(dialect, "code"));
        table.uniques = vec![unique("one", "code"), unique("two", "code"), unique("three", "id")];
        texts(Change::Create(Object::Table(table.into())), dialect).unwrap()
    };
    let [table, two, three] = &uniques(Dialect::Postgres)[..] else { panic!("three statements make it") };
    assert!(table.contains(r#"CONSTRAINT "one" UNIQUE ("code")"#) && !table.contains("two"), "{table}");
    assert_eq!(two, r#"ALTER TABLE "t" ADD CONSTRAINT "two" UNIQUE ("code")"#);
    assert_eq!(three, r#"ALTER TABLE "t" ADD CONSTRAINT "three" UNIQUE ("id")"#);
    for dialect in [Dialect::MySql, Dialect::MariaDb, Dialect::Sqlite] {
        let texts = uniques(dialect);
        assert!(
            texts.len() == 1 && ["one", "two", "three"].iter().all(|name| texts[0].contains(name)),
            "{texts:?}"
        );
    }
}
