//! The plan from one catalog to another, in which one table in a hundred has changed.

use std::hint::black_box;

use schema_as_code_core::dialect::Dialect;
use schema_as_code_emit::{
    lower::{Lowered, lower},
    plan::{Plan, plan},
};

use crate::{
    Failure, measure,
    model::{self, Extent},
};

/// Prints how many steps the plan has and the least time, in nanoseconds, that it took to make.
pub(crate) fn report(dialect: Dialect, tables: usize, runs: usize) -> Result<(), Failure> {
    let lowered = |entities| {
        let (schema, target) = model::schema(entities, dialect);
        lower(&schema, &target)
    };
    let before = lowered(model::entities(tables, Extent::Plain));
    let after = lowered(model::changed_entities(tables));
    for lowered in [&before, &after] {
        if lowered.is_refused() {
            return Err(Failure(format!("{:?}", lowered.diagnostics)));
        }
    }
    let (steps, time) = measure(runs, || Ok(planned(black_box(&before), &after)?.steps.len()));
    println!("{} {}", steps?, time.as_nanos());
    Ok(())
}

/// What is counted.
#[inline(never)]
fn planned<'c>(before: &'c Lowered, after: &'c Lowered) -> Result<Plan<'c>, Failure> {
    plan(&before.catalog, &after.catalog, &after.intent).map_err(|error| Failure(error.to_string()))
}
