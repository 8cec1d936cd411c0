//! Enums that packed code refers to by position. Enums with an `ALL` of their own are not here.

use crate::{
    def::{Action, IndexMethod, Sensitivity},
    storage::StoreAs,
};

/// Referential actions.
pub const ACTIONS: [Action; 5] =
    [Action::NoAction, Action::Restrict, Action::Cascade, Action::SetNull, Action::SetDefault];

/// Ways to protect a value.
pub const SENSITIVITIES: [Sensitivity; 3] = [Sensitivity::None, Sensitivity::Personal, Sensitivity::Secret];

/// Stored forms asked for.
pub const STORES: [StoreAs; 4] = [StoreAs::Blob, StoreAs::Text, StoreAs::Integer, StoreAs::Real];

/// Access methods.
pub const METHODS: [IndexMethod; 6] = [
    IndexMethod::Tree,
    IndexMethod::Hash,
    IndexMethod::Gin,
    IndexMethod::Gist,
    IndexMethod::Brin,
    IndexMethod::FullText,
];
