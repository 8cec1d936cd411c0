//! Packed code → uniques, checks, dependencies.

use super::{
    list::list,
    node::exprs,
    op,
    pool::{lists, texts},
    reader::{Reader, byte, number},
};
use crate::{
    def::{CaseSensitivity, CheckDef, ColumnIndex, DependencyDef, NullsDistinct, UniqueDef, UniqueScope},
    expr::{Expr, Literal},
};

list! {
    /// The unique constraints.
    uniques: UniqueDef = unpack_uniques(texts::<E>(), lists::<E>(), exprs::<E>())
}

list! {
    /// The check constraints.
    checks: CheckDef = unpack_checks(texts::<E>(), exprs::<E>())
}

list! {
    /// The declared dependencies.
    dependencies: DependencyDef = unpack_dependencies(lists::<E>())
}

// What the lists hold before they are filled.
const UNIQUE: UniqueDef = UniqueDef::new(&[]);
const CHECK: CheckDef = CheckDef { expr: Expr::Literal(Literal::Bool(true)), name: None, column: None };
const DEPENDENCY: DependencyDef = DependencyDef::Functional { determinant: &[], dependent: &[] };

const fn unpack_uniques<const COUNT: usize>(
    mut reader: Reader,
    texts: &[&'static str],
    lists: &[&'static [ColumnIndex]],
    exprs: &[Expr],
) -> [UniqueDef; COUNT] {
    let mut uniques = [UNIQUE; COUNT];
    let mut i = 0;
    while i < reader.count {
        let unique = &mut uniques[i];
        unique.columns = lists[number!(reader)];
        loop {
            match byte!(reader) {
                op::END => break,
                op::SCOPE_SAID => unique.is_scope_said = true,
                op::LIVE => unique.scope = UniqueScope::Live,
                op::UNIQUE_FILTER => unique.filter = Some(exprs[number!(reader)]),
                op::IGNORE_CASE => unique.case = CaseSensitivity::Ignored,
                op::NULLS_NOT_DISTINCT => unique.nulls = NullsDistinct::NotDistinct,
                op::DEFERRABLE => unique.is_deferrable = true,
                op::UNIQUE_NAME => unique.name = Some(texts[number!(reader)]),
                _ => panic!("an unknown operation in the code of a unique"),
            }
        }
        i += 1;
    }
    uniques
}

const fn unpack_checks<const COUNT: usize>(
    mut reader: Reader,
    texts: &[&'static str],
    exprs: &[Expr],
) -> [CheckDef; COUNT] {
    let mut checks = [CHECK; COUNT];
    let mut i = 0;
    while i < reader.count {
        let check = &mut checks[i];
        check.expr = exprs[number!(reader)];
        loop {
            match byte!(reader) {
                op::END => break,
                op::CHECK_NAME => check.name = Some(texts[number!(reader)]),
                op::CHECK_COLUMN => check.column = Some(number!(reader) as ColumnIndex),
                _ => panic!("an unknown operation in the code of a check"),
            }
        }
        i += 1;
    }
    checks
}

const fn unpack_dependencies<const COUNT: usize>(
    mut reader: Reader,
    lists: &[&'static [ColumnIndex]],
) -> [DependencyDef; COUNT] {
    let mut dependencies = [DEPENDENCY; COUNT];
    let mut i = 0;
    while i < reader.count {
        let operation = byte!(reader);
        let (determinant, dependent) = (lists[number!(reader)], lists[number!(reader)]);
        dependencies[i] = match operation {
            op::FUNCTIONAL => DependencyDef::Functional { determinant, dependent },
            op::MULTIVALUED => DependencyDef::Multivalued { determinant, dependent },
            _ => panic!("an unknown operation in the code of a dependency"),
        };
        i += 1;
    }
    dependencies
}
