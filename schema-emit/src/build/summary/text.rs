//! A summary for people: a table of numbers, and below it what was proven.

use super::{Counts, Proof, Summary, TargetSummary};

/// Whether a text carries colors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Color {
    /// It does: it goes to a terminal.
    Always,
    /// It does not: it goes into a file, or the reader asked for none.
    Never,
}

impl Color {
    fn paint(self, code: &str, text: &str) -> String {
        match self {
            Self::Always => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
            Self::Never => text.to_owned(),
        }
    }

    /// What the eye should find first.
    pub(crate) fn strong(self, text: &str) -> String {
        self.paint("1", text)
    }

    /// What came out well.
    pub(crate) fn good(self, text: &str) -> String {
        self.paint("32", text)
    }

    /// What is wrong.
    #[cfg(feature = "cli")]
    pub(crate) fn bad(self, text: &str) -> String {
        self.paint("1;31", text)
    }

    /// What may be skipped in reading.
    pub(crate) fn faint(self, text: &str) -> String {
        self.paint("2", text)
    }
}

type Count = fn(&Counts) -> usize;

/// The numbers of a target, by what they count.
const COLUMNS: [(&str, Count); 8] = [
    ("tables", |counts| counts.tables),
    ("columns", |counts| counts.columns),
    ("relations", |counts| counts.relations),
    ("indexes", |counts| counts.indexes),
    ("uniques", |counts| counts.uniques),
    ("checks", |counts| counts.checks),
    ("triggers", |counts| counts.triggers),
    ("enums", |counts| counts.enums),
];

impl Summary {
    /// The summary as lines of text. Without color it is the same text without its codes.
    #[must_use]
    pub fn to_text(&self, color: Color) -> String {
        let entities =
            if self.entities == 1 { "1 entity".to_owned() } else { format!("{} entities", self.entities) };
        let mut text = format!("{}  {entities}\n", color.strong(&self.schema));
        if self.targets.is_empty() {
            return text;
        }
        let names: Vec<String> = self.targets.iter().map(name).collect();
        let width = names.iter().map(String::len).max().unwrap_or_default();

        let mut heading = " ".repeat(width);
        for (title, _) in COLUMNS {
            heading.push_str(&format!("  {title}"));
        }
        text.push_str(&format!("  {}\n", color.faint(&heading)));
        for (target, name) in self.targets.iter().zip(&names) {
            text.push_str(&format!("  {name:width$}"));
            for (title, count) in COLUMNS {
                text.push_str(&format!("  {:>column$}", count(&target.counts), column = title.len()));
            }
            text.push('\n');
        }
        for target in &self.targets {
            for omission in &target.omissions {
                text.push_str(&format!("  {} leaves out: {omission}\n", target.product));
            }
        }
        for proof in self.targets.iter().filter_map(|target| target.proof.as_ref()) {
            text.push_str(&proven(proof, color));
        }
        text
    }
}

/// `PostgreSQL 15`, `SQLite 3.40 (test)`.
fn name(target: &TargetSummary) -> String {
    let version = target.version.strip_suffix(".0").unwrap_or(&target.version);
    let role = if target.is_for_tests { " (test)" } else { "" };
    format!("{} {version}{role}", target.product)
}

fn proven(proof: &Proof, color: Color) -> String {
    let mut text = format!("  {} on {}\n", color.good("proven"), proof.database);
    for fact in &proof.facts {
        text.push_str(&format!("    {fact}\n"));
    }
    text
}

#[cfg(test)]
mod tests {
    use expect_test::expect;
    use schema_as_code_core::{
        def::{SchemaDef, TargetDef, TargetRole},
        dialect::{Dialect, Version},
    };

    use super::{Color, Proof, Summary, TargetSummary};
    use crate::{
        build::File,
        catalog::{Catalog, Column, ColumnType, Name, Table},
    };

    fn summary() -> Summary {
        let mut summary = Summary::new(&SchemaDef { name: "Shop", ..SchemaDef::EMPTY });
        for (dialect, version, role) in [
            (Dialect::Postgres, Version::new(15, 0), TargetRole::Full),
            (Dialect::Sqlite, Version::new(3, 40), TargetRole::Test),
        ] {
            let target = TargetDef { dialect, version, role, decimal: None };
            let mut table = Table::new(Name::new("users"));
            table.columns.push(Column::new("id", ColumnType::built_in("bigint")));
            let catalog = Catalog { tables: vec![table], ..Catalog::empty(dialect, version) };
            let files = [File::new(format!("{}/schema.sql", dialect.name()), "SELECT 1;\n")];
            summary.targets.push(TargetSummary::new(&target, &catalog, &[], &files));
        }
        summary.targets[1].omissions.push("`Event` is not partitioned".to_owned());
        summary.targets[1].proof = Some(Proof {
            database: "SQLite 3.51.0".to_owned(),
            facts: vec!["rolled back: nothing is left".to_owned()],
        });
        summary
    }

    // proves C6
    #[test]
    fn people_read_a_table() {
        expect![[r#"
            Shop  0 entities
                                  tables  columns  relations  indexes  uniques  checks  triggers  enums
              PostgreSQL 15            1        1          0        0        0       0         0      0
              SQLite 3.40 (test)       1        1          0        0        0       0         0      0
              SQLite leaves out: `Event` is not partitioned
              proven on SQLite 3.51.0
                rolled back: nothing is left
        "#]]
        .assert_eq(&summary().to_text(Color::Never));
    }

    // proves C6
    #[test]
    fn programs_read_json() {
        expect![[r#"
            {
              "schema": "Shop",
              "entities": 0,
              "targets": [
                {
                  "dialect": "postgres",
                  "version": "15.0",
                  "is_for_tests": false,
                  "counts": {
                    "tables": 1,
                    "columns": 1,
                    "relations": 0,
                    "indexes": 0,
                    "uniques": 0,
                    "checks": 0,
                    "triggers": 0,
                    "enums": 0
                  },
                  "omissions": [],
                  "files": [
                    {
                      "path": "postgres/schema.sql",
                      "bytes": 10,
                      "sha256": "b4e0497804e46e0a0b0b8c31975b062152d551bac49c3c2e80932567b4085dcd"
                    }
                  ]
                },
                {
                  "dialect": "sqlite",
                  "version": "3.40",
                  "is_for_tests": true,
                  "counts": {
                    "tables": 1,
                    "columns": 1,
                    "relations": 0,
                    "indexes": 0,
                    "uniques": 0,
                    "checks": 0,
                    "triggers": 0,
                    "enums": 0
                  },
                  "omissions": [
                    "`Event` is not partitioned"
                  ],
                  "files": [
                    {
                      "path": "sqlite/schema.sql",
                      "bytes": 10,
                      "sha256": "b4e0497804e46e0a0b0b8c31975b062152d551bac49c3c2e80932567b4085dcd"
                    }
                  ],
                  "proof": {
                    "database": "SQLite 3.51.0",
                    "facts": [
                      "rolled back: nothing is left"
                    ]
                  }
                }
              ],
              "documents": [],
              "normal_forms": [],
              "access_patterns": []
            }
        "#]]
        .assert_eq(&summary().to_file().text);
    }

    #[test]
    fn color_adds_codes_and_nothing_else() {
        let colored = summary().to_text(Color::Always);
        assert!(colored.contains('\u{1b}'));
        let mut plain = colored;
        for code in ["\u{1b}[0m", "\u{1b}[1m", "\u{1b}[2m", "\u{1b}[32m"] {
            plain = plain.replace(code, "");
        }
        assert_eq!(plain, summary().to_text(Color::Never));
    }
}
