//! Forms, chains, what is asked for and what is accepted.

use super::fixtures::{ADDRESS, MONEY, analysis, chains, entity, number, optional, text};
use crate::{
    def::{
        AuditRole, CheckDef, ColumnDef, Conventions, CopiedColumn, CopyDef, CopyKind, DependencyDef,
        EntityDef, NormalForm, SchemaDef, UniqueDef, WaiverDef,
    },
    expr::{BinaryOperator, Expr},
    facts::{Acceptance, Coverage, Facts, Source, Verdict, analyse},
    theory::{ClosureBudget, HighestNormalForm, ViolationKind},
};

const fn determines(determinant: &'static [u16], dependent: &'static [u16]) -> DependencyDef {
    DependencyDef::Functional { determinant, dependent }
}

// proves B2
#[test]
fn what_hangs_on_another_column_is_transitive() {
    let analysis = analysis(&ADDRESS);
    assert_eq!(chains(&analysis), ["(id) -> (zip) -> city, state"]);
    let finding = &analysis.findings[0];
    assert_eq!(finding.rule.id, "transitive_dependency");
    assert_eq!(finding.source, Some(Source::Declared(0)));
    assert!(finding.is_required);
    assert_eq!(analysis.highest, HighestNormalForm::Decided(NormalForm::Second));
    assert_eq!(analysis.faults().count(), 1);
}

const LINE: EntityDef = EntityDef {
    key: &[0, 1],
    dependencies: &[determines(&[1], &[3]), determines(&[3], &[4])],
    ..entity(
        "OrderLine",
        &[number("order_id"), number("product_id"), number("quantity"), text("sku"), text("color")],
    )
};

// proves B2
#[test]
fn what_hangs_on_a_part_of_the_key_is_partial() {
    let analysis = analysis(&LINE);
    assert_eq!(
        chains(&analysis),
        [
            "(order_id, product_id) -> (product_id) -> sku",
            "(order_id, product_id) -> (product_id) -> (sku) -> color",
        ]
    );
    assert!(analysis.findings.iter().all(|finding| finding.rule.id == "partial_dependency"));
    assert_eq!(analysis.highest, HighestNormalForm::Decided(NormalForm::First));
}

const ENROLMENT: EntityDef = EntityDef {
    key: &[0, 1],
    dependencies: &[determines(&[2], &[1])],
    ..entity("Enrolment", &[number("student"), number("course"), number("teacher")])
};

// proves B2
#[test]
fn boyce_codd_is_a_fault_only_where_it_is_asked_for() {
    let third = analysis(&ENROLMENT);
    assert_eq!(chains(&third), ["(student, course) -> (teacher) -> course"]);
    assert_eq!(third.findings[0].rule.id, "non_key_determinant");
    assert_eq!(third.faults().count(), 0);
    assert_eq!(third.highest, HighestNormalForm::Decided(NormalForm::Third));

    let asked = EntityDef { normal_form: Some(NormalForm::BoyceCodd), ..ENROLMENT };
    assert_eq!(analysis(&asked).faults().count(), 1);

    let conventions = Conventions { normal_form: Some(NormalForm::Fourth), ..Conventions::NONE };
    let schema = SchemaDef { conventions, ..SchemaDef::EMPTY };
    let by_convention = analyse(&ENROLMENT, &schema).unwrap();
    assert_eq!((by_convention.required, by_convention.faults().count()), (NormalForm::Fourth, 1));
}

// proves B2
#[test]
fn independent_facts_break_the_fourth_form() {
    const MATERIAL: EntityDef = EntityDef {
        key: &[0, 1, 2],
        normal_form: Some(NormalForm::Fourth),
        dependencies: &[DependencyDef::Multivalued { determinant: &[0], dependent: &[1] }],
        ..entity("Material", &[number("course"), number("teacher"), number("book")])
    };
    let analysis = analysis(&MATERIAL);
    assert_eq!(chains(&analysis), ["(course) ->> teacher | book"]);
    assert_eq!(analysis.findings[0].rule.id, "independent_facts");
    assert_eq!(analysis.faults().count(), 1);
    assert_eq!(analysis.highest, HighestNormalForm::Decided(NormalForm::BoyceCodd));
}

#[test]
fn a_surrogate_key_and_audit_columns_do_not_hide_independent_facts() {
    const MATERIAL: EntityDef = EntityDef {
        uniques: &[UniqueDef::new(&[1, 2, 3])],
        dependencies: &[DependencyDef::Multivalued { determinant: &[1], dependent: &[2] }],
        ..entity(
            "Material",
            &[
                number("id"),
                number("course"),
                number("teacher"),
                number("book"),
                ColumnDef { role: Some(AuditRole::Created), ..number("created_at") },
            ],
        )
    };
    let analysis = analysis(&MATERIAL);
    assert_eq!(chains(&analysis), ["(course) ->> teacher | book"]);
    assert_eq!(analysis.findings[0].source, Some(Source::Declared(0)));
    assert_eq!(analysis.highest, HighestNormalForm::Decided(NormalForm::BoyceCodd));
}

#[test]
fn a_multivalued_dependency_of_a_key_keeps_the_fourth_form() {
    const MATERIAL: EntityDef = EntityDef {
        uniques: &[UniqueDef::new(&[1])],
        dependencies: &[DependencyDef::Multivalued { determinant: &[1], dependent: &[2] }],
        ..entity("Material", &[number("id"), number("course"), number("teacher"), number("book")])
    };
    assert_eq!(analysis(&MATERIAL).highest, HighestNormalForm::Decided(NormalForm::Fourth));
}

#[test]
fn nothing_declared_is_not_analysed() {
    const TAG: EntityDef = entity("Tag", &[number("id"), text("name")]);
    assert_eq!(analysis(&TAG).coverage, Coverage::NotAnalysed);
    let said = EntityDef { has_no_dependencies: true, ..TAG };
    assert_eq!(analysis(&said).coverage, Coverage::DeclaredNone);
    assert_eq!(analysis(&ADDRESS).coverage, Coverage::Declared);
    let verdicts = [&TAG, &said, &ADDRESS].map(|entity| analysis(entity).verdict());
    assert_eq!(verdicts, [Verdict::NotAnalysed, Verdict::Reached, Verdict::NotReached]);
}

// proves B13
#[test]
fn a_waiver_accepts_its_rule_and_no_other() {
    const REASON: &str = "imported as it is";
    let waived = |rule| {
        let waivers: &'static [WaiverDef] = Box::leak(Box::new([WaiverDef { rule, reason: REASON }]));
        analysis(&EntityDef { waivers, ..ADDRESS })
    };
    let own = waived("transitive_dependency");
    assert_eq!(own.findings[0].acceptance, Some(Acceptance::Waived(REASON)));
    assert_eq!((own.faults().count(), own.verdict()), (0, Verdict::ReachedWithExceptions));
    assert_eq!(own.highest, HighestNormalForm::Decided(NormalForm::Second));
    assert_eq!(own.highest_apart_from_accepted, HighestNormalForm::Decided(NormalForm::BoyceCodd));
    assert_eq!(waived("partial_dependency").faults().count(), 1);
}

const ORDER: EntityDef =
    entity("Order", &[number("id"), number("user_id"), text("user_email"), text("user_name")]);

const fn copied(kind: CopyKind) -> CopyDef {
    CopyDef {
        kind,
        relation: &[1],
        columns: &[CopiedColumn { column: 2, source: "email" }, CopiedColumn { column: 3, source: "name" }],
        reason: "shown in lists",
    }
}

// proves B13
#[test]
fn a_denormalization_is_found_and_accepted() {
    const DENORMALIZED: EntityDef = EntityDef { copies: &[copied(CopyKind::SyncedByTrigger)], ..ORDER };
    let analysis = analysis(&DENORMALIZED);
    assert_eq!(chains(&analysis), ["(id) -> (user_id) -> user_email, user_name"]);
    assert_eq!(analysis.findings[0].acceptance, Some(Acceptance::Denormalized(0)));
    assert_eq!((analysis.faults().count(), analysis.coverage), (0, Coverage::Declared));
}

#[test]
fn a_denormalization_accepts_the_dependency_that_is_declared_too() {
    const BOTH: EntityDef = EntityDef {
        copies: &[copied(CopyKind::SyncedByApplication)],
        dependencies: &[determines(&[1], &[2])],
        ..ORDER
    };
    assert_eq!(analysis(&BOTH).faults().count(), 0);
    const MORE: EntityDef = EntityDef {
        copies: &[CopyDef {
            columns: &[CopiedColumn { column: 3, source: "name" }],
            ..copied(CopyKind::SyncedByTrigger)
        }],
        dependencies: &[determines(&[1], &[2])],
        ..ORDER
    };
    assert_eq!(analysis(&MORE).faults().count(), 1, "the copy of another column accepts nothing");
}

// proves B13
#[test]
fn a_snapshot_is_no_dependency() {
    const SNAPSHOT: EntityDef = EntityDef { copies: &[copied(CopyKind::Snapshot)], ..ORDER };
    let found = analysis(&SNAPSHOT);
    assert_eq!((chains(&found).len(), found.coverage), (0, Coverage::Declared));
    const DECLARED_TOO: EntityDef = EntityDef { dependencies: &[determines(&[1], &[2, 3])], ..SNAPSHOT };
    assert_eq!(chains(&analysis(&DECLARED_TOO)).len(), 0);
}

const TOTAL: Expr = Expr::Binary(
    BinaryOperator::Equal,
    &Expr::Column(1),
    &Expr::Binary(BinaryOperator::Add, &Expr::Column(2), &Expr::Column(3)),
);

const fn money(name: &'static str) -> ColumnDef {
    ColumnDef::new(name, name, MONEY)
}

#[test]
fn a_checked_equation_is_redundancy_under_control() {
    const INVOICE: EntityDef = EntityDef {
        checks: &[CheckDef { expr: TOTAL, name: None, column: None }],
        has_no_dependencies: true,
        ..entity("Invoice", &[number("id"), money("total"), money("subtotal"), money("tax")])
    };
    let found = analysis(&INVOICE);
    assert_eq!(chains(&found), ["(id) -> (subtotal, tax) -> total"]);
    assert_eq!(found.findings[0].acceptance, Some(Acceptance::Computed(0)));
    assert_eq!(found.highest_apart_from_accepted, HighestNormalForm::Decided(NormalForm::BoyceCodd));

    const DECLARED_TOO: EntityDef = EntityDef { dependencies: &[determines(&[2, 3], &[1])], ..INVOICE };
    assert_eq!(analysis(&DECLARED_TOO).faults().count(), 0, "the check keeps the declared dependency too");

    const NULLABLE: EntityDef = EntityDef {
        checks: &[CheckDef { expr: TOTAL, name: None, column: None }],
        ..entity("Invoice", &[number("id"), money("total"), money("subtotal"), optional(money("tax"))])
    };
    assert_eq!(chains(&analysis(&NULLABLE)).len(), 0, "a check that is NULL passes");
}

#[test]
fn a_generated_column_is_redundancy_under_control() {
    const SUM: Expr = Expr::Binary(BinaryOperator::Add, &Expr::Column(2), &Expr::Column(3));
    const GENERATED: ColumnDef = ColumnDef { generated: Some(&SUM), ..money("total") };
    const INVOICE: EntityDef = EntityDef {
        has_no_dependencies: true,
        ..entity("Invoice", &[number("id"), GENERATED, money("subtotal"), optional(money("tax"))])
    };
    let found = analysis(&INVOICE);
    assert_eq!(chains(&found), ["(id) -> (subtotal, tax) -> total"]);
    assert_eq!(found.findings[0].acceptance, Some(Acceptance::Generated(1)));
    assert_eq!(found.highest_apart_from_accepted, HighestNormalForm::Decided(NormalForm::BoyceCodd));

    const BY_HAND: ColumnDef = ColumnDef { generated: Some(&Expr::Raw(&[])), ..money("total") };
    const OTHER: EntityDef = entity("Invoice", &[number("id"), BY_HAND, money("subtotal")]);
    assert_eq!(chains(&analysis(&OTHER)).len(), 0, "what SQL written by hand reads is not known");
}

#[test]
fn an_exhausted_budget_is_undecided_and_no_pass() {
    let mut facts = Facts::new(
        (0..24)
            .map(|index| crate::facts::Column { field: format!("c{index}"), is_nullable: false })
            .collect(),
    )
    .unwrap();
    for pair in 0..11_u16 {
        facts.declared(pair * 2, &[pair * 2], &[pair * 2 + 1]).unwrap();
        facts.declared(pair * 2 + 1, &[pair * 2 + 1], &[pair * 2]).unwrap();
    }
    facts.declared(22, &[0], &[22]).unwrap();
    let analysis = facts.analyse(NormalForm::Third, ClosureBudget::new(40)).unwrap();
    assert!(!analysis.is_decided());
    assert!(matches!(analysis.verdict(), Verdict::NotReached | Verdict::Undecided));
    assert!(
        analysis
            .findings
            .iter()
            .any(|finding| matches!(finding.kind, ViolationKind::Partial { .. }) || finding.is_undecided())
    );
}

/// A wheel of equivalent pairs: every choice of one of each is a key, so the search cannot end early.
#[test]
fn a_prime_that_cannot_be_decided_is_undecided() {
    let column = |index| crate::facts::Column { field: format!("c{index}"), is_nullable: false };
    let mut facts = Facts::new((0..8).map(column).collect()).unwrap();
    for (position, pair) in [[0_u16, 1], [2, 3], [4, 5], [6, 7]].into_iter().enumerate() {
        let position = u16::try_from(position).unwrap() * 2;
        facts.declared(position, &pair[..1], &pair[1..]).unwrap();
        facts.declared(position + 1, &pair[1..], &pair[..1]).unwrap();
    }
    let broke = facts.analyse(NormalForm::Third, ClosureBudget::new(0)).unwrap();
    assert!(!broke.is_decided());
    let enough = facts.analyse(NormalForm::Third, ClosureBudget::default()).unwrap();
    assert_eq!((enough.is_decided(), enough.verdict()), (true, Verdict::Reached));
    assert_eq!(enough.keys.known().len(), 16);
}
