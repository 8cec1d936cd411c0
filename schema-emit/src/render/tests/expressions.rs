use schema_as_code_core::dialect::Dialect;

use super::shop::{binary, built_in, call, column, number};
use crate::{
    catalog::{Expr, Operator, ScalarFunction, UnaryOperator},
    lower::make,
    render::{RenderError, expr, sql::Sql},
};

fn written(expr: &Expr, dialect: Dialect) -> Result<String, RenderError> {
    let mut sql = Sql::new(dialect);
    expr::any(&mut sql, expr);
    sql.finish()
}

/// What the four dialects write.
#[track_caller]
fn check(expr: &Expr, expected: [&str; 4]) {
    for (dialect, expected) in Dialect::ALL.into_iter().zip(expected) {
        let written = written(expr, dialect).unwrap_or_else(|fault| fault.to_string());
        assert_eq!(written, expected, "{dialect:?}");
    }
}

/// What PostgreSQL writes: the parentheses are the same everywhere.
#[track_caller]
fn check_parentheses(expr: &Expr, expected: &str) {
    assert_eq!(written(expr, Dialect::Postgres).unwrap().replace('"', ""), expected);
}

fn not(operand: Expr) -> Expr {
    Expr::Unary { operator: UnaryOperator::Not, operand: Box::new(operand) }
}

fn negated(operand: Expr) -> Expr {
    Expr::Unary { operator: UnaryOperator::Negate, operand: Box::new(operand) }
}

fn a() -> Expr {
    column("a")
}

fn with(function: ScalarFunction) -> Expr {
    Expr::Call { function, arguments: [a()].into() }
}

#[test]
fn parentheses_are_where_the_meaning_needs_them() {
    use Operator::{Add, And, Divide, Equal, Multiply, Or, Remainder, Subtract};
    let or = || binary(a(), Or, column("b"));
    check_parentheses(&binary(or(), And, column("c")), "(a OR b) AND c");
    check_parentheses(&binary(or(), Or, or()), "a OR b OR a OR b");
    check_parentheses(&binary(binary(a(), And, a()), Or, a()), "a AND a OR a");
    let sum = || binary(a(), Add, number("1"));
    check_parentheses(&binary(sum(), Multiply, sum()), "(a + 1) * (a + 1)");
    check_parentheses(&binary(a(), Subtract, sum()), "a - (a + 1)");
    check_parentheses(&binary(sum(), Subtract, a()), "a + 1 - a");
    check_parentheses(&binary(a(), Remainder, binary(a(), Multiply, a())), "a % (a * a)");
    check_parentheses(&binary(a(), Divide, binary(a(), Divide, a())), "a * 1.0 / (a * 1.0 / a)");
    check_parentheses(&binary(sum(), Equal, binary(a(), Equal, a())), "a + 1 = (a = a)");
    check_parentheses(&not(binary(a(), Equal, a())), "NOT (a = a)");
    check_parentheses(&binary(not(a()), And, not(not(a()))), "NOT a AND NOT (NOT a)");
    check_parentheses(&binary(not(a()), Equal, a()), "(NOT a) = a");
    check_parentheses(&Expr::IsNull(Box::new(or())), "(a OR b) IS NULL");
    check_parentheses(
        &Expr::IsNull(Box::new(Expr::IsNotNull(Box::new(sum())))),
        "(a + 1 IS NOT NULL) IS NULL",
    );
    let list = make::is_in(sum(), [number("-1"), or()].into());
    check_parentheses(&list, "a + 1 IN (-1, a OR b)");
}

#[test]
fn a_sign_never_begins_a_comment() {
    check_parentheses(&negated(negated(a())), "-(-a)");
    check_parentheses(&negated(number("-1")), "-(-1)");
    check_parentheses(&binary(a(), Operator::Subtract, number("-1")), "a - -1");
    check_parentheses(&binary(a(), Operator::Multiply, number("-1")), "a * -1");
    check_parentheses(&negated(binary(a(), Operator::Add, a())), "-(a + a)");
}

#[test]
fn operators_have_their_words() {
    let whole = binary(a(), Operator::DivideWhole, number("2"));
    check(&whole, [r#""a" / 2"#, "`a` DIV 2", "`a` DIV 2", r#""a" / 2"#]);
    let exact = binary(a(), Operator::Divide, number("2"));
    check(&exact, [r#""a" * 1.0 / 2"#, "`a` / 2", "`a` / 2", r#""a" * 1.0 / 2"#]);
    let glob = binary(a(), Operator::Glob, Expr::Text("x*".into()));
    check(
        &glob,
        ["PostgreSQL has no `GLOB`", "MySQL has no `GLOB`", "MariaDB has no `GLOB`", r#""a" GLOB 'x*'"#],
    );
    check(&Expr::Bool(true), ["TRUE", "1", "1", "1"]);
    check(&Expr::Bytes([0, 171].into()), ["decode('00ab', 'hex')", "x'00ab'", "x'00ab'", "x'00ab'"]);
    let when = Expr::When { condition: Box::new(Expr::IsNull(Box::new(a()))), value: Box::new(column("b")) };
    check_parentheses(&when, "CASE WHEN a IS NULL THEN b END");
}

#[test]
fn functions_have_their_words() {
    check(
        &with(ScalarFunction::Length),
        ["length(\"a\")", "CHAR_LENGTH(`a`)", "CHAR_LENGTH(`a`)", "length(\"a\")"],
    );
    check(
        &with(ScalarFunction::ByteLength),
        ["octet_length(\"a\")", "OCTET_LENGTH(`a`)", "OCTET_LENGTH(`a`)", "length(CAST(\"a\" AS BLOB))"],
    );
    check(&with(ScalarFunction::Trim), ["btrim(\"a\")", "TRIM(`a`)", "TRIM(`a`)", "trim(\"a\")"]);
    check(
        &with(ScalarFunction::JsonKind),
        ["jsonb_typeof(\"a\")", "JSON_TYPE(`a`)", "JSON_TYPE(`a`)", "json_type(\"a\")"],
    );
    check(
        &call(ScalarFunction::Now),
        ["now()", "UTC_TIMESTAMP(6)", "UTC_TIMESTAMP(6)", "SQLite has no type of its own for Now"],
    );
    check(
        &call(ScalarFunction::RandomUuid),
        [
            "gen_random_uuid()",
            "MySQL has no function for RandomUuid",
            "UUID()",
            "SQLite has no type of its own for RandomUuid",
        ],
    );
    check(
        &call(ScalarFunction::NowLocal),
        [
            "timezone('UTC', now())",
            "UTC_TIMESTAMP(6)",
            "UTC_TIMESTAMP(6)",
            "replace(strftime('%Y-%m-%d %H:%M:%f', 'now'), '.000', '')",
        ],
    );
    check(
        &call(ScalarFunction::Today),
        ["CAST(timezone('UTC', now()) AS date)", "UTC_DATE()", "UTC_DATE()", "date('now')"],
    );
    check(
        &with(ScalarFunction::JulianDay),
        [
            "PostgreSQL has no function for JulianDay",
            "MySQL has no function for JulianDay",
            "MariaDB has no function for JulianDay",
            "julianday(\"a\")",
        ],
    );
}

#[test]
fn texts_are_right_in_every_session() {
    check(&Expr::Text("it's".into()), ["'it''s'", "'it''s'", "'it''s'", "'it''s'"]);
    // A backslash means two things to MySQL, and one to PostgreSQL.
    let bytes = "CONVERT(x'5c27' USING utf8mb4)";
    check(&Expr::Text("\\'".into()), ["'\\'''", bytes, bytes, "'\\'''"]);
    check(&Expr::Text("a\nb\u{202e}".into()), ["'a\nb\u{202e}'"; 4]);
}

#[test]
fn casts_name_a_type_that_can_be_cast_to() {
    let cast = |ty: &str| Expr::Cast { value: Box::new(a()), ty: Box::new(built_in(ty)) };
    let mysql = |ty: &str| written(&cast(ty), Dialect::MySql).unwrap();
    assert_eq!(mysql("varchar(9)"), "CAST(`a` AS char(9))");
    assert_eq!(mysql("bigint unsigned"), "CAST(`a` AS unsigned)");
    assert_eq!(mysql("INT"), "CAST(`a` AS signed)");
    assert_eq!(mysql("longtext"), "CAST(`a` AS char)");
    assert_eq!(mysql("decimal(10,2)"), "CAST(`a` AS decimal(10,2))");
    assert_eq!(mysql("binary(16)"), "CAST(`a` AS binary(16))");
    assert_eq!(written(&cast("varchar(9)"), Dialect::Postgres).unwrap(), "CAST(\"a\" AS varchar(9))");
}

#[test]
fn raw_sql_cannot_swallow_what_follows() {
    check(&Expr::Raw("a > 1".into()), ["(a > 1)"; 4]);
    check(&Expr::Raw("a > 1 -- why".into()), ["(a > 1 -- why\n)"; 4]);
    check(&Expr::Raw("a > 1 # why".into()), ["(a > 1 # why\n)"; 4]);
}

#[test]
fn refuses_what_is_no_number_and_an_empty_list() {
    for digits in ["", "1;", "--1", "1 OR 1", "0x1", "1e", "NaN", "inf", "- 1"] {
        let fault = written(&number(digits), Dialect::Postgres).unwrap_err().to_string();
        assert!(fault.contains("it has other characters than digits"), "{digits}: {fault}");
    }
    for digits in ["1", "-1", "12.50", "1e5", "99999999999999999999999999999999999999.99"] {
        assert_eq!(written(&number(digits), Dialect::Postgres).unwrap(), digits);
    }
    let empty = make::is_in(a(), [].into());
    assert_eq!(written(&empty, Dialect::MySql).unwrap_err().to_string(), "MySQL has no empty `IN` list");
}

#[test]
fn patterns_end_at_the_end_of_the_text() {
    let matches = make::matches(a(), r"^\d+.$");
    let fault = "SQLite has no regular expressions";
    for (dialect, expected) in Dialect::ALL.into_iter().zip([
        r#""a" ~ '^[0-9]+.$'"#,
        "`a` REGEXP '^[0-9]+(?s:.)(?!(?s:.))'",
        "`a` REGEXP '^[0-9]+(?s:.)(?!(?s:.))'",
    ]) {
        assert_eq!(written(&matches, dialect).unwrap(), expected);
    }
    let repeated_twice = make::matches(a(), "^a+b+$");
    assert!(written(&repeated_twice, Dialect::Sqlite).unwrap_err().to_string().contains(fault));
}
