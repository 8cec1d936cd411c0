use super::{ExprType, Scale, TypeFault, type_of, type_with};
use crate::{
    def::{ColumnDef, Conventions, EntityDef, EnumDef, Size, VariantDef},
    expr::{BinaryOperator, Bound, Expr, Function, Literal, UnaryOperator},
    types::{LogicalType, TypeDef},
};

const STATUS: EnumDef = EnumDef {
    name: "Status",
    type_name: "status",
    comment: "",
    variants: &[
        VariantDef { ident: "Open", value: "open", comment: "" },
        VariantDef { ident: "Paid", value: "paid", comment: "" },
    ],
    default: None,
};

const fn column(field: &'static str, logical: LogicalType) -> ColumnDef {
    ColumnDef::new(field, field, TypeDef::new(logical))
}

const ORDER: EntityDef = EntityDef {
    name: "Order",
    columns: &[
        column("quantity", LogicalType::Integer { bits: 32, is_signed: true }),
        ColumnDef {
            size: Size::Decimal { precision: 10, scale: 2 },
            ..column("price", LogicalType::Decimal)
        },
        ColumnDef { size: Size::Decimal { precision: 5, scale: 4 }, ..column("rate", LogicalType::Decimal) },
        column("total", LogicalType::Decimal),
        ColumnDef { size: Size::Length(8), ..column("code", LogicalType::Text) },
        column("status", LogicalType::Enum(&STATUS)),
        ColumnDef::new("ends_on", "ends_on", TypeDef::new(LogicalType::Date).nullable()),
        column("weight", LogicalType::Float { bits: 64 }),
        column("level", LogicalType::Integer { bits: 8, is_signed: false }),
        column("is_open", LogicalType::Bool),
        column("payload", LogicalType::Json),
    ],
    ..EntityDef::EMPTY
};
const QUANTITY: Expr = Expr::Column(0);
const PRICE: Expr = Expr::Column(1);
const RATE: Expr = Expr::Column(2);
const TOTAL: Expr = Expr::Column(3);
const CODE: Expr = Expr::Column(4);
const STATUS_COLUMN: Expr = Expr::Column(5);
const ENDS_ON: Expr = Expr::Column(6);
const WEIGHT: Expr = Expr::Column(7);
const LEVEL: Expr = Expr::Column(8);
const IS_OPEN: Expr = Expr::Column(9);
const PAYLOAD: Expr = Expr::Column(10);

const fn integer(number: i128) -> Expr {
    Expr::Literal(Literal::Integer(number))
}

const fn text(text: &'static str) -> Expr {
    Expr::Literal(Literal::Text(text))
}

const fn decimal(digits: &'static str) -> Expr {
    Expr::Literal(Literal::Decimal(digits))
}

/// The operands live as long as the test process, as they do in a const.
fn binary(operator: BinaryOperator, left: Expr, right: Expr) -> Expr {
    Expr::Binary(operator, Box::leak(Box::new(left)), Box::leak(Box::new(right)))
}

fn scale_of(expr: Expr) -> Scale {
    type_of(&expr, &ORDER).expect("the expression has a meaning").scale
}

fn fault_of(expr: Expr) -> TypeFault<'static> {
    type_of(Box::leak(Box::new(expr)), &ORDER).expect_err("the expression has no meaning")
}

#[track_caller]
fn is_condition(expr: Expr) {
    let ty = type_of(&expr, &ORDER).expect("the expression has a meaning");
    assert_eq!(ty.logical, Some(LogicalType::Bool));
}

#[test]
fn products_add_their_scales_and_sums_take_the_larger() {
    let product = binary(BinaryOperator::Multiply, PRICE, RATE);
    assert_eq!(scale_of(product), Scale::Digits(6));
    assert_eq!(scale_of(binary(BinaryOperator::Add, PRICE, RATE)), Scale::Digits(4));
    assert_eq!(scale_of(binary(BinaryOperator::Multiply, QUANTITY, PRICE)), Scale::Digits(2));
    assert_eq!(scale_of(binary(BinaryOperator::Multiply, PRICE, decimal("0.19"))), Scale::Digits(4));
    assert_eq!(scale_of(binary(BinaryOperator::Divide, PRICE, RATE)), Scale::Open);
}

#[test]
fn the_scale_of_a_silent_column_is_the_convention() {
    let sum = binary(BinaryOperator::Add, TOTAL, PRICE);
    assert_eq!(scale_of(sum), Scale::Unset);
    let conventions = Conventions { decimal: Some((12, 3)), ..Conventions::NONE };
    assert_eq!(
        type_with(&sum, &ORDER, &conventions).map(|ty| (ty.logical, ty.scale)),
        Ok((Some(LogicalType::Decimal), Scale::Digits(3)))
    );
}

#[test]
fn a_comparison_is_a_condition_that_is_null_when_an_operand_is() {
    let expr = binary(BinaryOperator::Less, ENDS_ON, text("2030-12-31"));
    let ty = type_of(&expr, &ORDER).expect("the expression has a meaning");
    assert_eq!((ty.logical, ty.is_nullable, ty.scale), (Some(LogicalType::Bool), true, Scale::None));
    is_condition(binary(BinaryOperator::Equal, STATUS_COLUMN, Expr::Variant("Paid")));
    is_condition(binary(BinaryOperator::Greater, PRICE, integer(0)));
    is_condition(binary(BinaryOperator::Less, WEIGHT, decimal("0.5")));
    is_condition(Expr::IsNull(&ENDS_ON));
    is_condition(Expr::Matches(&CODE, "^[A-Z]+$"));
    is_condition(Expr::In(&STATUS_COLUMN, &[Expr::Variant("Open"), Expr::Variant("Paid")]));
}

#[test]
fn refuses_operands_of_different_kinds() {
    assert_eq!(
        fault_of(binary(BinaryOperator::Equal, QUANTITY, CODE)),
        TypeFault::Unlike { left: &QUANTITY, right: &CODE }
    );
    assert_eq!(
        fault_of(binary(BinaryOperator::Less, PRICE, WEIGHT)),
        TypeFault::Unlike { left: &PRICE, right: &WEIGHT }
    );
    assert_eq!(
        fault_of(binary(BinaryOperator::Equal, STATUS_COLUMN, text("paid"))),
        TypeFault::Unlike { left: &STATUS_COLUMN, right: &text("paid") }
    );
    assert_eq!(
        fault_of(binary(BinaryOperator::Less, ENDS_ON, text("2030-02-29"))),
        TypeFault::Unlike { left: &ENDS_ON, right: &text("2030-02-29") }
    );
    assert_eq!(
        fault_of(binary(BinaryOperator::Add, CODE, integer(1))),
        TypeFault::NeedsNumber { expr: &CODE }
    );
    assert_eq!(fault_of(Expr::Unary(UnaryOperator::Not, &CODE)), TypeFault::NeedsCondition { expr: &CODE });
    assert_eq!(
        fault_of(binary(BinaryOperator::And, IS_OPEN, QUANTITY)),
        TypeFault::NeedsCondition { expr: &QUANTITY }
    );
}

#[test]
fn refuses_what_dialects_do_not_agree_on() {
    assert!(matches!(
        fault_of(binary(BinaryOperator::Divide, QUANTITY, integer(2))),
        TypeFault::IntegerDivision { .. }
    ));
    assert!(matches!(
        fault_of(binary(BinaryOperator::Remainder, PRICE, integer(2))),
        TypeFault::InexactRemainder { .. }
    ));
    assert!(matches!(
        fault_of(binary(BinaryOperator::Less, STATUS_COLUMN, Expr::Variant("Paid"))),
        TypeFault::NoOrder { .. }
    ));
    assert!(matches!(
        fault_of(binary(BinaryOperator::Equal, PAYLOAD, PAYLOAD)),
        TypeFault::NoEquality { .. }
    ));
}

#[test]
fn refuses_constants_that_a_column_can_never_hold() {
    for number in [-1, 256] {
        assert!(matches!(
            fault_of(binary(BinaryOperator::LessOrEqual, LEVEL, integer(number))),
            TypeFault::OutOfRange { .. }
        ));
    }
    is_condition(binary(BinaryOperator::LessOrEqual, integer(255), LEVEL));
    assert!(matches!(
        fault_of(binary(BinaryOperator::Equal, CODE, text("ninechars"))),
        TypeFault::OutOfRange { .. }
    ));
    is_condition(binary(BinaryOperator::Equal, CODE, text("äöüäöüäö")));
    const LOW: Expr = integer(0);
    const HIGH: Expr = integer(300);
    let between = Expr::Between { value: &LEVEL, low: &LOW, high: &HIGH, bound: Bound::Included };
    assert!(matches!(fault_of(between), TypeFault::OutOfRange { .. }));
}

#[test]
fn refuses_variants_without_their_enum() {
    assert_eq!(
        fault_of(binary(BinaryOperator::Equal, STATUS_COLUMN, Expr::Variant("Gone"))),
        TypeFault::UnknownVariant { enumeration: &STATUS, variant: "Gone" }
    );
    assert_eq!(
        fault_of(binary(BinaryOperator::Equal, Expr::Variant("Open"), Expr::Variant("Paid"))),
        TypeFault::LoneVariant { variant: "Open" }
    );
}

#[test]
fn refuses_comparisons_with_null_and_empty_lists() {
    assert_eq!(
        fault_of(binary(BinaryOperator::Equal, ENDS_ON, Expr::Literal(Literal::Null))),
        TypeFault::NullComparison { other: &ENDS_ON }
    );
    assert_eq!(fault_of(Expr::In(&CODE, &[])), TypeFault::EmptyList { value: &CODE });
}

#[test]
fn coalesce_is_null_only_when_every_argument_may_be() {
    const WITH_DAY: Expr = Expr::Call(Function::Coalesce, &[ENDS_ON, Expr::Literal(Literal::Null), ENDS_ON]);
    let ty = type_of(&WITH_DAY, &ORDER).expect("the expression has a meaning");
    assert_eq!((ty.logical, ty.is_nullable), (Some(LogicalType::Date), true));
    const WITH_PRICE: Expr = Expr::Call(Function::Coalesce, &[QUANTITY, PRICE]);
    let ExprType { logical, scale, is_nullable, .. } =
        type_of(&WITH_PRICE, &ORDER).expect("the expression has a meaning");
    assert_eq!((logical, scale, is_nullable), (Some(LogicalType::Decimal), Scale::Digits(2), false));
    assert_eq!(
        fault_of(Expr::Call(Function::Lower, &[CODE, CODE])),
        TypeFault::ArgumentCount { function: Function::Lower, given: 2 }
    );
}

#[test]
fn the_kind_of_a_document_is_a_condition() {
    const IS_OBJECT: Expr = Expr::Call(Function::IsObject, &[PAYLOAD]);
    let ty = type_of(&IS_OBJECT, &ORDER).expect("the expression has a meaning");
    assert_eq!((ty.logical, ty.is_nullable), (Some(LogicalType::Bool), false));
    assert_eq!(fault_of(Expr::Call(Function::IsArray, &[CODE])), TypeFault::NeedsJson { expr: &CODE });
}
