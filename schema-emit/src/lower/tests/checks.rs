//! Checks, and computing with decimals.
// proves A8

use expect_test::expect;
use schema_as_code_core::{
    def::{Action, CheckDef, ColumnDef, EntityDef, EntityId, EnumDef, RelationDef, Size, VariantDef},
    dialect::Dialect,
    expr::{BinaryOperator, Bound, Expr, Function, Literal, RawSql},
    storage::StoreAs,
    types::LogicalType,
};

use crate::lower::testing::{BIG, ID, INT, column, definition, entity, findings, lowered, nullable};

const STATUS: EnumDef = EnumDef {
    name: "Status",
    type_name: "status",
    comment: "",
    variants: &[
        VariantDef { ident: "Paid", value: "paid", comment: "" },
        VariantDef { ident: "Open", value: "open", comment: "" },
    ],
    default: None,
};

const fn decimal(name: &'static str, precision: u8, scale: u8) -> ColumnDef {
    ColumnDef { size: Size::Decimal { precision, scale }, ..column(name, LogicalType::Decimal) }
}

const COLUMNS: &[ColumnDef] = &[
    ID,
    decimal("total", 10, 2),
    decimal("rate", 5, 3),
    column("quantity", INT),
    column("count", LogicalType::Integer { bits: 32, is_signed: false }),
    column("status", LogicalType::Enum(&STATUS)),
    ColumnDef { size: Size::Length(50), ..column("name", LogicalType::Text) },
    column("owner", LogicalType::Uuid),
    column("until", LogicalType::Timestamp),
    decimal("wide", 18, 2),
    column("big", BIG),
    column("flag", LogicalType::Bool),
];
const TOTAL: Expr = Expr::Column(1);
const RATE: Expr = Expr::Column(2);
const QUANTITY: Expr = Expr::Column(3);
const COUNT: Expr = Expr::Column(4);
const STATE: Expr = Expr::Column(5);
const NAME: Expr = Expr::Column(6);
const WIDE: Expr = Expr::Column(9);
const BIGGEST: Expr = Expr::Column(10);

/// The check on a table with every kind of column, in words; or why it is refused.
fn lower_check(dialect: Dialect, columns: &'static [ColumnDef], expr: Expr) -> String {
    // PostgreSQL has no unsigned integers.
    let columns = if dialect == Dialect::Postgres {
        let signed = |column: &ColumnDef| {
            if column.name == "count" { crate::lower::testing::column("count", BIG) } else { *column }
        };
        columns.iter().map(signed).collect::<Vec<_>>().leak()
    } else {
        columns
    };
    let checks = Vec::from([CheckDef { expr, name: Some("tested"), column: None }]).leak();
    let entity: &'static EntityDef =
        Box::leak(Box::new(EntityDef { checks, ..entity("Order", "orders", columns) }));
    let found = findings(dialect, &[entity]);
    if let Some(finding) = found.first() {
        assert_eq!(found.len(), 1, "one fault gives one finding");
        return finding
            .lines()
            .next()
            .unwrap_or_default()
            .replace("error: [uncomputable_expression] Order: ", "refused: ");
    }
    let table = lowered(dialect, &[entity]).catalog.tables.remove(0);
    let check = table.checks.iter().find(|check| check.name == "tested").expect("the check is there");
    definition(&check.definition)
}

fn on(dialect: Dialect, expr: Expr) -> String {
    lower_check(dialect, COLUMNS, expr)
}

#[test]
fn scaled_decimals_are_computed_at_one_scale() {
    use BinaryOperator::{Add, Divide, Equal, Greater, GreaterOrEqual, Multiply, Remainder, Subtract};
    let table: &[(Expr, &str)] = &[
        (Expr::Binary(GreaterOrEqual, &TOTAL, &Expr::Literal(Literal::Decimal("0"))), "(total >= 0)"),
        (Expr::Binary(GreaterOrEqual, &TOTAL, &Expr::Literal(Literal::Decimal("12.5"))), "(total >= 1250)"),
        (Expr::Binary(Greater, &TOTAL, &Expr::Literal(Literal::Decimal("0.125"))), "((total * 10) > 125)"),
        (Expr::Binary(Equal, &TOTAL, &RATE), "((total * 10) = rate)"),
        (Expr::Binary(Equal, &TOTAL, &QUANTITY), "(total = (quantity * 100))"),
        (
            Expr::Binary(Equal, &TOTAL, &Expr::Binary(Add, &TOTAL, &RATE)),
            "((total * 10) = ((total * 10) + rate))",
        ),
        (
            Expr::Binary(
                Equal,
                &TOTAL,
                &Expr::Binary(Multiply, &TOTAL, &Expr::Literal(Literal::Decimal("0.19"))),
            ),
            "((total * 100) = (total * 19))",
        ),
        (
            Expr::Binary(Equal, &TOTAL, &Expr::Binary(Multiply, &QUANTITY, &TOTAL)),
            "(total = (quantity * total))",
        ),
        (
            Expr::Binary(
                Equal,
                &Expr::Binary(Remainder, &TOTAL, &Expr::Literal(Literal::Decimal("0.05"))),
                &Expr::Literal(Literal::Decimal("0")),
            ),
            "((total % 5) = 0)",
        ),
        (
            Expr::Binary(
                GreaterOrEqual,
                &Expr::Binary(Subtract, &TOTAL, &QUANTITY),
                &Expr::Literal(Literal::Decimal("-1")),
            ),
            "((total - (quantity * 100)) >= -100)",
        ),
        (
            Expr::In(
                &TOTAL,
                &[
                    Expr::Literal(Literal::Decimal("1")),
                    Expr::Literal(Literal::Decimal("2.5")),
                    Expr::Literal(Literal::Decimal("0.125")),
                ],
            ),
            "(total * 10) in [1000, 2500, 125]",
        ),
        (
            Expr::Between {
                value: &TOTAL,
                low: &Expr::Literal(Literal::Decimal("0.5")),
                high: &Expr::Literal(Literal::Decimal("9.99")),
                bound: Bound::Excluded,
            },
            "((total >= 50) and (total < 999))",
        ),
        (
            Expr::Binary(
                Greater,
                &Expr::Call(Function::Coalesce, &[RATE, Expr::Literal(Literal::Decimal("0"))]),
                &TOTAL,
            ),
            "(Coalesce(rate, 0) > (total * 10))",
        ),
        (
            Expr::Binary(
                Greater,
                &Expr::Unary(schema_as_code_core::expr::UnaryOperator::Negate, &TOTAL),
                &Expr::Literal(Literal::Decimal("-5")),
            ),
            "(-total > -500)",
        ),
        (
            Expr::Binary(Equal, &TOTAL, &Expr::Binary(Divide, &TOTAL, &QUANTITY)),
            "refused: a quotient of decimals is rounded differently by each database",
        ),
        (
            Expr::Binary(Equal, &TOTAL, &Expr::Binary(Add, &WIDE, &TOTAL)),
            "refused: the expression may need 19 digits, a 64-bit integer has 18",
        ),
        (
            Expr::Binary(Equal, &TOTAL, &Expr::Binary(Add, &Expr::Binary(Multiply, &TOTAL, &TOTAL), &TOTAL)),
            "refused: the expression may need 21 digits, a 64-bit integer has 18",
        ),
        (
            Expr::Binary(Equal, &WIDE, &Expr::Binary(Add, &BIGGEST, &TOTAL)),
            "refused: the expression may need 22 digits, a 64-bit integer has 18",
        ),
    ];
    for (expr, expected) in table {
        assert_eq!(on(Dialect::Sqlite, *expr), *expected, "{expr:?}");
    }
}

#[test]
fn native_decimals_stay_as_they_are_written() {
    let expr = Expr::Binary(
        BinaryOperator::Equal,
        &TOTAL,
        &Expr::Binary(BinaryOperator::Multiply, &TOTAL, &Expr::Literal(Literal::Decimal("0.19"))),
    );
    for dialect in [Dialect::Postgres, Dialect::MySql, Dialect::MariaDb] {
        assert_eq!(on(dialect, expr), "(total = (total * 0.19))");
    }
}

const INEXACT: &[ColumnDef] = &[
    ID,
    ColumnDef { store: Some(StoreAs::Text), ..decimal("total", 10, 2) },
    ColumnDef { store: Some(StoreAs::Real), ..decimal("rate", 5, 3) },
];

#[test]
fn inexact_decimals_are_not_computed() {
    let on = |expr| lower_check(Dialect::Sqlite, INEXACT, expr);
    let text = "refused: a decimal stored as text is neither computed nor compared";
    assert_eq!(
        on(Expr::Binary(BinaryOperator::GreaterOrEqual, &TOTAL, &Expr::Literal(Literal::Decimal("0")))),
        text
    );
    assert_eq!(
        on(Expr::Binary(BinaryOperator::Equal, &TOTAL, &Expr::Literal(Literal::Decimal("1.5")))),
        text
    );
    assert_eq!(on(Expr::IsNotNull(&TOTAL)), "total is not null");
    assert_eq!(
        on(Expr::Binary(BinaryOperator::GreaterOrEqual, &RATE, &Expr::Literal(Literal::Decimal("0.5")))),
        "(rate >= 0.5)"
    );
    let sum = Expr::Binary(
        BinaryOperator::Equal,
        &RATE,
        &Expr::Binary(BinaryOperator::Add, &RATE, &Expr::Literal(Literal::Decimal("0.1"))),
    );
    assert!(on(sum).starts_with("refused: a decimal stored as a floating-point number"));
}

#[test]
fn values_take_the_stored_form() {
    let paid = Expr::Binary(BinaryOperator::Equal, &STATE, &Expr::Variant("Paid"));
    for dialect in Dialect::ALL {
        assert_eq!(on(dialect, paid), r#"(status = "paid")"#);
    }
    let owner = Expr::Binary(
        BinaryOperator::Equal,
        &Expr::Column(7),
        &Expr::Literal(Literal::Text("00112233-4455-6677-8899-aabbccddeeff")),
    );
    assert!(on(Dialect::Postgres, owner).contains('"'));
    assert!(on(Dialect::Sqlite, owner).contains("x[00, 11"));
    let until = Expr::Binary(
        BinaryOperator::Less,
        &Expr::Column(8),
        &Expr::Literal(Literal::Text("2100-01-01T00:00:00Z")),
    );
    assert_eq!(on(Dialect::Postgres, until), r#"(until < "2100-01-01 00:00:00+00:00")"#);
    assert_eq!(on(Dialect::MariaDb, until), r#"(until < "2100-01-01 00:00:00")"#);
    assert_eq!(on(Dialect::Sqlite, until), r#"(until < "2100-01-01T00:00:00+00:00")"#);
}

#[test]
fn unsigned_integers_are_computed_as_decimals_where_a_difference_would_be_refused() {
    let expr = Expr::Binary(
        BinaryOperator::GreaterOrEqual,
        &Expr::Binary(BinaryOperator::Subtract, &COUNT, &QUANTITY),
        &Expr::Literal(Literal::Integer(-5)),
    );
    assert_eq!(on(Dialect::MySql, expr), "(((count as decimal(20)) - quantity) >= -5)");
    assert_eq!(on(Dialect::Sqlite, expr), "((count - quantity) >= -5)");
}

#[test]
fn what_means_something_else_in_each_database_is_refused() {
    let on = |expr| on(Dialect::Postgres, expr);
    for (expr, expected) in [
        (
            Expr::Binary(BinaryOperator::Less, &NAME, &Expr::Literal(Literal::Text("m"))),
            "refused: each database sorts text in an order of its own",
        ),
        (
            Expr::Binary(BinaryOperator::Less, &STATE, &Expr::Variant("Paid")),
            "refused: each database sorts an enum's variants in an order of its own",
        ),
        (Expr::Binary(BinaryOperator::Less, &STATE, &NAME), "refused: an enum is compared with text"),
        (
            Expr::Binary(BinaryOperator::Equal, &STATE, &Expr::Variant("Lost")),
            "refused: `Status` has no variant `Lost`",
        ),
        (
            Expr::Binary(BinaryOperator::Equal, &NAME, &Expr::Literal(Literal::Null)),
            "refused: a comparison with NULL is never true",
        ),
        (
            Expr::Binary(BinaryOperator::Less, &Expr::Column(8), &Expr::Call(Function::Now, &[])),
            "refused: `now()` gives another value each time it is called",
        ),
        (TOTAL, "refused: the expression is a decimal, not a condition"),
        (Expr::In(&TOTAL, &[]), "refused: nothing is in an empty list"),
        (
            Expr::Raw(&[RawSql { dialect: Dialect::Sqlite, sql: "1" }]),
            "refused: `sql(...)` says nothing for PostgreSQL",
        ),
    ] {
        assert_eq!(on(expr), expected, "{expr:?}");
    }
}

#[test]
fn hand_written_sql_is_the_users_own() {
    let raw = Expr::Raw(&[RawSql { dialect: Dialect::Postgres, sql: "total < 'x'; --" }]);
    assert_eq!(on(Dialect::Postgres, raw), r#"sql "total < 'x'; --""#);
}

#[test]
fn patterns_are_matched_where_the_dialect_can_say_them() {
    let pattern = Expr::Matches(&NAME, "^[a-z0-9_]{3,50}$");
    for dialect in Dialect::ALL {
        assert_eq!(on(dialect, pattern), r#"name ~ "^[a-z0-9_]{3,50}$""#);
    }
    let alternatives = Expr::Matches(&NAME, "^(?:a|b)$");
    assert_eq!(on(Dialect::Postgres, alternatives), r#"name ~ "^(?:a|b)$""#);
    let refused = on(Dialect::Sqlite, alternatives);
    assert!(refused.starts_with("refused: the pattern"), "{refused}");
}

const PARENT: Expr = Expr::Column(1);
const CATEGORY: EntityDef = EntityDef {
    relations: &[RelationDef {
        on_delete: Some(Action::SetNull),
        ..RelationDef::new(&[1], EntityId::of("tests", "Category"), "Category")
    }],
    checks: &[
        CheckDef {
            expr: Expr::Binary(BinaryOperator::NotEqual, &PARENT, &Expr::Literal(Literal::Integer(0))),
            name: None,
            column: None,
        },
        CheckDef {
            expr: Expr::Binary(BinaryOperator::NotEqual, &PARENT, &Expr::Literal(Literal::Integer(1))),
            name: None,
            column: Some(1),
        },
    ],
    ..entity("Category", "categories", &[column("id", BIG), nullable("parent_id", BIG)])
};

#[test]
fn checks_are_named_by_their_column() {
    let table = lowered(Dialect::Postgres, &[&CATEGORY]).catalog.tables.remove(0);
    let names: Vec<_> = table.checks.iter().map(|check| check.name.as_str()).collect();
    assert_eq!(names, ["categories_parent_id_check", "categories_parent_id_check2"]);
}

#[test]
fn a_check_on_a_column_that_a_relation_writes_is_refused() {
    assert_eq!(findings(Dialect::Sqlite, &[&CATEGORY]), [""; 0]);
    expect![[r#"
        error: [check_on_written_column] Category: MySQL takes no check on `parent_id`, which an action of its relation writes
          help: use `on_delete(restrict)` for `parent_id`, or check it in the application
        error: [check_on_written_column] Category.parent_id: MySQL takes no check on `parent_id`, which an action of its relation writes
          help: use `on_delete(restrict)` for `parent_id`, or check it in the application"#]].assert_eq(&findings(Dialect::MySql, &[&CATEGORY]).join("\n"));
    assert_eq!(findings(Dialect::MariaDb, &[&CATEGORY]).len(), 2);
}

const COUNTED: EntityDef = EntityDef {
    checks: &[CheckDef {
        expr: Expr::Binary(BinaryOperator::Greater, &Expr::Column(0), &Expr::Literal(Literal::Integer(0))),
        name: None,
        column: Some(0),
    }],
    ..entity("Order", "orders", &[ID])
};

#[test]
fn a_check_on_a_counted_column_is_refused_where_the_server_refuses_it() {
    assert_eq!(findings(Dialect::Postgres, &[&COUNTED]), [""; 0]);
    for dialect in [Dialect::MySql, Dialect::MariaDb] {
        assert_eq!(findings(dialect, &[&COUNTED]).len(), 1);
    }
}
