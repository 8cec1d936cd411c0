//! Core.

pub mod theory;
