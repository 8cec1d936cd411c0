//! Candidate keys, declared and not, and NULL.

use super::fixtures::{ADDRESS, analysis, chains, entity, number, optional, text};
use crate::{
    def::{CaseSensitivity, DependencyDef, EntityDef, NullsDistinct, UniqueDef, UniqueScope},
    expr::Expr,
    facts::Source,
    theory::{AttributeSet, HighestNormalForm, NormalForm},
};

fn keys(entity: &EntityDef) -> Vec<Vec<usize>> {
    let positions = |key: &AttributeSet| key.iter().map(|attribute| attribute.position()).collect();
    analysis(entity).keys.known().iter().map(positions).collect()
}

const USER: EntityDef = entity("User", &[number("id"), text("email"), optional(text("nick"))]);

fn with_unique(unique: UniqueDef) -> EntityDef {
    EntityDef { uniques: Box::leak(Box::new([unique])), ..USER }
}

#[test]
fn a_unique_is_a_key_when_no_member_may_be_null() {
    assert_eq!(keys(&USER), [[0]]);
    assert_eq!(keys(&with_unique(UniqueDef::new(&[1]))), [[0], [1]]);
    assert_eq!(keys(&with_unique(UniqueDef::new(&[2]))), [[0]]);
    let same_nulls = UniqueDef { nulls: NullsDistinct::NotDistinct, ..UniqueDef::new(&[2]) };
    assert_eq!(keys(&with_unique(same_nulls)), [[0], [2]]);
}

#[test]
fn a_unique_of_some_rows_is_no_key() {
    let live = UniqueDef { scope: UniqueScope::Live, ..UniqueDef::new(&[1]) };
    assert_eq!(keys(&with_unique(live)), [[0]]);
    let filtered = UniqueDef { filter: Some(Expr::IsNull(&Expr::Column(2))), ..UniqueDef::new(&[1]) };
    assert_eq!(keys(&with_unique(filtered)), [[0]]);
}

#[test]
fn a_unique_that_ignores_case_or_waits_is_a_key() {
    let ignoring = UniqueDef { case: CaseSensitivity::Ignored, ..UniqueDef::new(&[1]) };
    assert_eq!(keys(&with_unique(ignoring)), [[0], [1]]);
    let waiting = UniqueDef { is_deferrable: true, ..UniqueDef::new(&[1]) };
    assert_eq!(keys(&with_unique(waiting)), [[0], [1]]);
}

const fn determines(determinant: &'static [u16], dependent: &'static [u16]) -> DependencyDef {
    DependencyDef::Functional { determinant, dependent }
}

// proves B3
#[test]
fn a_key_that_only_follows_is_reported_with_its_chain() {
    const ENTITY: EntityDef = EntityDef { dependencies: &[determines(&[1], &[0])], ..USER };
    let undeclared = analysis(&ENTITY).undeclared_keys;
    assert_eq!(undeclared.len(), 1);
    assert_eq!(undeclared[0].columns, AttributeSet::from_positions([1]).unwrap());
    assert_eq!(undeclared[0].chain, "(email) -> id");

    const UNIQUE: EntityDef = EntityDef { uniques: &[UniqueDef::new(&[1])], ..ENTITY };
    assert_eq!(analysis(&UNIQUE).undeclared_keys, []);
}

// proves B3
#[test]
fn a_key_over_the_parts_of_a_composite_key_is_reported() {
    const LINE: EntityDef = EntityDef {
        key: &[0, 1],
        dependencies: &[determines(&[2], &[1])],
        ..entity("Line", &[number("order_id"), number("product_id"), text("sku"), number("quantity")])
    };
    let undeclared = analysis(&LINE).undeclared_keys;
    let columns: Vec<_> = undeclared.iter().map(|key| key.columns).collect();
    assert_eq!(columns, [AttributeSet::from_positions([0, 2]).unwrap()]);
    assert_eq!(undeclared[0].chain, "(sku) -> product_id");
}

#[test]
fn no_key_follows_from_a_determinant_that_may_be_null() {
    const ENTITY: EntityDef = EntityDef { dependencies: &[determines(&[2], &[0])], ..USER };
    assert_eq!(analysis(&ENTITY).undeclared_keys, []);
}

#[test]
fn a_dependency_on_a_unique_that_may_be_null_can_never_be_contradicted() {
    const ENTITY: EntityDef =
        EntityDef { uniques: &[UniqueDef::new(&[2])], dependencies: &[determines(&[2], &[1])], ..USER };
    let analysis = analysis(&ENTITY);
    assert_eq!(chains(&analysis).len(), 0);
    assert_eq!(analysis.highest, HighestNormalForm::Decided(NormalForm::BoyceCodd));
    assert_eq!(analysis.implied[0].by, [Source::Unique(0)]);
}

#[test]
fn what_others_imply_is_redundant() {
    const ENTITY: EntityDef = EntityDef {
        dependencies: &[determines(&[0], &[1]), determines(&[2], &[3, 4]), determines(&[2], &[4])],
        ..ADDRESS
    };
    let implied = analysis(&ENTITY).implied;
    let found: Vec<_> = implied.iter().map(|one| (one.declared, one.is_whole, one.by.clone())).collect();
    assert_eq!(found, [(0, true, vec![Source::Key]), (2, true, vec![Source::Declared(1)])]);
}

#[test]
fn the_part_that_others_imply_is_named() {
    const ENTITY: EntityDef = EntityDef {
        dependencies: &[determines(&[2], &[3]), determines(&[3], &[4]), determines(&[2], &[1, 4])],
        ..ADDRESS
    };
    let implied = analysis(&ENTITY).implied;
    assert_eq!(implied.len(), 1);
    assert_eq!((implied[0].declared, implied[0].is_whole), (2, false));
    assert_eq!(implied[0].dependent, AttributeSet::from_positions([4]).unwrap());
    assert_eq!(implied[0].by, [Source::Declared(0), Source::Declared(1)]);
}

#[test]
fn of_two_complementary_multivalued_dependencies_the_later_is_redundant() {
    const MATERIAL: EntityDef = EntityDef {
        key: &[0, 1, 2],
        dependencies: &[
            DependencyDef::Multivalued { determinant: &[0], dependent: &[1] },
            DependencyDef::Multivalued { determinant: &[0], dependent: &[2] },
        ],
        ..entity("Material", &[number("course"), number("teacher"), number("book")])
    };
    let implied = analysis(&MATERIAL).implied;
    assert_eq!(implied.iter().map(|one| one.declared).collect::<Vec<_>>(), [1]);
}
