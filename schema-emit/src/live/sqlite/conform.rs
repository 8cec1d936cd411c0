//! Whether a database holds what a declared catalog says.
//!
//! A plan refuses to compare declared definitions with observed ones. Everything else can be
//! compared name by name, and a definition at least be there: what rendering forgot shows here.

use std::fmt::Debug;

use crate::catalog::{Catalog, Column, ForeignKey, Index, Name, Table, TableOption, Text, Trigger, Unique};

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
    let mut report = Report { lines: Vec::new() };
    for table in &declared.tables {
        match observed.table(&table.name) {
            Some(found) => compare_tables(&mut report, table, found),
            None => report.lines.push(format!("`{}`: the table is not there", table.name)),
        }
    }
    let undeclared = observed.tables.iter().filter(|table| declared.table(&table.name).is_none());
    report.lines.extend(undeclared.map(|table| format!("`{}`: the table is not declared", table.name)));
    for view in &declared.views {
        if !observed.views.iter().any(|found| found.name == view.name) {
            report.lines.push(format!("`{}`: the view is not there", view.name));
        }
    }
    for view in &observed.views {
        if !declared.views.iter().any(|other| other.name == view.name) {
            report.lines.push(format!("`{}`: the view is not declared", view.name));
        }
    }
    report.lines
}

struct Report {
    lines: Vec<String>,
}

impl Report {
    fn compare<T: PartialEq + Debug>(&mut self, place: &str, fact: &str, declared: &T, found: &T) {
        if declared != found {
            self.lines.push(format!("{place}: {fact}: declared {declared:?}, found {found:?}"));
        }
    }

    /// Compares the objects of one name, after the names themselves.
    fn compare_named<T>(
        &mut self,
        place: &str,
        fact: &str,
        (declared, found): (&[T], &[T]),
        name: fn(&T) -> &str,
        mut compare: impl FnMut(&mut Self, &T, &T),
    ) {
        let names = |items: &[T]| -> Vec<String> {
            let mut names: Vec<String> = items.iter().map(|item| name(item).to_owned()).collect();
            names.sort();
            names
        };
        self.compare(place, fact, &names(declared), &names(found));
        for item in declared {
            if let Some(found) = found.iter().find(|found| name(found) == name(item)) {
                compare(self, item, found);
            }
        }
    }
}

fn compare_tables(report: &mut Report, declared: &Table, found: &Table) {
    let place = format!("`{}`", declared.name);
    let names = |table: &Table| table.columns.iter().map(|column| column.name.clone()).collect::<Vec<_>>();
    report.compare(&place, "the columns", &names(declared), &names(found));
    report.compare(&place, "the comment", &kept(&declared.comment), &kept(&found.comment));
    report.compare(&place, "the options", &options(declared), &options(found));
    for column in &declared.columns {
        if let Some(found) = found.column(&column.name) {
            compare_columns(report, &declared.name, column, found);
        }
    }
    let key = |table: &Table| table.primary_key.as_ref().map(|key| key.columns.clone());
    report.compare(&place, "the primary key", &key(declared), &key(found));
    let uniques = (declared.uniques.as_slice(), found.uniques.as_slice());
    report.compare_named(
        &place,
        "the uniques",
        uniques,
        |unique: &Unique| &unique.name,
        |report, unique, found| {
            report.compare(&format!("{place} unique `{}`", unique.name), "it", unique, found);
        },
    );
    let keys = (declared.foreign_keys.as_slice(), found.foreign_keys.as_slice());
    report.compare_named(
        &place,
        "the foreign keys",
        keys,
        |key: &ForeignKey| &key.name,
        |report, key, found| {
            report.compare(&format!("{place} foreign key `{}`", key.name), "it", key, found);
        },
    );
    let checks = (declared.checks.as_slice(), found.checks.as_slice());
    report.compare_named(&place, "the checks", checks, |check| &check.name, |_, _, _| {});
    let indexes = (declared.indexes.as_slice(), found.indexes.as_slice());
    report.compare_named(
        &place,
        "the indexes",
        indexes,
        |index: &Index| &index.name,
        |report, index, found| {
            let place = format!("{place} index `{}`", index.name);
            report.compare(&place, "what it is", &shape_of_index(index), &shape_of_index(found));
        },
    );
    let searches = (declared.searches.as_slice(), found.searches.as_slice());
    report.compare_named(&place, "the searches", searches, |search| &search.name, |_, _, _| {});
    let triggers = (declared.triggers.as_slice(), found.triggers.as_slice());
    report.compare_named(
        &place,
        "the triggers",
        triggers,
        |trigger: &Trigger| &trigger.name,
        |report, trigger, found| {
            let place = format!("{place} trigger `{}`", trigger.name);
            report.compare(&place, "when", &(trigger.timing, trigger.event), &(found.timing, found.event));
        },
    );
}

fn options(table: &Table) -> (bool, bool) {
    (table.options.contains(&TableOption::Strict), table.options.contains(&TableOption::WithoutRowid))
}

fn compare_columns(report: &mut Report, table: &Name, declared: &Column, found: &Column) {
    let place = format!("`{table}`.`{}`", declared.name);
    report.compare(&place, "the type", &declared.ty, &found.ty);
    report.compare(&place, "whether NULL is allowed", &declared.is_nullable, &found.is_nullable);
    report.compare(&place, "whether it has a default", &declared.default.is_some(), &found.default.is_some());
    let storage = |column: &Column| column.generated.as_ref().map(|generated| generated.storage);
    report.compare(&place, "how it is generated", &storage(declared), &storage(found));
    report.compare(&place, "whether it is counted up", &declared.is_identity, &found.is_identity);
    report.compare(&place, "the collation", &declared.collation, &found.collation);
    report.compare(&place, "the comment", &kept(&declared.comment), &kept(&found.comment));
}

/// A comment as far as it survives being one line of SQL: rendering takes out what would end the line
/// or change how it is shown.
fn kept(comment: &Option<Text>) -> Option<Vec<String>> {
    let is_shown = |letter: &char| !matches!(letter, '\u{61c}' | '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let words = |text: &Text| -> Vec<String> {
        let shown: String = text.chars().filter(is_shown).collect();
        let words = shown.split(|letter: char| letter.is_control() || letter.is_whitespace());
        words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    comment.as_ref().map(words).filter(|words| !words.is_empty())
}

fn shape_of_index(index: &Index) -> impl PartialEq + Debug + use<> {
    let orders: Vec<_> = index.keys.iter().map(|key| key.order).collect();
    (index.is_unique, orders, index.predicate.is_some())
}
