//! What is guessed from names.

use schema_as_code_core::{
    def::{AuditRole, CheckDef, ColumnDef, EntityDef, RelationDef},
    expr::{BinaryOperator, Expr},
    types::LogicalType,
};

use super::{entity, hints, hints_of, number, of, text};

const FLOAT: LogicalType = LogicalType::Float { bits: 64 };

// proves B12
#[test]
fn money_is_no_floating_point_number() {
    assert_eq!(
        hints_of("float_money", vec![number("id"), of("unit_price", FLOAT)]),
        ["Any.unit_price: `unit_price` sounds like money and is a floating-point number"]
    );
    for silent in [of("price", LogicalType::Decimal), of("price_ratio", FLOAT), of("priceless", FLOAT)] {
        assert_eq!(hints_of("float_money", vec![number("id"), silent]), [""; 0]);
    }
}

#[test]
fn a_text_named_like_a_list_is_one() {
    assert_eq!(
        hints_of("list_in_text", vec![number("id"), text("role_ids")]),
        ["Any.role_ids: `role_ids` sounds like a list and is one text"]
    );
    for silent in [number("tags"), text("list_name"), text("pids")] {
        assert_eq!(hints_of("list_in_text", vec![number("id"), silent]), [""; 0]);
    }
}

#[test]
fn two_numbered_columns_are_a_pair() {
    let pair =
        |columns: [ColumnDef; 2]| hints_of("numbered_pair", [[number("id")].as_slice(), &columns].concat());
    assert_eq!(
        pair([text("phone1"), text("phone2")]),
        ["Any.phone1: `phone1` is numbered, and so is its sibling"]
    );
    assert_eq!(pair([text("phone_0"), text("phone_1")]).len(), 1);
    for silent in [
        [text("address_line1"), text("address_line2")],
        [text("ip4"), text("ip6")],
        [text("phone1"), number("phone2")],
        [text("sha1"), text("sha256")],
    ] {
        assert_eq!(pair(silent), [""; 0]);
    }
    let three = vec![text("phone1"), text("phone2"), text("phone3")];
    assert_eq!(hints_of("numbered_pair", three), [""; 0], "three are an error");
}

#[test]
fn a_pair_of_relations_is_two_facts() {
    const TEAM: EntityDef = entity("Team", &[number("id")]);
    const GAME: EntityDef = EntityDef {
        relations: &[RelationDef::new(&[1], TEAM.id, "Team"), RelationDef::new(&[2], TEAM.id, "Team")],
        ..entity("Game", &[number("id"), number("team1"), number("team2")])
    };
    assert_eq!(hints("numbered_pair", &[&TEAM, &GAME]), [""; 0]);
}

#[test]
fn a_count_of_other_rows_is_seen_by_its_name() {
    assert_eq!(hints_of("stored_counter", vec![number("id"), number("comment_count")]).len(), 1);
    assert_eq!(hints_of("stored_counter", vec![number("id"), number("num_votes")]).len(), 1);
    let audited = ColumnDef { role: Some(AuditRole::Version), ..number("change_count") };
    for silent in [text("count"), number("county"), audited, of("total", LogicalType::Decimal)] {
        assert_eq!(hints_of("stored_counter", vec![number("id"), silent]), [""; 0]);
    }
}

const LINE: EntityDef = entity(
    "Line",
    &[
        number("id"),
        number("quantity"),
        of("unit_price", LogicalType::Decimal),
        of("amount", LogicalType::Decimal),
    ],
);

#[test]
fn an_amount_is_kept_equal_by_a_check() {
    assert_eq!(
        hints("unchecked_amount", &[&LINE]),
        ["Line.amount: `amount` sounds like `quantity` times `unit_price`, and no check keeps it equal"]
    );
    const PRODUCT: &Expr = &Expr::Binary(BinaryOperator::Multiply, &Expr::Column(1), &Expr::Column(2));
    const EQUAL: Expr = Expr::Binary(BinaryOperator::Equal, &Expr::Column(3), PRODUCT);
    const CHECKED: EntityDef =
        EntityDef { checks: &[CheckDef { expr: EQUAL, name: None, column: None }], ..LINE };
    assert_eq!(hints("unchecked_amount", &[&CHECKED]), [""; 0]);
    const AT_MOST: Expr = Expr::Binary(BinaryOperator::LessOrEqual, &Expr::Column(3), PRODUCT);
    const BOUNDED: EntityDef =
        EntityDef { checks: &[CheckDef { expr: AT_MOST, name: None, column: None }], ..LINE };
    assert_eq!(hints("unchecked_amount", &[&BOUNDED]).len(), 1, "at most is not equal");
}

#[test]
fn with_two_prices_it_is_not_clear_which_is_meant() {
    let money = |field| of(field, LogicalType::Decimal);
    let columns = vec![number("quantity"), money("list_price"), money("price"), money("amount")];
    assert_eq!(hints_of("unchecked_amount", columns), [""; 0]);
    assert_eq!(hints_of("unchecked_amount", vec![number("quantity"), money("price")]), [""; 0]);
}
