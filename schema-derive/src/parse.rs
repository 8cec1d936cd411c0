//! Attributes → intermediate form.

mod access;
mod audit;
mod check;
mod column;
mod declaration;
mod dependency;
mod doc;
mod entity;
mod foreign;
mod generated;
mod index;
mod relation;
mod search;
mod unique;

pub(crate) use column::{decimal, options as column_options};
pub(crate) use declaration::{Declaration, bare_declarations};
pub(crate) use dependency::waive;
pub(crate) use doc::{comment_of, is_comment, lines_of};
pub(crate) use entity::{NORMAL_FORMS, entity};
pub(crate) use foreign::{Names, names_of};
pub(crate) use relation::ACTIONS;
