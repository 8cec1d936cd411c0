//! What sea-query 1.0.2 prints wrongly, or not at all: each number is one of 26 known outputs. Those that lie on
//! no way of ours are in `unreached`.

use schema_as_code_core::dialect::Dialect;

use super::{
    MYSQLS, created, creation, make, refused,
    shop::{binary, built_in, column, foreign_key, index, integer_column, key, number, table, text_column},
    texts, with_column,
};
use crate::{
    catalog::{
        Catalog, Check, Column, ColumnType, Deferral, Definition, EnumType, Expr, Generated, Index,
        IndexOrder, Method, Name, NullOrder, Operator, ScalarFunction, Storage, TableOption, Unique,
    },
    plan::{Change, Object},
    render::{Header, script},
};

fn make_index(index: Index, dialect: Dialect) -> String {
    created(Object::Index { table: Name::new("t").into(), index: index.into() }, dialect)
}

fn refuse_index(index: Index, dialect: Dialect) -> String {
    refused(Object::Index { table: Name::new("t").into(), index: index.into() }, dialect)
}

#[test]
fn an_enum_type_keeps_its_quotes() {
    // trap 1
    let ty = Name::qualified(Some("s"), "MyEnum");
    let mut column = Column::new("c", ColumnType::named(ty.clone()));
    column.is_nullable = true;
    assert!(make(with_column(Dialect::Postgres, column), Dialect::Postgres).contains(r#""c" "s"."MyEnum","#));
    let ty = EnumType { name: ty, values: vec!["a'b".into(), "c\\d".into()], comment: None };
    // trap 24: no E'…', which no catalog prints.
    let object = || Object::Enum(ty.clone().into());
    assert_eq!(created(object(), Dialect::Postgres), r#"CREATE TYPE "s"."MyEnum" AS ENUM ('a''b', 'c\d')"#);
    for dialect in [Dialect::MySql, Dialect::MariaDb, Dialect::Sqlite] {
        assert_eq!(refused(object(), dialect), format!("{} has no enum types", dialect.product()));
    }
}

#[test]
fn enum_values_are_escaped() {
    // trap 2
    for dialect in MYSQLS {
        let values = ColumnType::Values(vec!["a'b".into(), "c\\'d".into()].into());
        let sql = make(with_column(dialect, Column::new("c", values)), dialect);
        assert!(sql.contains("`c` ENUM('a''b', x'635c2764') NOT NULL"), "{sql}");
    }
}

#[test]
fn names_of_indexes_and_foreign_keys_are_escaped() {
    // trap 3
    for dialect in Dialect::ALL {
        let (name, quoted) = match dialect {
            Dialect::MySql | Dialect::MariaDb => ("a`b", "`a``b`"),
            Dialect::Postgres | Dialect::Sqlite => ("a\"b", "\"a\"\"b\""),
        };
        let index = index(name, vec![key(column("id"))]);
        assert!(make_index(index.clone(), dialect).contains(&format!("INDEX {quoted} ON")));
        let object = Object::Index { table: Name::new("t").into(), index: index.into() };
        assert!(
            texts(Change::Drop(object), dialect).unwrap()[0].starts_with(&format!("DROP INDEX {quoted}"))
        );
        let mut table = table(dialect, "t");
        table.foreign_keys.push(foreign_key(name, "id", "t"));
        assert!(make(table, dialect).contains(&format!("CONSTRAINT {quoted} FOREIGN KEY")));
        if dialect != Dialect::Sqlite {
            let object = || Object::ForeignKey {
                table: Name::new("t").into(),
                key: foreign_key(name, "id", "t").into(),
            };
            assert!(created(object(), dialect).contains(&format!("ADD CONSTRAINT {quoted} FOREIGN KEY")));
            assert!(texts(Change::Drop(object()), dialect).unwrap()[0].ends_with(quoted));
        }
    }
}

#[test]
fn a_column_changes_one_thing_a_statement() {
    // traps 4 to 8
    let dialect = Dialect::Postgres;
    let previous = text_column(dialect, "c");
    let mut next = previous.clone();
    next.is_nullable = true;
    next.default = Some(Definition::Portable(Expr::Text("x".into())));
    let object = |column: &Column| Object::column(Name::new("t"), column.clone(), None);
    let alter =
        |previous: &Column, next: &Column| texts(Change::altered(object(previous), object(next)), dialect);
    assert_eq!(
        alter(&previous, &next).unwrap(),
        [
            r#"ALTER TABLE "t" ALTER COLUMN "c" SET DEFAULT 'x'"#,
            r#"ALTER TABLE "t" ALTER COLUMN "c" DROP NOT NULL"#
        ]
    );
    assert_eq!(
        alter(&next, &previous).unwrap(),
        [
            r#"ALTER TABLE "t" ALTER COLUMN "c" DROP DEFAULT"#,
            r#"ALTER TABLE "t" ALTER COLUMN "c" SET NOT NULL"#
        ]
    );
    let other = Column::new("c", built_in("integer"));
    assert_eq!(
        alter(&previous, &other).unwrap_err().to_string(),
        "the column `c` of `t` cannot be changed in a table that has rows: no statement is written for that step"
    );
    let mut renamed = previous.clone();
    renamed.name = "d".into();
    assert_eq!(alter(&previous, &renamed).unwrap(), [r#"ALTER TABLE "t" RENAME COLUMN "c" TO "d""#]);
    let check =
        Check { name: "k".into(), definition: Definition::Portable(Expr::IsNull(Box::new(column("c")))) };
    let object = Object::Check { table: Name::new("t").into(), check: check.into() };
    assert_eq!(created(object, dialect), r#"ALTER TABLE "t" ADD CONSTRAINT "k" CHECK ("c" IS NULL)"#);
}

#[test]
fn an_index_key_has_its_operator_class_before_its_direction() {
    // traps 10 and 11
    let mut descending = key(column("a"));
    descending.order = IndexOrder::Descending;
    descending.operator_class = Some(Box::new("text_pattern_ops".into()));
    descending.nulls = Some(NullOrder::Last);
    let index = index("i", vec![descending]);
    assert_eq!(
        make_index(index.clone(), Dialect::Postgres),
        r#"CREATE INDEX "i" ON "t" ("a" "text_pattern_ops" DESC NULLS LAST)"#
    );
    // trap 20
    for dialect in [Dialect::MySql, Dialect::MariaDb, Dialect::Sqlite] {
        assert!(
            refuse_index(index.clone(), dialect)
                .ends_with("no operator classes and places for NULL in an index")
        );
    }
}

#[test]
fn types_are_the_dialect_s_own_words() {
    // traps 12, 21, 22 and 26
    for (dialect, ty) in [
        (Dialect::Postgres, "money"),
        (Dialect::MySql, "datetime(6)"),
        (Dialect::MariaDb, "varchar(255)"),
        (Dialect::Sqlite, "TEXT"),
    ] {
        let sql = make(with_column(dialect, Column::new("c", built_in(ty))), dialect);
        assert!(sql.contains(&format!("{ty} NOT NULL")), "{sql}");
    }
}

#[test]
fn generated_columns_are_stored_or_refused() {
    // trap 13
    let generated = |storage| {
        let mut column = integer_column(Dialect::Postgres, "g");
        let definition = Definition::Portable(binary(self::column("id"), Operator::Add, number("1")));
        column.generated = Some(Box::new(Generated { definition, storage }));
        column
    };
    for dialect in [Dialect::Postgres, Dialect::MySql, Dialect::Sqlite] {
        let sql = make(with_column(dialect, generated(Storage::Stored)), dialect);
        assert!(sql.contains("GENERATED ALWAYS AS ("), "{sql}");
        assert!(sql.contains(" + 1) STORED NOT NULL,") || sql.contains(" + 1) STORED NOT NULL\n"), "{sql}");
    }
    let table = with_column(Dialect::Postgres, generated(Storage::Virtual));
    assert_eq!(
        refused(Object::Table(table.into()), Dialect::Postgres),
        "PostgreSQL has no generated columns that are computed on reading"
    );
    let table = with_column(Dialect::MariaDb, generated(Storage::Stored));
    let fault = refused(Object::Table(table.into()), Dialect::MariaDb);
    assert_eq!(fault, "MariaDB has no generated columns that are NOT NULL");
}

#[test]
fn a_column_of_any_type_counts_up() {
    // traps 14 and 21
    for (dialect, ty, expected) in [
        (Dialect::Postgres, "smallint", r#""id" smallint NOT NULL GENERATED BY DEFAULT AS IDENTITY,"#),
        (Dialect::MySql, "tinyint unsigned", "`id` tinyint unsigned NOT NULL AUTO_INCREMENT,"),
        (
            Dialect::Sqlite,
            "INTEGER",
            r#""id" INTEGER NOT NULL CONSTRAINT "t_pkey" PRIMARY KEY AUTOINCREMENT"#,
        ),
    ] {
        let mut table = table(dialect, "t");
        table.columns[0].ty = built_in(ty);
        let sql = make(table, dialect);
        assert!(sql.contains(expected), "{sql}");
    }
    let mut table = table(Dialect::Sqlite, "t");
    table.primary_key = None;
    let fault = refused(Object::Table(table.into()), Dialect::Sqlite);
    assert_eq!(fault, "SQLite has no column that counts up and is not the key alone");
}

#[test]
fn indexes_stand_in_a_table_only_where_that_is_allowed() {
    // trap 15
    for dialect in Dialect::ALL {
        let mut catalog = Catalog::empty(dialect, dialect.oldest());
        let mut table = table(dialect, "t");
        table.indexes.push(index("i", vec![key(column("id"))]));
        catalog.tables.push(table);
        let script = script(&creation(&catalog), &Header::default()).unwrap();
        let is_inline = script.statements().next().unwrap().contains("KEY `i` (`id`)");
        assert_eq!(is_inline, MYSQLS.contains(&dialect));
        assert_eq!(script.statements().len(), if is_inline { 1 } else { 2 });
    }
}

#[test]
fn a_condition_of_an_index_is_never_left_out() {
    // trap 16
    let mut partial = index("i", vec![key(column("a"))]);
    partial.is_unique = true;
    partial.predicate = Some(Box::new(Definition::Portable(Expr::IsNull(Box::new(column("b"))))));
    for dialect in [Dialect::Postgres, Dialect::Sqlite] {
        let sql = r#"CREATE UNIQUE INDEX "i" ON "t" ("a") WHERE "b" IS NULL"#;
        assert_eq!(make_index(partial.clone(), dialect), sql);
    }
    for dialect in MYSQLS {
        assert!(refuse_index(partial.clone(), dialect).ends_with("has no partial indexes"));
        let mut table = table(dialect, "t");
        table.indexes.push(partial.clone());
        assert!(refused(Object::Table(table.into()), dialect).ends_with("has no partial indexes"));
    }
}

#[test]
fn comments_arrive_everywhere() {
    // trap 17
    for dialect in Dialect::ALL {
        let mut column = text_column(dialect, "c");
        column.comment = Some("it's \\ one".into());
        let mut table = with_column(dialect, column);
        table.comment = Some("it's \\ two".into());
        let sql = texts(Change::Create(Object::Table(table.into())), dialect).unwrap().join(";\n");
        let expected: [&str; 2] = match dialect {
            Dialect::Postgres => {
                [r#"COMMENT ON TABLE "t" IS 'it''s \ two'"#, r#"COMMENT ON COLUMN "t"."c" IS 'it''s \ one'"#]
            }
            // trap 24
            Dialect::MySql | Dialect::MariaDb => {
                [r"NOT NULL COMMENT 'it''s \\ one'", r"COMMENT = 'it''s \\ two'"]
            }
            Dialect::Sqlite => ["( -- it's \\ two\n", "  -- it's \\ one\n  \"c\" TEXT"],
        };
        for part in expected {
            assert!(sql.contains(part), "{sql}");
        }
    }
}

#[test]
fn options_of_another_dialect_are_refused() {
    // trap 18
    for (dialect, option) in [
        (Dialect::Postgres, TableOption::Engine("InnoDB".into())),
        (Dialect::Sqlite, TableOption::Collation("utf8mb4_bin".into())),
        (Dialect::MySql, TableOption::Strict),
    ] {
        let mut table = table(dialect, "t");
        table.options.push(option);
        assert!(refused(Object::Table(table.into()), dialect).contains("has no table option"));
    }
    let mut table = table(Dialect::MySql, "t");
    table.options.push(TableOption::Engine("InnoDB; DROP TABLE x".into()));
    assert!(refused(Object::Table(table.into()), Dialect::MySql).contains("other characters than letters"));
}

#[test]
fn what_an_index_has_more_is_written_or_refused() {
    // trap 20
    let mut wide = index("i", vec![key(column("a"))]);
    wide.is_unique = true;
    wide.include = vec!["b".into()].into();
    wide.are_nulls_equal = true;
    let sql = r#"CREATE UNIQUE INDEX "i" ON "t" ("a") INCLUDE ("b") NULLS NOT DISTINCT"#;
    assert_eq!(make_index(wide.clone(), Dialect::Postgres), sql);
    for dialect in [Dialect::MySql, Dialect::MariaDb, Dialect::Sqlite] {
        assert!(refuse_index(wide.clone(), dialect).ends_with("has no further columns in an index"));
    }
    let mut gin = index("i", vec![key(column("a"))]);
    gin.method = Method::Gin;
    assert_eq!(make_index(gin.clone(), Dialect::Postgres), r#"CREATE INDEX "i" ON "t" USING gin ("a")"#);
    assert_eq!(refuse_index(gin, Dialect::Sqlite), "SQLite has no index of the kind Gin");
    let mut words = index("i", vec![key(column("a"))]);
    words.method = Method::FullText;
    assert_eq!(make_index(words.clone(), Dialect::MySql), "CREATE FULLTEXT INDEX `i` ON `t` (`a`)");
    assert_eq!(refuse_index(words, Dialect::Postgres), "PostgreSQL has no index of the kind FullText");
    // Where sea-query panics.
    let lower = Expr::Call { function: ScalarFunction::Lower, arguments: [column("a")].into() };
    let lower = index("i", vec![key(lower)]);
    assert_eq!(make_index(lower.clone(), Dialect::Sqlite), r#"CREATE INDEX "i" ON "t" ((lower("a")))"#);
    assert_eq!(make_index(lower.clone(), Dialect::MySql), "CREATE INDEX `i` ON `t` ((LOWER(`a`)))");
    assert_eq!(refuse_index(lower, Dialect::MariaDb), "MariaDB has no indexes over expressions");
}

#[test]
fn everything_has_a_name() {
    // trap 25
    for dialect in Dialect::ALL {
        assert!(refuse_index(index("", vec![key(column("a"))]), dialect).contains("it is empty"));
        let mut table = table(dialect, "t");
        let unique = Unique {
            name: "t_code_key".into(),
            columns: ["code".into()].into(),
            are_nulls_equal: false,
            deferral: Deferral::Immediate,
        };
        table.columns.push(integer_column(dialect, "code"));
        table.uniques.push(unique);
        let is_true = Definition::Portable(Expr::IsNotNull(Box::new(column("id"))));
        table.checks.push(Check { name: "t_check".into(), definition: is_true });
        let sql = make(table, dialect).replace(['"', '`'], "");
        let unique = if MYSQLS.contains(&dialect) {
            "UNIQUE KEY t_code_key (code)"
        } else {
            "CONSTRAINT t_code_key UNIQUE (code)"
        };
        assert!(sql.contains(unique), "{sql}");
        assert!(sql.contains("CONSTRAINT t_check CHECK (id IS NOT NULL)"), "{sql}");
    }
}
