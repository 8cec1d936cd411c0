//! Uniques, indexes, checks and conditions over columns.

use schema_as_code_core::{
    def::{
        CaseSensitivity, CheckDef, ColumnDef, ColumnIndex, IndexDef, IndexMethod, IndexPart, IndexValue,
        NullsDistinct, SearchDef, SearchWeight, SearchedColumn, UniqueDef, UniqueScope,
    },
    dialect::Dialect,
    expr::{BinaryOperator, Bound, Expr, Function, Literal, RawSql, UnaryOperator},
    types::LogicalType,
};

use super::{
    choice::{Choice, leak, leak_one},
    column::is_indexable,
};

const PATTERNS: [&str; 4] = ["^[a-z]+$", "^[A-Z][0-9]", "@", "^it''?s$"];

fn positions(columns: &[ColumnDef], is_wanted: impl Fn(&ColumnDef) -> bool) -> Vec<ColumnIndex> {
    (0..).zip(columns).filter(|(_, column)| is_wanted(column)).map(|(position, _)| position).collect()
}

pub(crate) fn unique(choice: &mut Choice<'_>, columns: &[ColumnDef], is_soft: bool) -> Option<UniqueDef> {
    let candidates = positions(columns, is_indexable);
    let chosen = some_of(choice, &candidates, 2)?;
    let is_text =
        chosen.iter().all(|&position| columns[usize::from(position)].ty.logical == LogicalType::Text);
    let mut unique = UniqueDef::new(leak(chosen));
    if is_soft && choice.chance(70) {
        unique.scope = UniqueScope::Live;
    }
    if choice.chance(15) {
        unique.filter = condition(choice, columns);
    }
    if is_text && choice.chance(20) {
        unique.case = CaseSensitivity::Ignored;
    }
    if choice.chance(10) {
        unique.nulls = NullsDistinct::NotDistinct;
    }
    unique.name = choice.maybe_name("unique");
    Some(unique)
}

pub(crate) fn index(choice: &mut Choice<'_>, columns: &[ColumnDef]) -> Option<IndexDef> {
    let candidates = positions(columns, is_indexable);
    let chosen = some_of(choice, &candidates, 3)?;
    let parts: Vec<IndexPart> = chosen
        .into_iter()
        .map(|position| {
            let is_text = columns[usize::from(position)].ty.logical == LogicalType::Text;
            let value = if is_text && choice.chance(30) {
                IndexValue::Expr(Expr::Call(Function::Lower, leak(vec![Expr::Column(position)])))
            } else {
                IndexValue::Column(position)
            };
            let part = IndexPart::new(value);
            if choice.chance(30) { part.descending() } else { part }
        })
        .collect();
    let mut index = IndexDef::new(leak(parts));
    if choice.chance(30) {
        index.filter = condition(choice, columns);
    }
    index.name = choice.maybe_name("index");
    index.serves = choice.comment();
    Some(index)
}

/// A search over some columns of text.
pub(crate) fn search(choice: &mut Choice<'_>, columns: &[ColumnDef]) -> Option<SearchDef> {
    if !choice.chance(20) {
        return None;
    }
    let chosen = some_of(choice, &positions(columns, is_text), 3)?;
    let searched = chosen
        .into_iter()
        .map(|column| SearchedColumn { column, weight: choice.pick(&SearchWeight::ALL) })
        .collect();
    Some(SearchDef { columns: leak(searched), language: choice.pick(&["simple", "english", "danish"]) })
}

/// An index over the words of some columns.
pub(crate) fn full_text(choice: &mut Choice<'_>, columns: &[ColumnDef]) -> Option<IndexDef> {
    if !choice.chance(10) {
        return None;
    }
    let parts =
        some_of(choice, &positions(columns, is_text), 2)?.into_iter().map(IndexPart::column).collect();
    let mut index = IndexDef { method: IndexMethod::FullText, ..IndexDef::new(leak(parts)) };
    index.name = choice.maybe_name("words");
    Some(index)
}

fn is_text(column: &ColumnDef) -> bool {
    column.ty.logical == LogicalType::Text
}

pub(crate) fn check(choice: &mut Choice<'_>, columns: &[ColumnDef]) -> Option<CheckDef> {
    let expr = condition(choice, columns)?;
    Some(CheckDef { expr, name: choice.maybe_name("check"), column: None })
}

/// Up to `most` of the candidates, each once.
fn some_of(choice: &mut Choice<'_>, candidates: &[ColumnIndex], most: usize) -> Option<Vec<ColumnIndex>> {
    let mut left = candidates.to_vec();
    let mut chosen = Vec::new();
    for _ in 0..=choice.below(most) {
        if !left.is_empty() {
            chosen.push(left.remove(choice.below(left.len())));
        }
    }
    (!chosen.is_empty()).then_some(chosen)
}

/// A condition over some column.
pub(crate) fn condition(choice: &mut Choice<'_>, columns: &[ColumnDef]) -> Option<Expr> {
    let position = ColumnIndex::try_from(choice.below(columns.len())).ok()?;
    let column = &columns[usize::from(position)];
    let first = of_column(choice, position, column);
    Some(match choice.below(12) {
        9 => Expr::Unary(UnaryOperator::Not, leak_one(first)),
        10 => {
            let is_null = leak_one(Expr::IsNull(leak_one(Expr::Column(position))));
            Expr::Binary(BinaryOperator::Or, is_null, leak_one(first))
        }
        11 => {
            let second = of_column(choice, position, column);
            Expr::Binary(BinaryOperator::And, leak_one(first), leak_one(second))
        }
        8 => {
            Expr::Raw(leak(Dialect::ALL.map(|dialect| RawSql { dialect, sql: "1 = 1 /* it's */" }).to_vec()))
        }
        _ => first,
    })
}

fn of_column(choice: &mut Choice<'_>, position: ColumnIndex, column: &ColumnDef) -> Expr {
    let value = leak_one(Expr::Column(position));
    let literal = |literal| leak_one(Expr::Literal(literal));
    let compare = |operator, right| Expr::Binary(operator, value, right);
    match column.ty.logical {
        LogicalType::Integer { .. } => match choice.below(4) {
            0 => compare(BinaryOperator::GreaterOrEqual, literal(Literal::Integer(0))),
            1 => Expr::Between {
                value,
                low: literal(Literal::Integer(1)),
                high: literal(Literal::Integer(100)),
                bound: choice.pick(&[Bound::Included, Bound::Excluded]),
            },
            2 => Expr::In(
                value,
                leak([1, 2, 3].map(|number| Expr::Literal(Literal::Integer(number))).to_vec()),
            ),
            _ => {
                let sum = Expr::Binary(BinaryOperator::Add, value, literal(Literal::Integer(1)));
                Expr::Binary(BinaryOperator::Less, leak_one(sum), literal(Literal::Integer(1000)))
            }
        },
        LogicalType::Decimal => compare(BinaryOperator::GreaterOrEqual, literal(Literal::Decimal("0.5"))),
        LogicalType::Text => match choice.below(4) {
            0 => compare(BinaryOperator::NotEqual, literal(Literal::Text(choice.text()))),
            1 => {
                let length = leak_one(Expr::Call(Function::Length, leak(vec![*value])));
                Expr::Binary(BinaryOperator::Less, length, literal(Literal::Integer(50)))
            }
            2 => Expr::Matches(value, choice.pick(&PATTERNS)),
            _ => {
                let texts = [choice.text(), choice.text()].map(|text| Expr::Literal(Literal::Text(text)));
                Expr::In(value, leak(texts.to_vec()))
            }
        },
        LogicalType::Enum(def) => {
            let variant =
                |choice: &mut Choice<'_>| Expr::Variant(def.variants[choice.below(def.variants.len())].ident);
            if choice.chance(50) {
                compare(BinaryOperator::Equal, leak_one(variant(choice)))
            } else {
                Expr::In(value, leak(vec![variant(choice)]))
            }
        }
        LogicalType::Bool => *value,
        LogicalType::Date => compare(BinaryOperator::Greater, literal(Literal::Text("2020-02-29"))),
        _ => Expr::IsNotNull(value),
    }
}
