//! Uniques that refuse nothing beyond another.

use schema_as_code_core::{
    def::{
        AuditDef, AuditRole, CaseSensitivity, ColumnDef, ColumnIndex, EntityDef, NullsDistinct, RelationDef,
        UniqueDef, UniqueScope,
    },
    expr::{BinaryOperator, Expr, Literal},
    types::{LogicalType, TypeDef},
};

use super::{entity, hints, number, text};
use crate::advice::redundant_unique::refuses_all_of;

const NOTE: ColumnDef = ColumnDef::new("note", "note", TypeDef::new(LogicalType::Text).nullable());
const DELETED: ColumnDef = ColumnDef {
    role: Some(AuditRole::Deleted),
    ..ColumnDef::new("deleted_at", "deleted_at", TypeDef::new(LogicalType::Timestamp).nullable())
};
const USER: EntityDef = EntityDef {
    audit: AuditDef { soft_delete: true, ..AuditDef::NONE },
    ..entity("User", &[number("id"), number("tenant_id"), text("email"), NOTE, DELETED])
};
const ID: ColumnIndex = 0;
const TENANT: ColumnIndex = 1;
const EMAIL: ColumnIndex = 2;
const NOTE_AT: ColumnIndex = 3;
const IS_OF_A_TENANT: Expr =
    Expr::Binary(BinaryOperator::Greater, &Expr::Column(TENANT), &Expr::Literal(Literal::Integer(0)));

fn user(uniques: &[UniqueDef]) -> EntityDef {
    EntityDef { uniques: uniques.to_vec().leak(), ..USER }
}

fn found(uniques: &[UniqueDef]) -> Vec<String> {
    hints("redundant_unique", vec![&*Box::leak(Box::new(user(uniques)))].leak())
}

const BY_EMAIL: UniqueDef = UniqueDef::new(&[EMAIL]);
const BY_TENANT_AND_EMAIL: UniqueDef = UniqueDef::new(&[TENANT, EMAIL]);

// proves B5 B6
#[test]
fn a_unique_that_contains_another_or_the_key_refuses_nothing() {
    let of_unique =
        "User: the unique of `tenant_id`, `email` refuses nothing that the unique of `email` does not";
    assert_eq!(found(&[BY_EMAIL, BY_TENANT_AND_EMAIL]), [of_unique]);
    assert_eq!(found(&[BY_TENANT_AND_EMAIL, BY_EMAIL]), [of_unique], "in any order");
    assert_eq!(
        found(&[UniqueDef::new(&[TENANT, ID])]),
        ["User: the unique of `tenant_id`, `id` refuses nothing that the key of `id` does not"]
    );
    assert_eq!(
        found(&[BY_TENANT_AND_EMAIL, UniqueDef::new(&[EMAIL, TENANT])]),
        [
            "User: the unique of `email`, `tenant_id` refuses nothing that the unique of `tenant_id`, `email` does not"
        ]
    );
    let among_live = UniqueDef { scope: UniqueScope::Live, ..BY_EMAIL };
    assert_eq!(
        found(&[among_live, BY_EMAIL]),
        ["User: the unique of `email` refuses nothing that the other one does not"]
    );
    assert_eq!(found(&[BY_TENANT_AND_EMAIL, UniqueDef::new(&[EMAIL, NOTE_AT])]), [""; 0], "neither contains");
    assert_eq!(found(&[BY_EMAIL, BY_EMAIL]), [""; 0], "an error instead: duplicate_index");
    assert_eq!(found(&[UniqueDef::new(&[ID])]), [""; 0], "an error instead: duplicate_index");
}

// proves B6
#[test]
fn a_unique_that_a_relation_refers_to_is_needed() {
    let posts = |references: &'static [&'static str]| {
        let relation = RelationDef { references, ..RelationDef::new(const { &[1, 2] }, USER.id, USER.name) };
        EntityDef {
            relations: vec![relation].leak(),
            ..entity("Post", const { &[number("id"), number("tenant_id"), number("author_id")] })
        }
    };
    let found = |posts: EntityDef| {
        let all: [EntityDef; 2] = [user(&[UniqueDef::new(&[TENANT, ID])]), posts];
        hints("redundant_unique", all.map(|entity| &*Box::leak(Box::new(entity))).to_vec().leak())
    };
    assert_eq!(found(posts(&["tenant_id", "id"])), [""; 0]);
    assert_eq!(found(posts(&["id", "tenant_id"])).len(), 1, "another order is another unique");
    assert_eq!(found(posts(&[])).len(), 1, "the key");
    let elsewhere = posts(&["tenant_id", "id"]);
    let other = RelationDef { target: elsewhere.id, ..elsewhere.relations[0] };
    assert_eq!(found(EntityDef { relations: vec![other].leak(), ..elsewhere }).len(), 1, "another entity");
}

#[test]
fn what_waits_for_the_end_of_the_transaction_replaces_nothing_that_does_not() {
    let later = |unique| UniqueDef { is_deferrable: true, ..unique };
    assert_eq!(found(&[later(BY_EMAIL), BY_TENANT_AND_EMAIL]), [""; 0]);
    assert_eq!(found(&[BY_EMAIL, later(BY_TENANT_AND_EMAIL)]).len(), 1);
}

/// A row of `USER`.
#[derive(Clone, Copy)]
struct Row {
    numbers: [u8; 2],
    email: &'static str,
    note: Option<&'static str>,
    is_live: bool,
}

fn rows() -> Vec<Row> {
    let mut rows = Vec::new();
    for numbers in [[0, 0], [0, 1], [0, 2], [1, 0], [1, 1], [1, 2]] {
        for email in ["a", "A", "b"] {
            for note in [None, Some("a"), Some("A"), Some("b")] {
                rows.extend([true, false].map(|is_live| Row { numbers, email, note, is_live }));
            }
        }
    }
    rows
}

/// Whether the unique, as SQL has it, refuses one of the two rows.
fn refuses(unique: &UniqueDef, row: &Row, other: &Row) -> bool {
    let is_in = |row: &Row| {
        let is_filtered = match unique.filter {
            None => true,
            Some(Expr::IsNotNull(_)) => row.note.is_some(),
            Some(_) => row.numbers[1] > 0,
        };
        is_filtered && (unique.scope == UniqueScope::All || row.is_live)
    };
    let same = |one: &str, other: &str| match unique.case {
        CaseSensitivity::Sensitive => one == other,
        CaseSensitivity::Ignored => one.eq_ignore_ascii_case(other),
    };
    let is_same = |column: ColumnIndex| match column {
        EMAIL => same(row.email, other.email),
        NOTE_AT => match (row.note, other.note) {
            (Some(one), Some(other)) => same(one, other),
            (None, None) => unique.nulls == NullsDistinct::NotDistinct,
            _ => false,
        },
        number => row.numbers[usize::from(number)] == other.numbers[usize::from(number)],
    };
    is_in(row) && is_in(other) && unique.columns.iter().copied().all(is_same)
}

fn every_unique() -> Vec<UniqueDef> {
    let mut uniques = Vec::new();
    for set in 1_u8..16 {
        let columns: Vec<ColumnIndex> = (0..4).filter(|column| set >> column & 1 == 1).collect();
        let columns: &'static [ColumnIndex] = columns.leak();
        for scope in [UniqueScope::All, UniqueScope::Live] {
            for filter in [None, Some(IS_OF_A_TENANT), Some(Expr::IsNotNull(&Expr::Column(NOTE_AT)))] {
                for case in [CaseSensitivity::Sensitive, CaseSensitivity::Ignored] {
                    for nulls in [NullsDistinct::Distinct, NullsDistinct::NotDistinct] {
                        uniques.push(UniqueDef { scope, filter, case, nulls, ..UniqueDef::new(columns) });
                    }
                }
            }
        }
    }
    uniques
}

// proves B6
#[test]
fn a_unique_is_redundant_exactly_where_no_two_rows_are_refused_by_it_alone() {
    let rows = rows();
    // Which of the two values is whose makes no difference.
    let firsts = || rows.iter().filter(|row| row.numbers[0] == 0 && row.email == "a");
    let refused = |unique: &UniqueDef| -> Vec<bool> {
        let pairs = firsts().flat_map(|row| rows.iter().map(move |other| (row, other)));
        pairs.map(|(row, other)| refuses(unique, row, other)).collect()
    };
    let uniques: Vec<(UniqueDef, Vec<bool>)> =
        every_unique().into_iter().map(|unique| (unique, refused(&unique))).collect();
    let entity = user(&[]);
    let mut redundant = 0;
    for (unique, refused) in &uniques {
        for (other, refused_by_other) in &uniques {
            let is_covered =
                refused.iter().zip(refused_by_other).all(|(by_it, by_other)| !by_it || *by_other);
            assert_eq!(refuses_all_of(&entity, other, unique), is_covered, "{unique:?} beside {other:?}");
            redundant += usize::from(is_covered);
        }
    }
    assert!(redundant > uniques.len(), "each is covered by itself, and some by others");
}
