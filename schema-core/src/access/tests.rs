use super::{AccessPath, Obstacle, ProposedPart, proposal, serving, serving_mixed_range_backwards};
use crate::{
    def::{
        AccessDef,
        AccessFilter::{self, Equal, Holds, OneOf, Range},
        AuditRole, CaseSensitivity, ColumnDef, EntityDef, EntityId, IndexDef, IndexMethod, IndexPart,
        IndexValue, NullOrder, RelationDef, RelationIndex, UniqueDef, UniqueScope,
    },
    expr::{BinaryOperator, Expr, Function, Literal, UnaryOperator},
    types::{LogicalType, TypeDef},
};

const INT: TypeDef = TypeDef::new(LogicalType::Integer { bits: 64, is_signed: true });
const fn column(name: &'static str) -> ColumnDef {
    ColumnDef::new(name, name, INT)
}

const ID: Expr = Expr::Column(0);
const USER: Expr = Expr::Column(1);
const STATUS: Expr = Expr::Column(2);
const CREATED: Expr = Expr::Column(3);
const ACTIVE: Expr = Expr::Column(4);
const DELETED: Expr = Expr::Column(5);
const EMAIL: Expr = Expr::Column(6);
const LIVE: Expr = Expr::IsNull(&DELETED);
const PENDING: Expr = Expr::Binary(BinaryOperator::Equal, &STATUS, &Expr::Variant("Pending"));

const ORDER: EntityDef = EntityDef {
    name: "Order",
    columns: &[
        column("id"),
        column("user_id"),
        column("status"),
        column("created_at"),
        column("is_active"),
        ColumnDef { role: Some(AuditRole::Deleted), ..column("deleted_at") },
        ColumnDef::new("email", "email", TypeDef::new(LogicalType::Text)),
    ],
    key: &[0],
    ..EntityDef::EMPTY
};

const fn asc(column: u16) -> IndexPart {
    IndexPart::column(column)
}

const fn desc(column: u16) -> IndexPart {
    IndexPart::column(column).descending()
}

fn leak<T, const LENGTH: usize>(list: [T; LENGTH]) -> &'static [T] {
    Box::leak(Box::new(list))
}

fn entity(entity: EntityDef) -> &'static EntityDef {
    Box::leak(Box::new(entity))
}

fn with_index(parts: &[IndexPart], filter: Option<Expr>) -> &'static EntityDef {
    let index = IndexDef { filter, ..IndexDef::new(parts.to_vec().leak()) };
    entity(EntityDef { indexes: vec![index].leak(), ..ORDER })
}

fn pattern(filter: &[AccessFilter], order: &[IndexPart]) -> &'static AccessDef {
    Box::leak(Box::new(AccessDef {
        filter: filter.to_vec().leak(),
        order: order.to_vec().leak(),
        serves: "",
    }))
}

/// Whether the only index serves the pattern.
fn serves(entity: &'static EntityDef, filter: &[AccessFilter], order: &[IndexPart]) -> bool {
    match serving(entity, pattern(filter, order)) {
        Some(AccessPath::Index(0)) => true,
        None => false,
        other => panic!("{other:?}"),
    }
}

// proves A20 B5
#[test]
fn equal_columns_come_first_in_any_order() {
    let index = with_index(&[asc(1), asc(2), desc(3)], None);
    assert!(serves(index, &[Equal(USER)], &[]));
    assert!(serves(index, &[Equal(STATUS), Equal(USER)], &[]));
    assert!(serves(index, &[Equal(STATUS), Equal(USER)], &[desc(3)]));
    assert!(serves(index, &[Equal(STATUS), Equal(USER), Range(CREATED)], &[]));
    assert!(!serves(index, &[Equal(STATUS)], &[]));
    assert!(!serves(index, &[Equal(USER), Equal(CREATED)], &[]), "one of them is not looked up");
    assert!(!serves(index, &[Equal(USER)], &[desc(3)]), "`status` stands between");
    assert!(!serves(index, &[Equal(USER), Range(CREATED)], &[]));
}

#[test]
fn an_order_is_read_forwards_or_backwards() {
    let index = with_index(&[asc(1), desc(3), asc(2)], None);
    assert!(serves(index, &[Equal(USER)], &[desc(3), asc(2)]));
    assert!(serves(index, &[Equal(USER)], &[asc(3), desc(2)]));
    assert!(serves(index, &[Equal(USER)], &[asc(3)]));
    assert!(!serves(index, &[Equal(USER)], &[desc(3), desc(2)]));
    assert!(serves(index, &[Equal(USER)], &[asc(1), desc(3)]), "one value has no order");
    assert!(serves(index, &[], &[asc(1), desc(3)]));
    assert!(!serves(index, &[], &[asc(3)]));
    let last = |part: IndexPart| IndexPart { nulls: NullOrder::Last, ..part };
    let first = |part: IndexPart| IndexPart { nulls: NullOrder::First, ..part };
    let nulls = with_index(&[last(desc(3))], None);
    assert!(serves(nulls, &[], &[last(desc(3))]) && serves(nulls, &[], &[first(asc(3))]));
    assert!(!serves(nulls, &[], &[desc(3)]) && !serves(nulls, &[], &[asc(3)]));
    assert!(serves(with_index(&[desc(3)], None), &[], &[first(desc(3))]), "where they are by themselves");
}

#[test]
fn a_range_is_read_backwards_in_parts_of_two_directions() {
    let reads = |index: &[IndexPart], filter: &[AccessFilter], order: &[IndexPart]| {
        let entity = with_index(index, None);
        assert!(serving(entity, pattern(filter, order)).is_some());
        serving_mixed_range_backwards(entity, pattern(filter, order)) == Some(AccessPath::Index(0))
    };
    let month = [Equal(USER), Range(CREATED)];
    assert!(reads(&[asc(1), desc(3)], &month, &[asc(3)]));
    assert!(reads(&[desc(1), asc(3)], &month, &[desc(3)]));
    assert!(reads(&[asc(2), asc(1), desc(3)], &[Equal(STATUS), month[0], month[1]], &[asc(3)]));
    assert!(!reads(&[asc(1), desc(3)], &month, &[desc(3)]), "forwards");
    assert!(!reads(&[asc(1), asc(3)], &month, &[desc(3)]) && !reads(&[desc(1), desc(3)], &month, &[asc(3)]));
    assert!(!reads(&[asc(1), desc(3)], &month[..1], &[asc(3)]), "no range");
    assert!(!reads(&[asc(1), desc(3)], &month, &[]), "no order");
    // The parts that are read count: those that are looked up, and those of the order.
    assert!(reads(&[asc(3), desc(2)], &month[1..], &[desc(3), asc(2)]));
    assert!(!reads(&[asc(3), desc(2)], &month[1..], &[desc(3)]));
    assert!(!reads(&[asc(1), asc(3), desc(2)], &month, &[desc(3)]));
    // What is not NULL, or not one value, is a range or two.
    let is_present = Expr::IsNotNull(&CREATED);
    const IS_ANOTHER: Expr = Expr::Binary(BinaryOperator::NotEqual, &CREATED, &Expr::Variant("Other"));
    for condition in [is_present, IS_ANOTHER] {
        assert!(reads(&[asc(1), desc(3)], &[Equal(USER), Holds(condition)], &[asc(3)]));
    }
    assert!(!reads(&[asc(1), desc(3)], &[Equal(USER), Holds(Expr::IsNotNull(&STATUS))], &[asc(3)]));

    let unique = UniqueDef::new(&[1]);
    let one_row = entity(EntityDef { uniques: leak([unique]), ..*with_index(&[asc(1), desc(3)], None) });
    assert_eq!(serving_mixed_range_backwards(one_row, pattern(&month, &[asc(3)])), None, "there is one row");
    let both = [IndexDef::new(const { &[asc(1), desc(3)] }), IndexDef::new(const { &[asc(1), asc(3)] })];
    let both = entity(EntityDef { indexes: leak(both), ..ORDER });
    assert_eq!(serving_mixed_range_backwards(both, pattern(&month, &[asc(3)])), None, "another serves");
}

#[test]
fn a_range_is_in_order_of_itself_alone() {
    let index = with_index(&[asc(1), desc(3), asc(2)], None);
    assert!(serves(index, &[Equal(USER), Range(CREATED)], &[desc(3)]));
    assert!(serves(index, &[Equal(USER), Range(CREATED)], &[asc(3), desc(2)]));
    assert!(!serves(index, &[Equal(USER), Range(CREATED)], &[asc(2)]));
    assert!(!serves(index, &[Equal(USER), Range(STATUS)], &[asc(3)]));
    assert!(!serves(index, &[Equal(USER), Range(CREATED), Range(STATUS)], &[]));
}

#[test]
fn several_values_are_found_and_not_ordered() {
    let index = with_index(&[asc(2), desc(3)], None);
    assert!(serves(index, &[OneOf(STATUS)], &[]));
    assert!(serves(index, &[OneOf(STATUS), Range(CREATED)], &[]));
    assert!(!serves(index, &[OneOf(STATUS)], &[desc(3)]));
    let deleted = with_index(&[asc(5), desc(3)], None);
    assert!(!serves(deleted, &[Holds(LIVE)], &[desc(3)]), "PostgreSQL sorts what it finds by IS NULL");
}

#[test]
fn a_filter_of_the_index_is_one_of_the_pattern() {
    let and = Expr::Binary(BinaryOperator::And, &ACTIVE, &LIVE);
    let index = with_index(&[asc(1), desc(3)], Some(and));
    assert!(serves(index, &[Equal(USER), Holds(LIVE), Holds(ACTIVE)], &[desc(3)]));
    assert!(serves(index, &[Equal(USER), Holds(and)], &[]));
    assert!(
        serves(index, &[Equal(USER), Equal(ACTIVE), Holds(LIVE)], &[]),
        "a condition, if it is one there"
    );
    assert!(!serves(index, &[Equal(USER), Holds(LIVE)], &[desc(3)]));
    let present = with_index(&[asc(3)], Some(Expr::IsNotNull(&STATUS)));
    assert!(!serves(present, &[Range(CREATED)], &[]));
    assert!(serves(present, &[Range(CREATED), Holds(PENDING)], &[]), "a value is not NULL");
    assert!(!serves(present, &[Range(CREATED), Holds(Expr::IsNull(&STATUS))], &[]));
}

#[test]
fn what_is_the_same_each_time_may_be_left_to_the_rows() {
    let index = with_index(&[asc(1), desc(3)], None);
    let not_active = Expr::Unary(UnaryOperator::Not, &ACTIVE);
    assert!(serves(index, &[Equal(USER), Holds(LIVE), Holds(not_active)], &[desc(3)]));
    assert!(serves(index, &[Equal(USER), Holds(PENDING)], &[desc(3)]));
    let newest = with_index(&[desc(3)], None);
    assert!(serves(newest, &[Holds(LIVE)], &[desc(3)]), "nearly all rows are");
    assert!(!serves(newest, &[Holds(PENDING)], &[desc(3)]), "the pending ones may be rare");
    assert!(!serves(newest, &[Holds(Expr::IsNull(&STATUS))], &[desc(3)]));
    assert!(serves(with_index(&[desc(3)], Some(PENDING)), &[Holds(PENDING)], &[desc(3)]));
    assert!(serves(with_index(&[asc(2), desc(3)], None), &[Holds(PENDING)], &[desc(3)]));
    assert!(serves(with_index(&[asc(0)], Some(LIVE)), &[Holds(LIVE)], &[]));
    assert!(!serves(with_index(&[asc(1)], None), &[Holds(LIVE)], &[]));
    // The clock is not the same each time.
    let expired = Expr::Binary(BinaryOperator::Less, &CREATED, const { &Expr::Call(Function::Now, &[]) });
    assert!(serves(with_index(&[asc(3)], None), &[Holds(expired)], &[]));
    assert!(!serves(with_index(&[asc(1)], None), &[Equal(USER), Holds(expired)], &[]));
}

#[test]
fn keys_uniques_and_relations_are_indexes_too() {
    let found =
        |entity, filter: &[AccessFilter], order: &[IndexPart]| serving(entity, pattern(filter, order));
    assert_eq!(found(&ORDER, &[Equal(ID), Holds(PENDING)], &[asc(3)]), Some(AccessPath::Key), "one row");
    assert_eq!(found(&ORDER, &[Range(ID)], &[desc(0)]), Some(AccessPath::Key));
    let unique = |unique: UniqueDef| entity(EntityDef { uniques: vec![unique].leak(), ..ORDER });
    let email = UniqueDef { scope: UniqueScope::Live, ..UniqueDef::new(&[6]) };
    assert_eq!(found(unique(email), &[Equal(EMAIL)], &[]), None, "it may be a deleted one");
    assert_eq!(found(unique(email), &[Equal(EMAIL), Holds(LIVE)], &[]), Some(AccessPath::Unique(0)));
    let folded = UniqueDef { case: CaseSensitivity::Ignored, ..UniqueDef::new(&[6]) };
    let lower = Expr::Call(Function::Lower, const { &[EMAIL] });
    assert_eq!(found(unique(folded), &[Equal(EMAIL)], &[]), None);
    assert_eq!(found(unique(folded), &[Equal(lower)], &[]), Some(AccessPath::Unique(0)));
    let related = |index| {
        let relation = RelationDef { index, ..RelationDef::new(&[1], EntityId(1), "User") };
        entity(EntityDef { relations: vec![relation].leak(), ..ORDER })
    };
    assert_eq!(found(related(RelationIndex::Auto), &[Equal(USER)], &[]), Some(AccessPath::Relation(0)));
    assert_eq!(found(related(RelationIndex::None { reason: "" }), &[Equal(USER)], &[]), None);
}

#[test]
fn other_methods_do_what_they_can() {
    let of = |method, parts: &[IndexPart]| {
        let index = IndexDef { method, ..IndexDef::new(parts.to_vec().leak()) };
        entity(EntityDef { indexes: vec![index].leak(), ..ORDER })
    };
    assert!(serves(of(IndexMethod::Hash, &[asc(2)]), &[Equal(STATUS)], &[]));
    assert!(!serves(of(IndexMethod::Hash, &[asc(2)]), &[Range(STATUS)], &[]));
    assert!(serves(of(IndexMethod::Brin, &[asc(2), asc(3)]), &[Range(CREATED)], &[]));
    assert!(!serves(of(IndexMethod::Brin, &[asc(3)]), &[Range(CREATED)], &[asc(3)]));
    assert!(!serves(of(IndexMethod::Gin, &[asc(2)]), &[Equal(STATUS)], &[]));
    let class = IndexPart { operator_class: Some("text_pattern_ops"), ..asc(6) };
    let classed = with_index(&[class], None);
    assert!(serves(classed, &[Equal(EMAIL)], &[]) && !serves(classed, &[], &[asc(6)]));
}

#[test]
fn what_no_index_serves_says_why() {
    let obstacle =
        |filter: &[AccessFilter], order: &[IndexPart]| proposal(&ORDER, pattern(filter, order)).err();
    assert_eq!(obstacle(&[Equal(USER), OneOf(STATUS)], &[asc(3)]), Some(Obstacle::SeveralInOrder(1)));
    assert_eq!(obstacle(&[Range(STATUS)], &[asc(3)]), Some(Obstacle::RangeBesideOrder(0)));
    assert_eq!(obstacle(&[Range(STATUS), Range(CREATED)], &[]), Some(Obstacle::SecondRange(1)));
    let clock = Expr::Binary(BinaryOperator::NotEqual, &CREATED, const { &Expr::Call(Function::Now, &[]) });
    assert_eq!(obstacle(&[Holds(clock)], &[]), Some(Obstacle::NotSorted(0)));
}

/// Every pattern of up to three conditions and two columns of order: the proposed index serves it.
#[test]
fn what_is_proposed_serves() {
    let zero = const { &Expr::Literal(Literal::Integer(0)) };
    let conditions = [
        Equal(USER),
        Equal(ACTIVE),
        OneOf(STATUS),
        Range(CREATED),
        Holds(LIVE),
        Holds(PENDING),
        Holds(ACTIVE),
        Holds(Expr::Binary(BinaryOperator::Greater, &CREATED, zero)),
        Holds(Expr::Binary(BinaryOperator::NotEqual, &USER, zero)),
        Holds(Expr::Binary(BinaryOperator::And, &LIVE, &PENDING)),
    ];
    let orders: [&[IndexPart]; 5] = [&[], &[desc(3)], &[asc(3), desc(1)], &[asc(1)], &[desc(2), asc(3)]];
    let (mut proposed, mut refused) = (0, 0);
    for bits in 0_u32..1 << conditions.len() {
        let filter: Vec<AccessFilter> = (0..)
            .zip(conditions)
            .filter(|(bit, _)| bits >> bit & 1 == 1)
            .map(|(_, condition)| condition)
            .collect();
        for order in orders {
            if filter.len() > 3 || filter.is_empty() && order.is_empty() {
                continue;
            }
            let pattern = pattern(&filter, order);
            let Ok(proposal) = proposal(&ORDER, pattern) else {
                refused += 1;
                continue;
            };
            let parts = proposal.parts.iter().map(|part| match part {
                ProposedPart::Filter(position) => IndexPart::new(match *pattern.filter[*position].expr() {
                    Expr::Column(column) => IndexValue::Column(column),
                    expr => IndexValue::Expr(expr),
                }),
                ProposedPart::Order(position) => pattern.order[*position],
                ProposedPart::Column(column) => asc(*column),
            });
            let leak = |expr: Expr| -> &'static Expr { Box::leak(Box::new(expr)) };
            let filter = proposal.filter.iter().map(|position| *pattern.filter[*position].expr());
            let filter =
                filter.reduce(|left, right| Expr::Binary(BinaryOperator::And, leak(left), leak(right)));
            let index = with_index(&parts.collect::<Vec<_>>(), filter);
            assert!(serving(index, pattern).is_some(), "{pattern:#?}\n{proposal:#?}");
            proposed += 1;
        }
    }
    assert!(proposed > 500 && refused > 100, "{proposed} {refused}");
}
