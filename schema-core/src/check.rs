//! Checks in const evaluation: what only the compiled types and the whole schema can tell.
//!
//! # What the derive emits
//!
//! Each function below is called from a constant of its own, so that every fault shows in one run.
//! The tokens of the **call** carry the span of the field (or attribute) at fault: the functions are
//! `#[track_caller]`, and rustc underlines the call. `DEF` stands for `<Order as Entity>::DEF`.
//!
//! | call | span | emit it for |
//! |---|---|---|
//! | `const _: () = check::relation_target(DEF, <User as Entity>::DEF, i);` | the field (the first column) of the relation | every relation |
//! | `const _: () = check::declared_copy(DEF, <User as Entity>::DEF, copy, position);` | the copied field | every column of every `#[snapshot]`, `#[denormalized]` |
//! | `const _: () = check::undeclared_copy(DEF, <User as Entity>::DEF, relation, column);` | the field `column` | every field called `<stem>_<rest>`, where `<stem>_<key>` is the single column of the relation (`user_email` beside `user_id`) |
//! | `const _: () = check::column_size(DEF, column);` | the field | every column with `len`, `text` or `decimal` |
//! | `const _: () = check::default_value(DEF, column);` | the field | every column with a default |
//! | `const _: () = check::generated(DEF, column);` | the field | every generated column |
//! | `const _: () = check::searched_column(DEF, position);` | the column in the attribute | every column of `#[search]` |
//! | `const _: () = check::identity(DEF, column);` | the field | every identity column |
//! | `const _: () = check::role(DEF, column);` | the field | every column with an audit role |
//! | `const _: () = check::key(DEF, position);` | the key's field | every column of the key |
//! | `const _: () = check::unique(DEF, i);` | the field or the attribute | every unique of two or more columns, with a filter or ignoring case |
//! | `const _: () = check::index(DEF, i);` | the field or the attribute | every index with an expression or a filter |
//! | `const _: () = check::check(DEF, i);` | the field or the attribute | every check |
//!
//! A check of the entity alone (all but those that name a second entity) is left out where the derive finds that it
//! passes if the types are what their names usually mean; one call of [`predicted`], at the struct's name, asks
//! whether they are.
//!
//! And once an entity, for the checks that need the whole schema (see [`Checked`]):
//!
//! ```text
//! impl<S: check::Indexed, const NUMBER: usize> check::Placed<Order> for check::Slot<S, NUMBER> {
//!     const FAULT: () = {
//!         let (code, fault) = check::fault::<S, Order>(NUMBER);
//!         match code {                        // `Site::code`: numbers compile faster than patterns
//!             0 => check::report(fault),      // column 0; each call: span of its field
//!             65536 => check::report(fault),  // relation 0: its first field
//!             131072 => check::report(fault), // unique 0: the field or the attribute
//!             // … one arm a relation, unique, index, check, and column that is not plain
//!             4294967295 => {}                // `NO_FAULT`
//!             _ => check::report(fault),      // span of the struct's name
//!         }
//!     };
//! }
//! impl<S: check::Indexed> check::Checked<S> for Order {
//!     type This = Self;
//!     type Slot<const NUMBER: usize> = check::Slot<S, NUMBER>;
//! }
//! ```
//!
//! A fault against second or third normal form of an entity that leaves the form to its schema has an implementation
//! under the condition that some schema asks for less: see [`AsksLess`].
//!
//! The rule that a check reports is documented in [`rules`](crate::rules).

mod column;
mod copy;
mod expression;
mod key;
mod message;
mod predicted;
mod relation;
mod schema;
mod search;
#[cfg(test)]
mod tests;
pub(crate) mod text;
mod unique;
mod waiver;
mod wording;

pub use column::{column_size_fault, default_fault, generated_fault, identity_fault, role_fault};
pub use copy::{declared_copy, undeclared_copy};
pub use expression::{check_fault, index_fault};
pub use key::key_fault;
pub use message::Message;
pub use predicted::{
    ANY, ENUM, KEY_TYPE, MOST_VARIANTS, NOT_ASSUMED, NULLABLE, UNPREDICTED, WITH_DEFAULT, check, column_size,
    default_value, generated, identity, index, key, predicted, prediction_code, role, searched_column,
    unique,
};
pub use relation::{NO_TYPE, relation_action_fault, relation_target};
pub use schema::{
    AsksLess, Fault, Faults, Indexed, NO_FAULT, NameEntry, Numbered, Placed, SLOTS, SchemaIndex, Search,
    Searched, Shown, Slot, buckets, definition, entities, faulty, joined, packed_name_count, report,
    report_any, shown,
};
pub use search::search_fault;
pub use unique::unique_fault;
