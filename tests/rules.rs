//! The examples in the rules' documentation: what is said to fire fires, what is said to pass passes.

use schema_as_code::rules::{self, Rule, Stage};
use support::compile;

/// What every example may use without saying so.
const PRELUDE: &str = "#![allow(dead_code, unused_imports)]
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use rust_decimal::Decimal;
use schema_as_code::{ColumnEnum, ColumnType, Entity, Schema};
use uuid::Uuid;

fn main() {}

";

/// proves B1
#[test]
fn examples_of_rules_fire_and_pass() {
    let mut programs = Vec::new();
    for rule in rules::ALL {
        // What only a target's SQL shows compiles.
        let is_compiled = !matches!(rule.stage, Stage::Lowering | Stage::Advice);
        let kinds = if is_compiled { &["fires", "passes"][..] } else { &["passes"] };
        for kind in kinds {
            for (number, block) in blocks(rule, kind).into_iter().enumerate() {
                programs.push((format!("{}_{kind}_{number}", rule.id), format!("{PRELUDE}{block}")));
            }
        }
    }
    let mut faults = Vec::new();
    for outcome in compile::check("rule-examples", &programs) {
        let rule = rules::ALL.iter().find(|rule| outcome.name.starts_with(&format!("{}_fires", rule.id)));
        match rule {
            Some(rule) => {
                let id = format!("[{}]", rule.id);
                if outcome.errors.is_empty() {
                    faults.push(format!("{}: compiles", outcome.name));
                }
                for error in outcome.errors.iter().filter(|error| !error.contains(&id) && !is_summary(error))
                {
                    faults.push(format!("{}: fires something else\n{error}", outcome.name));
                }
            }
            None => {
                faults.extend(outcome.errors.iter().map(|error| format!("{}: fails\n{error}", outcome.name)))
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Every rule that the compiler checks shows both.
#[test]
fn rules_have_examples() {
    let without = rules::ALL
        .iter()
        .filter(|rule| !matches!(rule.stage, Stage::Lowering | Stage::Advice))
        .filter(|rule| blocks(rule, "fires").is_empty() || blocks(rule, "passes").is_empty());
    assert_eq!(without.map(|rule| rule.id).collect::<Vec<_>>(), Vec::<&str>::new());
}

/// rustc closes with a count of the errors.
fn is_summary(error: &str) -> bool {
    error.starts_with("error: aborting due to") || error.starts_with("error: could not compile")
}

/// The blocks of `rule`'s documentation that are marked with `kind`.
fn blocks(rule: &Rule, kind: &str) -> Vec<String> {
    let fence = format!("```rust,{kind}");
    let mut blocks: Vec<String> = Vec::new();
    let mut is_inside = false;
    for line in rule.docs {
        let line = line.strip_prefix(' ').unwrap_or(line);
        if line.trim() == fence {
            is_inside = true;
            blocks.push(String::new());
        } else if line.trim() == "```" {
            is_inside = false;
        } else if is_inside && let Some(block) = blocks.last_mut() {
            block.push_str(line);
            block.push('\n');
        }
    }
    blocks
}
