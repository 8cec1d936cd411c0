//! Keys and normal forms, for programs.

use schema_as_code_core::{
    def::{EntityDef, SchemaDef},
    facts::{Acceptance, Analysis, Coverage, Finding, analyse},
    theory::{AttributeSet, CandidateKeys},
};
use serde::Serialize;

use crate::{
    dependencies::{By, Repeats, Stated, stated},
    exceptions::{Exception, exceptions},
};

/// What is known of the dependencies of an entity.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct NormalFormSummary {
    /// The entity.
    pub entity: &'static str,
    /// `declared`, `none` (nothing but the keys determines anything), `not_analysed` (nothing is declared) or
    /// `too_wide` (more columns than can be analysed: nothing below is known).
    pub coverage: &'static str,
    /// Whether the form that is asked for is reached, in words.
    pub verdict: &'static str,
    /// What is stated beside the keys.
    pub dependencies: Vec<DependencySummary>,
    /// The form that is asked for: `3NF`.
    pub required: Option<&'static str>,
    /// Certainly reached with respect to what is declared.
    pub at_least: Option<&'static str>,
    /// Certainly not exceeded; the same as `at_least` unless the search was cut short.
    pub at_most: Option<&'static str>,
    /// The fields of each candidate key.
    pub candidate_keys: Vec<Vec<&'static str>>,
    /// Whether these are all.
    pub has_all_keys: bool,
    /// Candidate keys that no constraint keeps unique.
    pub undeclared_keys: Vec<Vec<&'static str>>,
    /// What keeps it out of a form.
    pub findings: Vec<FindingSummary>,
    /// What is redundant on purpose.
    pub exceptions: Vec<ExceptionSummary>,
}

/// A dependency that is stated by something else than a key.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct DependencySummary {
    /// The fields of the left side; empty: one value for the whole table.
    pub determinant: Vec<&'static str>,
    /// The fields of the right side.
    pub dependent: Vec<&'static str>,
    /// Whether it says `->>`: the values on the right combine freely with the rest.
    pub is_multivalued: bool,
    /// The attribute, `determines`, or in words.
    pub stated_by: &'static str,
    /// Whether the form counts it: a snapshot says that it does not last, or the others say it already.
    pub counts: bool,
}

/// A way out of a normal form that the declaration takes.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct ExceptionSummary {
    /// The rule that is waived, or the dependency that is accepted.
    pub what: String,
    /// In which way.
    pub kind: &'static str,
    /// Why.
    pub reason: &'static str,
}

/// A dependency that keeps an entity out of a normal form.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct FindingSummary {
    /// The rule.
    pub rule: &'static str,
    /// The lowest form that is certainly broken.
    pub breaks: &'static str,
    /// `(id) -> (zip) -> city`.
    pub chain: String,
    /// Whether that form is asked for.
    pub is_required: bool,
    /// Why it is accepted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accepted: Option<String>,
}

/// One for each entity of `schema`.
pub(super) fn normal_forms(schema: &SchemaDef) -> Vec<NormalFormSummary> {
    let summary = |entity: &&'static EntityDef| match analyse(entity, schema) {
        Ok(analysis) => summed_up(schema, entity, &analysis),
        Err(_) => too_wide(schema, entity),
    };
    schema.entities.iter().map(summary).collect()
}

fn summed_up(schema: &SchemaDef, entity: &'static EntityDef, analysis: &Analysis) -> NormalFormSummary {
    let (at_least, at_most) = analysis.highest.bounds();
    NormalFormSummary {
        coverage: match analysis.coverage {
            Coverage::NotAnalysed => "not_analysed",
            Coverage::DeclaredNone => "none",
            Coverage::Declared => "declared",
        },
        verdict: analysis.verdict().describe(),
        dependencies: stated(entity, analysis).into_iter().map(of_stated).collect(),
        required: Some(analysis.required.short_name()),
        at_least: Some(at_least.short_name()),
        at_most: Some(at_most.short_name()),
        candidate_keys: analysis.keys.known().iter().map(|key| fields(entity, *key)).collect(),
        has_all_keys: matches!(analysis.keys, CandidateKeys::All(_)),
        undeclared_keys: analysis.undeclared_keys.iter().map(|key| fields(entity, key.columns)).collect(),
        findings: analysis.findings.iter().map(|finding| of_finding(entity, finding)).collect(),
        exceptions: ways_out(schema, entity, Some(analysis)),
        ..too_wide(schema, entity)
    }
}

fn too_wide(schema: &SchemaDef, entity: &'static EntityDef) -> NormalFormSummary {
    NormalFormSummary {
        entity: entity.name,
        coverage: "too_wide",
        verdict: "not analysed",
        dependencies: Vec::new(),
        required: None,
        at_least: None,
        at_most: None,
        candidate_keys: Vec::new(),
        has_all_keys: false,
        undeclared_keys: Vec::new(),
        findings: Vec::new(),
        exceptions: ways_out(schema, entity, None),
    }
}

fn ways_out(schema: &SchemaDef, entity: &EntityDef, analysis: Option<&Analysis>) -> Vec<ExceptionSummary> {
    let found = exceptions(schema, entity, analysis).into_iter();
    found.map(|Exception { what, kind, reason }| ExceptionSummary { what, kind, reason }).collect()
}

fn of_stated(stated: Stated<'_>) -> DependencySummary {
    let counts = stated.lasts && stated.repeats != Repeats::Everything;
    let Stated { determinant, dependent, is_multivalued, by, .. } = stated;
    let (By::Attribute(stated_by) | By::Words(stated_by)) = by;
    DependencySummary { determinant, dependent, is_multivalued, stated_by, counts }
}

fn of_finding(entity: &EntityDef, finding: &Finding) -> FindingSummary {
    FindingSummary {
        rule: finding.rule.id,
        breaks: finding.kind.breaks().short_name(),
        chain: finding.chain.clone(),
        is_required: finding.is_required,
        accepted: finding.acceptance.map(|acceptance| match acceptance {
            Acceptance::Denormalized(copy) => {
                format!("denormalized: {}", entity.copies[usize::from(copy)].reason)
            }
            Acceptance::Computed(_) => "a check keeps it equal".to_owned(),
            Acceptance::Generated(_) => "the database computes it".to_owned(),
            Acceptance::Waived(reason) => format!("waived: {reason}"),
        }),
    }
}

fn fields(entity: &EntityDef, columns: AttributeSet) -> Vec<&'static str> {
    columns.iter().map(|attribute| entity.columns[attribute.position()].field).collect()
}

#[cfg(test)]
mod tests {
    use expect_test::expect;
    use schema_as_code_core::{
        def::{ColumnDef, DependencyDef, EntityDef, SchemaDef, WaiverDef},
        types::{LogicalType, TypeDef},
    };

    use crate::build::Summary;

    const TEXT: TypeDef = TypeDef::new(LogicalType::Text);

    const ADDRESS: EntityDef = EntityDef {
        name: "Address",
        columns: &[
            ColumnDef::new("id", "id", TEXT),
            ColumnDef::new("zip", "zip", TEXT),
            ColumnDef::new("city", "city", TEXT),
        ],
        key: &[0],
        dependencies: &[DependencyDef::Functional { determinant: &[1], dependent: &[2] }],
        waivers: &[WaiverDef { rule: "transitive_dependency", reason: "bought as one file" }],
        ..EntityDef::EMPTY
    };

    // proves C6
    #[test]
    fn programs_read_keys_and_forms() {
        let summary = Summary::new(&SchemaDef { name: "Shop", entities: &[&ADDRESS], ..SchemaDef::EMPTY });
        let json = serde_json::to_string_pretty(&summary.normal_forms).expect("a summary is JSON");
        expect![[r#"
            [
              {
                "entity": "Address",
                "coverage": "declared",
                "verdict": "reached, with exceptions",
                "dependencies": [
                  {
                    "determinant": [
                      "zip"
                    ],
                    "dependent": [
                      "city"
                    ],
                    "is_multivalued": false,
                    "stated_by": "determines",
                    "counts": true
                  }
                ],
                "required": "3NF",
                "at_least": "2NF",
                "at_most": "2NF",
                "candidate_keys": [
                  [
                    "id"
                  ]
                ],
                "has_all_keys": true,
                "undeclared_keys": [],
                "findings": [
                  {
                    "rule": "transitive_dependency",
                    "breaks": "3NF",
                    "chain": "(id) -> (zip) -> city",
                    "is_required": true,
                    "accepted": "waived: bought as one file"
                  }
                ],
                "exceptions": [
                  {
                    "what": "transitive_dependency",
                    "kind": "waived",
                    "reason": "bought as one file"
                  }
                ]
              }
            ]"#]]
        .assert_eq(&json);
    }

    // proves B2 C6
    #[test]
    fn programs_read_what_is_stated_and_what_counts() {
        const fn functional(determinant: &'static [u16], dependent: &'static [u16]) -> DependencyDef {
            DependencyDef::Functional { determinant, dependent }
        }
        let entity: &'static EntityDef = Box::leak(Box::new(EntityDef {
            dependencies: const {
                &[
                    functional(&[1], &[2]),
                    functional(&[1, 0], &[2]),
                    DependencyDef::Multivalued { determinant: &[2], dependent: &[1] },
                ]
            },
            ..ADDRESS
        }));
        let silent = EntityDef { dependencies: &[], waivers: &[], name: "Tag", ..ADDRESS };
        let silent: &'static EntityDef = Box::leak(Box::new(silent));
        let entities: &'static [&'static EntityDef] = vec![entity, silent].leak();
        let summary = Summary::new(&SchemaDef { entities, ..SchemaDef::EMPTY });
        let [forms, silent] = &summary.normal_forms[..] else { panic!("one an entity") };
        let stated = forms.dependencies.iter().map(|known| {
            assert_eq!(known.stated_by, "determines");
            (known.determinant.join(" "), known.dependent.join(" "), known.is_multivalued, known.counts)
        });
        let expected =
            [("zip", "city", false, true), ("id zip", "city", false, false), ("city", "zip", true, true)];
        let expected = expected.map(|(from, what, is_multivalued, counts)| {
            (from.to_owned(), what.to_owned(), is_multivalued, counts)
        });
        assert_eq!(stated.collect::<Vec<_>>(), expected);
        assert_eq!(
            (silent.coverage, silent.verdict, silent.dependencies.len()),
            ("not_analysed", "not analysed", 0)
        );
    }

    #[test]
    fn a_table_too_wide_to_be_analysed_is_listed() {
        let columns: Vec<ColumnDef> = (0..129).map(|_| ColumnDef::new("same", "same", TEXT)).collect();
        let wide: &'static EntityDef =
            Box::leak(Box::new(EntityDef { name: "Wide", columns: columns.leak(), ..EntityDef::EMPTY }));
        let entities: &'static [&'static EntityDef] = vec![wide].leak();
        let summary = Summary::new(&SchemaDef { entities, ..SchemaDef::EMPTY });
        assert_eq!((summary.normal_forms[0].coverage, summary.normal_forms[0].required), ("too_wide", None));
    }
}
