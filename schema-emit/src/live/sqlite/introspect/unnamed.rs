//! Names for constraints that SQLite knows no name of.
//!
//! A catalog names every constraint. The made-up name is what the constraint says, so that it is the
//! same wherever the constraint stands, and two of the same words are numbered.

use crate::catalog::Text;

const PREFIX: &str = "unnamed ";

/// Whether a constraint's name was made up, because SQLite knows none.
///
/// # Example
/// ```
/// use schema_as_code_emit::live::sqlite::{introspect, is_unnamed};
///
/// let database = rusqlite::Connection::open_in_memory()?;
/// database.execute_batch("CREATE TABLE product (price INTEGER CHECK (price > 0))")?;
/// let found = introspect(&database)?;
/// let check = &found.catalog.tables[0].checks[0];
/// assert_eq!(check.name, "unnamed check (price > 0)");
/// assert!(is_unnamed(&check.name));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn is_unnamed(name: &str) -> bool {
    name.starts_with(PREFIX)
}

/// A name for a constraint that says `says`, other than the ones `taken`.
pub(super) fn unnamed<'t>(says: &str, taken: impl Iterator<Item = &'t Text> + Clone) -> Text {
    let first = format!("{PREFIX}{says}");
    let is_free = |name: &String| !taken.clone().any(|taken| taken == name);
    if is_free(&first) {
        return first.into();
    }
    (2_usize..).map(|number| format!("{first} {number}")).find(is_free).unwrap_or(first).into()
}
