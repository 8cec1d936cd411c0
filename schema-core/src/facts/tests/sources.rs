//! Which facts a definition states.

use super::fixtures::{analysis, chains, entity, number, optional, text};
use crate::{
    def::{CheckDef, ColumnDef, DependencyDef, EntityDef, RelationDef, SchemaDef, WaiverDef},
    expr::{BinaryOperator, Expr, Function, Literal, RawSql},
    facts::{Acceptance, Certainty, Facts, Source, analyse, structural_copies},
    theory::{AttributeSet, TheoryError},
};

const USER: EntityDef = entity("User", &[number("id"), text("email"), number("age")]);

const ORDER: EntityDef = EntityDef {
    relations: &[RelationDef::new(&[1], USER.id, "User")],
    ..entity("Order", &[number("id"), number("user_id"), text("user_email"), text("user_age")])
};

const SHOP: SchemaDef = SchemaDef { entities: &[&USER, &ORDER], ..SchemaDef::EMPTY };

// proves B2
#[test]
fn a_relation_determines_the_copy_of_a_column_of_its_target() {
    let copies = structural_copies(&ORDER, &SHOP);
    let found: Vec<_> = copies.iter().map(|copy| (copy.relation, copy.column, copy.source)).collect();
    assert_eq!(found, [(0, 2, 1)], "`user_age` is text, the target's `age` is a number");

    let analysis = analyse(&ORDER, &SHOP).unwrap();
    assert_eq!(chains(&analysis), ["(id) -> (user_id) -> user_email"]);
    assert_eq!(analysis.findings[0].source, Some(Source::Copied { relation: 0, column: 2 }));
    assert_eq!(analysis.faults().count(), 1);
}

#[test]
fn a_copy_of_an_entity_outside_the_schema_is_unknown() {
    assert_eq!(analysis(&ORDER).findings, []);
}

// proves B13
#[test]
fn a_copy_is_accepted_by_the_waiver_of_its_own_rule() {
    let waivers = &[WaiverDef { rule: "undeclared_copy", reason: "kept for the mail archive" }];
    let analysis = analyse(&EntityDef { waivers, ..ORDER }, &SHOP).unwrap();
    assert_eq!(analysis.findings[0].acceptance, Some(Acceptance::Waived("kept for the mail archive")));
}

#[test]
fn a_nullable_relation_speaks_of_known_values_only() {
    const GUEST: EntityDef = EntityDef {
        relations: ORDER.relations,
        ..entity("Order", &[number("id"), optional(number("user_id")), text("user_email")])
    };
    let facts = Facts::of(&GUEST, &SHOP).unwrap();
    let copied = facts.functional().iter().find(|fact| matches!(fact.source, Source::Copied { .. })).unwrap();
    assert_eq!(copied.certainty, Certainty::WhereKnown);
}

fn computed(expr: Expr) -> Vec<(Vec<usize>, usize)> {
    const COLUMNS: &[ColumnDef] = &[number("id"), number("x"), number("y"), number("z")];
    let checks: &'static [CheckDef] = Box::leak(Box::new([CheckDef { expr, name: None, column: None }]));
    let facts = Facts::of(&EntityDef { checks, ..entity("Any", COLUMNS) }, &SchemaDef::EMPTY).unwrap();
    let from_checks = facts.functional().iter().filter(|fact| matches!(fact.source, Source::Computed(0)));
    let positions = |set: AttributeSet| set.iter().map(|attribute| attribute.position()).collect::<Vec<_>>();
    from_checks.map(|fact| (positions(fact.determinant), positions(fact.dependent)[0])).collect()
}

const X: &Expr = &Expr::Column(1);
const Y: &Expr = &Expr::Column(2);
const Z: &Expr = &Expr::Column(3);

#[test]
fn an_equation_computes_the_column_that_stands_alone() {
    const SUM: &Expr = &Expr::Binary(BinaryOperator::Add, Y, Z);
    const EQUATION: &Expr = &Expr::Binary(BinaryOperator::Equal, X, SUM);
    assert_eq!(computed(*EQUATION), [(vec![2, 3], 1)]);
    assert_eq!(computed(Expr::Binary(BinaryOperator::Equal, SUM, X)), [(vec![2, 3], 1)]);
    assert_eq!(computed(Expr::Binary(BinaryOperator::Equal, X, Y)), [(vec![2], 1), (vec![1], 2)]);
    const POSITIVE: &Expr = &Expr::Binary(BinaryOperator::Greater, X, &Expr::Literal(Literal::Integer(0)));
    assert_eq!(computed(Expr::Binary(BinaryOperator::And, EQUATION, POSITIVE)), [(vec![2, 3], 1)]);
}

#[test]
fn what_is_no_equation_of_columns_computes_nothing() {
    const ONE: &Expr = &Expr::Literal(Literal::Integer(1));
    const EQUATION: &Expr = &Expr::Binary(BinaryOperator::Equal, X, Y);
    let nothing = [
        Expr::Binary(BinaryOperator::Equal, X, ONE),
        Expr::Binary(BinaryOperator::GreaterOrEqual, X, Y),
        Expr::Binary(BinaryOperator::Or, EQUATION, EQUATION),
        Expr::Binary(BinaryOperator::Equal, X, &Expr::Binary(BinaryOperator::Add, X, Y)),
        Expr::Binary(
            BinaryOperator::Equal,
            X,
            &Expr::Call(Function::Coalesce, &[Expr::Column(2), Expr::Call(Function::Now, &[])]),
        ),
        Expr::Binary(
            BinaryOperator::Equal,
            X,
            &Expr::Binary(
                BinaryOperator::Add,
                Y,
                &Expr::Raw(&[RawSql { dialect: crate::dialect::Dialect::Sqlite, sql: "random()" }]),
            ),
        ),
    ];
    for expr in nothing {
        assert_eq!(computed(expr), [], "{expr:?}");
    }
}

#[test]
fn more_columns_than_the_theory_holds_are_an_error() {
    let columns: Vec<ColumnDef> = (0..129).map(|_| number("same")).collect();
    let entity = EntityDef { columns: columns.leak(), ..EntityDef::EMPTY };
    assert_eq!(analyse(&entity, &SchemaDef::EMPTY), Err(TheoryError::TooManyAttributes { count: 129 }));
}

#[test]
fn a_dependency_on_a_column_that_does_not_exist_is_an_error() {
    let entity = EntityDef {
        dependencies: &[DependencyDef::Functional { determinant: &[7], dependent: &[1] }],
        ..USER
    };
    assert!(matches!(analyse(&entity, &SchemaDef::EMPTY), Err(TheoryError::UnknownAttribute { .. })));
}
