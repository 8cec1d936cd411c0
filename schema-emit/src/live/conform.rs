//! Whether a database holds what a declared catalog says, whatever the dialect.
//!
//! A plan refuses to compare declared definitions with observed ones. Everything else can be
//! compared name by name, and a definition at least be there: what rendering forgot, and what reading forgot on
//! both sides of a comparison, shows here.

use std::fmt::Debug;

use crate::catalog::{
    Catalog, Column, ColumnType, Definition, EnumType, ForeignKey, Index, Name, Table, Text, Trigger, Unique,
};

/// How a dialect keeps what was declared, where that is not word for word.
pub(in crate::live) struct Forms {
    /// The spelling of a type.
    pub(in crate::live) ty: fn(&ColumnType) -> ColumnType,
    /// A comment; none where nothing of it is left.
    pub(in crate::live) comment: fn(&str) -> Option<String>,
    /// Whether a default says more than none would.
    pub(in crate::live) says_default: fn(&Definition) -> bool,
    /// What is said of an index beside its definitions.
    pub(in crate::live) index: fn(Index) -> Index,
    /// Whether the name of a primary key is kept.
    pub(in crate::live) has_key_names: bool,
}

/// What of `declared` is not in `observed`, and what of `observed` is not in `declared`, a line each.
pub(in crate::live) fn deviations(forms: &Forms, declared: &Catalog, observed: &Catalog) -> Vec<String> {
    let mut report = Report { forms, lines: Vec::new() };
    report.compare(
        "the database",
        "the schemas",
        &sorted(&declared.namespaces),
        &sorted(&observed.namespaces),
    );
    let enums = (declared.enums.as_slice(), observed.enums.as_slice());
    let compare_enums = |report: &mut Report<'_>, declared: &EnumType, found: &EnumType| {
        let place = format!("the type `{}`", declared.name);
        report.compare(&place, "the values", &declared.values, &found.values);
        report.compare_comments(&place, &declared.comment, &found.comment);
    };
    report.compare_named("the database", "the types", enums, |ty| ty.name.to_string(), compare_enums);
    let routines = (declared.routines.as_slice(), observed.routines.as_slice());
    report.compare_named(
        "the database",
        "the functions",
        routines,
        |routine| routine.name.to_string(),
        |_, _, _| {},
    );
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

fn sorted(texts: &[Text]) -> Vec<&Text> {
    let mut texts: Vec<&Text> = texts.iter().collect();
    texts.sort();
    texts
}

struct Report<'f> {
    forms: &'f Forms,
    lines: Vec<String>,
}

impl Report<'_> {
    fn compare<T: PartialEq + Debug>(&mut self, place: &str, fact: &str, declared: &T, found: &T) {
        if declared != found {
            self.lines.push(format!("{place}: {fact}: declared {declared:?}, found {found:?}"));
        }
    }

    fn compare_comments(&mut self, place: &str, declared: &Option<Text>, found: &Option<Text>) {
        let kept = |comment: &Option<Text>| comment.as_deref().and_then(self.forms.comment);
        self.compare(place, "the comment", &kept(declared), &kept(found));
    }

    /// Compares the objects of one name, after the names themselves.
    fn compare_named<T>(
        &mut self,
        place: &str,
        fact: &str,
        (declared, found): (&[T], &[T]),
        name: fn(&T) -> String,
        mut compare: impl FnMut(&mut Self, &T, &T),
    ) {
        let names = |items: &[T]| -> Vec<String> {
            let mut names: Vec<String> = items.iter().map(name).collect();
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

fn compare_tables(report: &mut Report<'_>, declared: &Table, found: &Table) {
    let place = format!("`{}`", declared.name);
    let names = |table: &Table| table.columns.iter().map(|column| column.name.clone()).collect::<Vec<_>>();
    report.compare(&place, "the columns", &names(declared), &names(found));
    report.compare_comments(&place, &declared.comment, &found.comment);
    report.compare(&place, "the options", &options(declared), &options(found));
    for column in &declared.columns {
        if let Some(found) = found.column(&column.name) {
            compare_columns(report, &declared.name, column, found);
        }
    }
    let has_name = report.forms.has_key_names;
    let key = |table: &Table| {
        table.primary_key.as_ref().map(|key| (key.name.clone().filter(|_| has_name), key.columns.clone()))
    };
    report.compare(&place, "the primary key", &key(declared), &key(found));
    let uniques = (declared.uniques.as_slice(), found.uniques.as_slice());
    report.compare_named(
        &place,
        "the uniques",
        uniques,
        |unique: &Unique| unique.name.to_string(),
        |report, unique, found| {
            report.compare(&format!("{place} unique `{}`", unique.name), "it", unique, found);
        },
    );
    let keys = (declared.foreign_keys.as_slice(), found.foreign_keys.as_slice());
    report.compare_named(
        &place,
        "the foreign keys",
        keys,
        |key: &ForeignKey| key.name.to_string(),
        |report, key, found| {
            report.compare(&format!("{place} foreign key `{}`", key.name), "it", key, found);
        },
    );
    let checks = (declared.checks.as_slice(), found.checks.as_slice());
    report.compare_named(&place, "the checks", checks, |check| check.name.to_string(), |_, _, _| {});
    let indexes = (declared.indexes.as_slice(), found.indexes.as_slice());
    report.compare_named(
        &place,
        "the indexes",
        indexes,
        |index: &Index| index.name.to_string(),
        |report, index, found| {
            let place = format!("{place} index `{}`", index.name);
            let shape = |index: &Index| without_definitions((report.forms.index)(index.clone()));
            report.compare(&place, "what it is", &shape(index), &shape(found));
        },
    );
    let searches = (declared.searches.as_slice(), found.searches.as_slice());
    report.compare_named(&place, "the searches", searches, |search| search.name.to_string(), |_, _, _| {});
    let triggers = (declared.triggers.as_slice(), found.triggers.as_slice());
    report.compare_named(
        &place,
        "the triggers",
        triggers,
        |trigger: &Trigger| trigger.name.to_string(),
        |report, trigger, found| {
            let place = format!("{place} trigger `{}`", trigger.name);
            report.compare(&place, "when", &(trigger.timing, trigger.event), &(found.timing, found.event));
        },
    );
}

/// In any order.
fn options(table: &Table) -> Vec<String> {
    let mut options: Vec<String> = table.options.iter().map(|option| format!("{option:?}")).collect();
    options.sort();
    options
}

fn compare_columns(report: &mut Report<'_>, table: &Name, declared: &Column, found: &Column) {
    let place = format!("`{table}`.`{}`", declared.name);
    let spelled = report.forms.ty;
    report.compare(&place, "the type", &spelled(&declared.ty), &spelled(&found.ty));
    report.compare(&place, "whether NULL is allowed", &declared.is_nullable, &found.is_nullable);
    let says_default = report.forms.says_default;
    let has_default = |column: &Column| column.default.as_ref().is_some_and(says_default);
    report.compare(&place, "whether it has a default", &has_default(declared), &has_default(found));
    let storage = |column: &Column| column.generated.as_ref().map(|generated| generated.storage);
    report.compare(&place, "how it is generated", &storage(declared), &storage(found));
    report.compare(&place, "whether it is counted up", &declared.is_identity, &found.is_identity);
    report.compare(&place, "the visibility", &declared.visibility, &found.visibility);
    report.compare(&place, "the collation", &declared.collation, &found.collation);
    report.compare_comments(&place, &declared.comment, &found.comment);
}

/// What is left when every text is the same one.
fn without_definitions(mut index: Index) -> Index {
    let blank = || Definition::Observed(Text::default());
    index.keys.iter_mut().for_each(|key| key.definition = blank());
    index.predicate = index.predicate.map(|_| Box::new(blank()));
    index
}
