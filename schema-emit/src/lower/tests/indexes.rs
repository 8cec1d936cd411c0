//! Indexes.
// proves A7

use expect_test::expect;
use schema_as_code_core::{
    def::{ColumnDef, EntityDef, IndexDef, IndexMethod, IndexPart, IndexValue, NullOrder, Size, TargetRole},
    dialect::Dialect,
    expr::{BinaryOperator, Expr, Function, Literal},
    types::LogicalType,
};

use crate::lower::{
    lower,
    testing::{BIG, DELETED_AT, ID, check, check_refused, column, entity, findings, lowered, schema, target},
};

const COLUMNS: &[ColumnDef] = &[
    ID,
    ColumnDef { size: Size::Length(100), ..column("email", LogicalType::Text) },
    column("number", BIG),
    column("created_at", LogicalType::Timestamp),
    column("extra", LogicalType::Json),
    DELETED_AT,
];

const PORTABLE: EntityDef = EntityDef {
    indexes: &[
        IndexDef {
            serves: "a customer's\norder history",
            ..IndexDef::new(&[IndexPart::column(2), IndexPart::column(3).descending()])
        },
        IndexDef { filter: Some(Expr::IsNull(&Expr::Column(5))), ..IndexDef::new(&[IndexPart::column(3)]) },
        IndexDef::new(&[IndexPart::new(IndexValue::Expr(Expr::Call(Function::Lower, &[Expr::Column(1)])))]),
        IndexDef { include: &[1], name: Some("covering"), ..IndexDef::new(&[IndexPart::column(2)]) },
        IndexDef::new(&[IndexPart::column(2), IndexPart::column(3)]),
    ],
    ..entity("Order", "orders", COLUMNS)
};

fn indexes(dialect: Dialect) -> String {
    let lowered = lowered(dialect, &[&PORTABLE]);
    let notes: Vec<_> =
        lowered.intent.notes.iter().map(|note| format!("note {:?}: {}", note.object, note.text)).collect();
    let table = crate::lower::testing::describe(&lowered.catalog.tables[0]);
    let lines: Vec<_> =
        table.lines().filter(|line| line.contains("index ") || line.contains(" as ")).collect();
    format!("{}\n{}\n", lines.join("\n"), notes.join("\n"))
}

#[test]
fn indexes_are_native_or_emulated_with_a_note() {
    expect![[r#"
          index orders_number_created_at_idx(number, created_at desc)
          index orders_created_at_idx(created_at) where deleted_at is null
          index orders_email_lower_idx(Lower(email))
          index covering(number) include (email)
          index orders_number_created_at_idx2(number, created_at)
        note Index(Name { namespace: None, name: "orders" }, "orders_number_created_at_idx"): serves a customer's order history
    "#]].assert_eq(&indexes(Dialect::Postgres));
    expect![[r#"
          index orders_number_created_at_idx(number, created_at desc)
          index orders_created_at_idx(created_at)
          index orders_email_lower_idx(Lower(email))
          index covering(number, email)
          index orders_number_created_at_idx2(number, created_at)
        note Index(Name { namespace: None, name: "orders" }, "orders_number_created_at_idx"): serves a customer's order history
        note Index(Name { namespace: None, name: "orders" }, "orders_created_at_idx"): MySQL has no partial indexes: the index covers every row
        note Index(Name { namespace: None, name: "orders" }, "covering"): MySQL has no INCLUDE: the columns follow the key
    "#]].assert_eq(&indexes(Dialect::MySql));
    expect![[r#"
          email__lower varchar(100) null as Lower(email) Virtual Invisible
          index orders_number_created_at_idx(number, created_at desc)
          index orders_created_at_idx(created_at)
          index orders_email_lower_idx(email__lower)
          index covering(number, email)
          index orders_number_created_at_idx2(number, created_at)
        note Index(Name { namespace: None, name: "orders" }, "orders_number_created_at_idx"): serves a customer's order history
        note Index(Name { namespace: None, name: "orders" }, "orders_created_at_idx"): MariaDB has no partial indexes: the index covers every row
        note Index(Name { namespace: None, name: "orders" }, "orders_email_lower_idx"): MariaDB has no functional indexes: an invisible generated column holds the expression
        note Index(Name { namespace: None, name: "orders" }, "covering"): MariaDB has no INCLUDE: the columns follow the key
    "#]].assert_eq(&indexes(Dialect::MariaDb));
    expect![[r#"
          index orders_number_created_at_idx(number, created_at desc)
          index orders_created_at_idx(created_at) where deleted_at is null
          index orders_email_lower_idx(Lower(email))
          index covering(number, email)
          index orders_number_created_at_idx2(number, created_at)
        note Index(Name { namespace: None, name: "orders" }, "orders_number_created_at_idx"): serves a customer's order history
        note Index(Name { namespace: None, name: "orders" }, "covering"): SQLite has no INCLUDE: the columns follow the key
    "#]].assert_eq(&indexes(Dialect::Sqlite));
}

const NATIVE: EntityDef = EntityDef {
    indexes: &[
        IndexDef {
            method: IndexMethod::Gin,
            ..IndexDef::new(&[IndexPart { operator_class: Some("jsonb_path_ops"), ..IndexPart::column(4) }])
        },
        IndexDef { method: IndexMethod::Brin, ..IndexDef::new(&[IndexPart::column(3)]) },
        IndexDef { method: IndexMethod::Hash, ..IndexDef::new(&[IndexPart::column(1)]) },
        IndexDef::new(&[IndexPart { nulls: NullOrder::Last, ..IndexPart::column(5).descending() }]),
    ],
    ..entity("Order", "orders", COLUMNS)
};

#[test]
fn methods_are_postgres_own() {
    check(
        &NATIVE,
        Dialect::Postgres,
        expect![[r#"
        orders
          id bigint identity
          email varchar(100)
          number bigint
          created_at timestamptz
          extra jsonb
          deleted_at timestamptz null
          key orders_pkey(id)
          index orders_extra_idx(extra jsonb_path_ops) Gin
          index orders_created_at_idx(created_at) Brin
          index orders_email_idx(email) Hash
          index orders_deleted_at_idx(deleted_at desc nulls Last)
    "#]],
    );
    check_refused(
        &NATIVE,
        Dialect::MySql,
        expect![[r#"
            error: [unsupported_feature] Order: MySQL has no index with an operator class (`orders_extra_idx`)
              help: InnoDB has B-tree and full-text indexes only: use a plain index on a column or a path
            error: [unsupported_feature] Order: MySQL has no index of the method BRIN (`orders_created_at_idx`)
              help: InnoDB has B-tree and full-text indexes only: use a plain index on a column or a path
            error: [unsupported_feature] Order: MySQL has no index of the method hash (`orders_email_idx`)
              help: InnoDB has B-tree and full-text indexes only: use a plain index on a column or a path
            error: [unsupported_feature] Order: MySQL has no index that says where NULLs go (`orders_deleted_at_idx`)
              help: MySQL sorts NULL as the smallest value: leave out `nulls_first` and `nulls_last`"#]],
    );
}

#[test]
fn a_target_for_tests_leaves_indexes_out_and_says_so() {
    let mut target = target(Dialect::Sqlite);
    target.role = TargetRole::Test;
    let lowered = lower(&schema(&[&NATIVE]), &target);
    assert_eq!(lowered.diagnostics, []);
    assert_eq!(lowered.catalog.tables[0].indexes, []);
    expect![[r#"
        Order: index with an operator class (`orders_extra_idx`)
        Order: index of the method BRIN (`orders_created_at_idx`)
        Order: index of the method hash (`orders_email_idx`)
        Order: index that says where NULLs go (`orders_deleted_at_idx`)"#]]
    .assert_eq(&lowered.intent.omissions.join("\n"));
}

const WRONG: EntityDef = EntityDef {
    indexes: &[
        IndexDef { method: IndexMethod::Gin, ..IndexDef::new(&[IndexPart::column(1)]) },
        IndexDef {
            method: IndexMethod::Gin,
            ..IndexDef::new(&[IndexPart { operator_class: Some("gin_trgm_ops"), ..IndexPart::column(1) }])
        },
        IndexDef { method: IndexMethod::Brin, ..IndexDef::new(&[IndexPart::column(3).descending()]) },
        IndexDef {
            filter: Some(Expr::Binary(
                BinaryOperator::Less,
                &Expr::Column(3),
                &Expr::Call(Function::Now, &[]),
            )),
            ..IndexDef::new(&[IndexPart::column(3)])
        },
        IndexDef::new(&[]),
    ],
    ..entity("Order", "orders", COLUMNS)
};

#[test]
fn indexes_that_a_server_would_refuse_are_refused() {
    check_refused(
        &WRONG,
        Dialect::Postgres,
        expect![[r#"
        error: [unsupported_feature] Order: a GIN index is over JSON documents and arrays, or says its operator class
          help: index a `serde_json::Value` column, or say `opclass(...)`
        error: [not_emitted] Order: the operator class comes with the extension `pg_trgm`, which is not installed
          help: make the index in a migration written by hand
        error: [unsupported_feature] Order: only a B-tree index has a direction
          help: leave out `desc` and the order of NULLs
        error: [uncomputable_expression] Order: `now()` gives another value each time it is called
          help: compare with a column, or check it in the application
        error: [unsupported_feature] Order: the index has no columns
          help: name the columns"#]],
    );
}

#[test]
fn a_counted_column_is_in_no_expression_where_the_server_computes_nothing_from_it() {
    const DIGITS: EntityDef = EntityDef {
        indexes: &[IndexDef::new(&[IndexPart::new(IndexValue::Expr(Expr::Binary(
            BinaryOperator::Remainder,
            &Expr::Column(0),
            &Expr::Literal(Literal::Integer(10)),
        )))])],
        ..entity("Order", "orders", COLUMNS)
    };
    for dialect in [Dialect::Postgres, Dialect::Sqlite] {
        assert!(findings(dialect, &[&DIGITS]).is_empty());
    }
    check_refused(
        &DIGITS,
        Dialect::MySql,
        expect![[r#"
        error: [unsupported_feature] Order: MySQL computes nothing from `id`, which it counts up itself
          help: leave the column out of the expression"#]],
    );
    assert_eq!(findings(Dialect::MariaDb, &[&DIGITS]).len(), 1);
}

#[test]
fn a_column_that_keeps_the_expression_is_not_in_the_key_twice() {
    const FOLDED: EntityDef = EntityDef {
        indexes: &[IndexDef::new(&[
            IndexPart::new(IndexValue::Expr(Expr::Call(Function::Lower, &[Expr::Column(1)]))),
            IndexPart::column(2),
        ])],
        ..entity(
            "User",
            "users",
            &[
                ID,
                ColumnDef { size: Size::Length(100), ..column("email", LogicalType::Text) },
                ColumnDef {
                    size: Size::Length(100),
                    generated: Some(&Expr::Call(Function::Lower, &[Expr::Column(1)])),
                    ..column("folded", LogicalType::Text)
                },
            ],
        )
    };
    let lowered = lowered(Dialect::MariaDb, &[&FOLDED]);
    let table = crate::lower::testing::describe(&lowered.catalog.tables[0]);
    let line = table.lines().find(|line| line.contains("index ")).expect("it has the index").trim();
    assert_eq!(line, "index users_email_lower_folded_idx(folded)");
}
