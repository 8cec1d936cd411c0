//! Checks in const evaluation: what only the compiled types and the whole schema can tell.
//!
//! # What the derive emits
//!
//! Each function below is called from a constant of its own, so that every fault shows in one run.
//! The tokens of the **call** carry the span of the field (or attribute) at fault: the functions are
//! `#[track_caller]`, and rustc underlines the call. `T` stands for `<User as Entity>::This`.
//!
//! | call | span | emit it for |
//! |---|---|---|
//! | `const _: () = check::relation_target::<Order, T>(i, ty);` | the field (the first column) of the relation | every relation |
//! | `const _: () = check::declared_copy::<Order, T>(copy, position);` | the copied field | every column of every `#[snapshot]`, `#[denormalized]` |
//! | `const _: () = check::undeclared_copy::<Order, T>(relation, column);` | the field `column` | every field called `<stem>_<rest>`, where `<stem>_<key>` is the single column of the relation (`user_email` beside `user_id`) |
//! | `const _: () = check::column_size::<Order>(column, assumed);` | the field | every column with `len`, `text` or `decimal` |
//! | `const _: () = check::default_value::<Order>(column, assumed);` | the field | every column with a default |
//! | `const _: () = check::generated::<Order>(column, assumed);` | the field | every generated column |
//! | `const _: () = check::searched_column::<Order>(position, assumed);` | the column in the attribute | every column of `#[search]` |
//! | `const _: () = check::identity::<Order>(column, assumed);` | the field | every identity column |
//! | `const _: () = check::role::<Order>(column, assumed);` | the field | every column with an audit role |
//! | `const _: () = check::key::<Order>(position, assumed);` | the key's field | every column of the key |
//! | `const _: () = check::unique::<Order>(i, assumed);` | the field or the attribute | every unique of two or more columns, with a filter or ignoring case |
//! | `const _: () = check::index::<Order>(i, assumed);` | the field or the attribute | every index with an expression or a filter |
//! | `const _: () = check::access::<Order>(i, assumed);` | the attribute | every access pattern with an expression |
//! | `const _: () = check::check::<Order>(i, assumed);` | the field or the attribute | every check |
//!
//! `assumed` says under which types the derive has asked the check itself and found nothing: where the real types are
//! like that, the definition is not evaluated. A check that reads predicted types alone ([`prediction_code`]) is left
//! out; one call of [`predicted`], at the struct's name and in the constant around all that the derive emits, asks for
//! all of them.
//!
//! And once an entity, for the checks that need the whole schema (see [`Indexed`]):
//!
//! ```text
//! impl<F: check::Numbered> check::Placed<F> for Order {
//!     const FAULT: () = {
//!         let report = check::report::<F, Self>;
//!         report(0);      // `Site::code`: column 0; each call: span of its field
//!         report(65536);  // relation 0: its first field
//!         report(131072); // unique 0: the field or the attribute
//!         // … one call a relation, unique, index, check, and column that is not plain
//!         report(4294967294); // `ANY_SITE`: span of the struct's name
//!     };
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
pub use expression::{access_fault, check_fault, index_fault};
pub(crate) use expression::{is_volatile, reads_column};
pub use key::key_fault;
pub use message::Message;
pub use predicted::{
    ENUM, KEY_TYPE, MOST_VARIANTS, NEVER, NULLABLE, UNPREDICTED, WITH_DEFAULT, access, check, column_size,
    default_value, generated, identity, index, key, predicted, prediction_code, role, searched_column,
    unique,
};
pub use relation::{NO_TYPE, relation_action_fault, relation_target};
pub use schema::{
    ANY_SITE, AsksLess, Fault, Faults, Indexed, LetOff, NO_FAULT, NameEntry, NotLetOff, Numbered, Placed,
    SLOTS, SchemaIndex, Search, Searched, Slot, buckets, definition, entities, faulty, joined,
    packed_name_count, report,
};
pub use search::search_fault;
pub use unique::unique_fault;
