//! `explain RULE`: a rule's documentation.

use schema_as_code_core::rules::{self, Level, Rule, Waiver};

use super::{arguments::Misuse, suggestion::nearest};
use crate::line::one_line;

/// The rule with the id `id`, which may stand in brackets as it does in messages.
pub(super) fn rule_called(id: &str) -> Result<&'static Rule, Misuse> {
    let id = id.trim_matches(['[', ']']);
    rules::find(id).ok_or_else(|| {
        let message = format!("no rule is called `{}`", one_line(id));
        match nearest(id, rules::ALL.iter().map(|rule| rule.id)) {
            Some(meant) => Misuse::new(message, format!("did you mean `{meant}`?")),
            None => Misuse::new(message, "the id of a rule stands in brackets in its messages"),
        }
    })
}

/// The documentation as text for a terminal.
pub(super) fn text(rule: &Rule) -> String {
    let level = match rule.level {
        Level::Error => "an error",
        Level::Advice => "advice",
    };
    let waiver = match rule.waiver {
        Waiver::Allowed => format!("`#[waive({}, reason = \"…\")]` is a way out", rule.id),
        Waiver::Refused => "there is no way out".to_owned(),
    };
    let mut text = format!("{}: {level}; {waiver}\n\n", rule.id);
    for line in rule.docs {
        let line = line.strip_prefix(' ').unwrap_or(line);
        let line = match line {
            "```rust,fires" | "```rust,passes" => "```rust",
            line => line,
        };
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}
