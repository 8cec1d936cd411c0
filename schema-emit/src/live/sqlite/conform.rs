//! How SQLite keeps what was declared.

use crate::{
    catalog::{Catalog, ColumnType, Index, Method},
    live::conform::{self, Forms},
};

const FORMS: Forms =
    Forms { ty: ColumnType::clone, comment: kept, says_default: |_| true, index: tree, has_key_names: false };

/// What of `declared` is not in `observed`, and what of `observed` is not in `declared`, a line each.
///
/// The texts of definitions are not compared, only whether they are there.
///
/// # Example
/// ```
/// use schema_as_code_emit::live::sqlite::{deviations, introspect};
///
/// let database = rusqlite::Connection::open_in_memory()?;
/// database.execute_batch("CREATE TABLE customer (id INTEGER PRIMARY KEY)")?;
/// let declared = introspect(&database)?.catalog;
/// database.execute_batch("ALTER TABLE customer ADD COLUMN email TEXT")?;
/// let observed = introspect(&database)?.catalog;
/// assert_eq!(deviations(&declared, &observed), ["`customer`: the columns: declared [\"id\"], found [\"id\", \"email\"]"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn deviations(declared: &Catalog, observed: &Catalog) -> Vec<String> {
    conform::deviations(&FORMS, declared, observed)
}

/// A comment as far as it survives being one line of SQL: rendering takes out what would end the line
/// or change how it is shown.
fn kept(comment: &str) -> Option<String> {
    let is_shown = |letter: &char| !matches!(letter, '\u{61c}' | '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let shown: String = comment.chars().filter(is_shown).collect();
    let words = shown.split(|letter: char| letter.is_control() || letter.is_whitespace());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// There is one kind of index; where its key has NULLs is part of the key's text.
fn tree(mut index: Index) -> Index {
    index.method = Method::Tree;
    index.include = Box::default();
    index.are_nulls_equal = false;
    for key in &mut index.keys {
        (key.nulls, key.operator_class) = (None, None);
    }
    index
}
