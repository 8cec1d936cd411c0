//! What is read from the declaration.

use schema_as_code_core::{
    def::{ColumnDef, DependencyDef, EntityDef, UniqueDef},
    types::LogicalType,
};

use super::{entity, hints, hints_of, number, of, text};

const fn determines(determinant: &'static [u16], dependent: &'static [u16]) -> DependencyDef {
    DependencyDef::Functional { determinant, dependent }
}

// proves B12
#[test]
fn a_time_without_a_zone_is_no_moment() {
    assert_eq!(
        hints_of("timestamp_without_zone", vec![number("id"), of("paid_at", LogicalType::LocalTimestamp)]),
        ["Any.paid_at: `paid_at` stores a day and time, and not in which time zone"]
    );
    for silent in [of("paid_at", LogicalType::Timestamp), of("born_on", LogicalType::Date)] {
        assert_eq!(hints_of("timestamp_without_zone", vec![number("id"), silent]), [""; 0]);
    }
}

const ADDRESS: EntityDef = entity("Address", &[number("id"), text("zip"), text("city"), text("state")]);

#[test]
fn what_others_imply_is_named_with_what_implies_it() {
    const BY_KEY: EntityDef = EntityDef { dependencies: &[determines(&[0], &[1])], ..ADDRESS };
    assert_eq!(
        hints("implied_dependency", &[&BY_KEY]),
        ["Address: `id -> zip` says nothing new: the primary key already says so"]
    );
    const IN_PART: EntityDef = EntityDef {
        dependencies: &[determines(&[1], &[2]), determines(&[2], &[3]), determines(&[1], &[2, 3])],
        ..ADDRESS
    };
    assert_eq!(
        hints("implied_dependency", &[&IN_PART]),
        ["Address: `zip -> city, state` says nothing new: `zip -> city` and `city -> state` already says so"]
    );
    const BY_UNIQUE: EntityDef =
        EntityDef { uniques: &[UniqueDef::new(&[1])], dependencies: &[determines(&[1, 2], &[3])], ..ADDRESS };
    assert_eq!(
        hints("implied_dependency", &[&BY_UNIQUE]),
        ["Address: `zip, city -> state` says nothing new: the unique of `zip` already says so"]
    );
}

#[test]
fn what_says_something_new_is_no_news() {
    const CHAIN: EntityDef =
        EntityDef { dependencies: &[determines(&[1], &[2]), determines(&[2], &[3])], ..ADDRESS };
    assert_eq!(hints("implied_dependency", &[&CHAIN]), [""; 0]);
}

/// Pairs that determine each other: any choice of one of each is a key.
fn wheel(pairs: u16) -> EntityDef {
    let columns: Vec<ColumnDef> =
        (0..pairs * 2).map(|index| number(Box::leak(format!("c{index}").into_boxed_str()))).collect();
    let dependencies = (0..pairs).flat_map(|pair| {
        let [one, other]: [&'static [u16]; 2] = [vec![pair * 2].leak(), vec![pair * 2 + 1].leak()];
        [determines(one, other), determines(other, one)]
    });
    EntityDef {
        columns: columns.leak(),
        key: (0..pairs).map(|pair| pair * 2).collect::<Vec<_>>().leak(),
        dependencies: dependencies.collect::<Vec<_>>().leak(),
        ..entity("Wheel", &[])
    }
}

// proves B2, B3
#[test]
fn a_search_that_was_cut_short_is_said() {
    let said = |pairs| {
        let entity: &'static EntityDef = Box::leak(Box::new(wheel(pairs)));
        hints("undecided_normal_form", vec![entity].leak())
    };
    let long = said(13);
    assert!(long.len() == 1 && long[0].contains("was cut short after"), "{long:?}");
    assert_eq!(said(4), [""; 0]);
}

#[test]
fn a_table_too_wide_to_be_analysed_is_said() {
    let wide = hints_of("undecided_normal_form", vec![number("id"); 129]);
    assert_eq!(
        wide,
        ["Any: dependencies and keys were not analysed: 129 attributes, at most 128 can be analysed"]
    );
}
