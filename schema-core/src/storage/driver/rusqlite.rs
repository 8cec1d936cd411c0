//! rusqlite from 0.39 on.

use super::{ADDRESS_HELP, is_address};
use crate::{
    storage::{
        Refusal,
        moment::{Fraction, Moments},
    },
    types::{Library, TypeDef},
};

pub(super) const fn refusal(ty: TypeDef) -> Option<Refusal> {
    if is_address(ty) {
        return Some(Refusal { reason: "rusqlite binds no IP address", help: ADDRESS_HELP });
    }
    None
}

pub(super) const fn moments(library: Library) -> Moments {
    match library {
        Library::Any | Library::Chrono => Moments::with_space(Fraction::Thousands),
        Library::Time => Moments::with_space(Fraction::AtLeastOne),
        Library::Jiff => Moments::JIFF,
    }
}
