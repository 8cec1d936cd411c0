//! Properties of plans between random small catalogs, and single differences.
#![expect(clippy::unwrap_used, reason = "a test fails where it is wrong")]

mod apply;
mod random;
mod single;

use schema_as_code_core::dialect::Dialect;

use super::{Change, Object, plan};
use crate::{catalog::Catalog, intent::Intent};
use apply::{State, normalized};

const ROUNDS: u64 = 300;

/// Runs `check` on pairs of random catalogs of every dialect.
fn check(check: impl Fn(&Catalog, &Catalog)) {
    for dialect in Dialect::ALL {
        for seed in 0..ROUNDS {
            check(&random::catalog(dialect, 2 * seed), &random::catalog(dialect, 2 * seed + 1));
        }
    }
}

#[test]
fn finds_nothing_between_equal_catalogs() {
    check(|catalog, _| assert_eq!(plan(catalog, catalog, &Intent::default()).unwrap().steps, []));
}

#[test]
fn leads_to_the_catalog_and_back() {
    check(|from, to| {
        let plan = plan(from, to, &Intent::default()).unwrap();
        let mut state = State::of(from);
        plan.steps.iter().for_each(|step| state.apply(&step.change));
        assert_eq!(normalized(&state.catalog), normalized(to));
        plan.inverted().steps.iter().for_each(|step| state.apply(&step.change));
        assert_eq!(normalized(&state.catalog), normalized(from));
    });
}

#[test]
fn drops_what_it_made_in_reverse() {
    check(|_, catalog| {
        let empty = Catalog::empty(catalog.dialect, catalog.version);
        let up = plan(&empty, catalog, &Intent::default()).unwrap();
        let down = up.inverted();
        let made: Vec<&Object<'_>> = up
            .steps
            .iter()
            .map(|step| match &step.change {
                Change::Create(object) => object,
                other => panic!("not a creation: {other:?}"),
            })
            .collect();
        let dropped: Vec<&Object<'_>> = down
            .steps
            .iter()
            .rev()
            .map(|step| match &step.change {
                Change::Drop(object) => object,
                other => panic!("not a removal: {other:?}"),
            })
            .collect();
        assert_eq!(made, dropped);
        assert_eq!(down.inverted().steps, up.steps);
    });
}

#[test]
fn keeps_the_declared_order_where_nothing_is_needed() {
    let mut catalog = Catalog::empty(Dialect::Postgres, Dialect::Postgres.oldest());
    catalog.tables = ["c", "a", "b"].map(|name| random::table(Dialect::Postgres, name)).into_iter().collect();
    let empty = Catalog::empty(catalog.dialect, catalog.version);
    let plan = plan(&empty, &catalog, &Intent::default()).unwrap();
    let tables: Vec<String> = plan.steps.iter().map(|step| step.change.object().id().to_string()).collect();
    assert_eq!(tables, ["the table `c`", "the table `a`", "the table `b`"]);
}

#[test]
fn takes_a_chain_of_ten_thousand_tables() {
    let mut catalog = Catalog::empty(Dialect::Postgres, Dialect::Postgres.oldest());
    for place in 0..10_000 {
        let mut table = random::table(Dialect::Postgres, &format!("t{place}"));
        if place < 9_999 {
            table.foreign_keys.push(random::foreign_key(&table.name.name, &format!("t{}", place + 1)));
        }
        catalog.tables.push(table);
    }
    let empty = Catalog::empty(catalog.dialect, catalog.version);
    let plan = plan(&empty, &catalog, &Intent::default()).unwrap();
    assert_eq!(plan.steps.len(), 10_000);
    assert_eq!(plan.steps[0].change.object().id().to_string(), "the table `t9999`");
}
