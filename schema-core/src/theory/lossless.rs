//! Whether the parts of a decomposition join back to the relation.

use std::collections::{BTreeMap, BTreeSet};

use super::attributes::AttributeSet;
use super::budget::{ClosureBudget, Meter, OverBudget};
use super::dependency::MultivaluedDependency;
use super::relation::Relation;

/// The answer of [`lossless_join`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LosslessJoin {
    /// Joining the parts gives back exactly the relation.
    Lossless,
    /// The join may contain rows that were never there, or attributes are missing.
    Lossy,
    /// The tableau outgrew the budget; only possible with multivalued dependencies.
    Undecided,
}

/// Whether joining `parts` gives back exactly `relation`.
///
/// The chase of a tableau with one row for each part (Aho, Beeri and Ullman 1979). Functional
/// dependencies only equate symbols: polynomial and always decided. Multivalued ones add
/// rows, exponentially many in the worst case: rows and pairs of rows count against `budget`.
///
/// ```
/// use schema_as_code_core::theory::{
///     AttributeSet, ClosureBudget, FunctionalDependency, LosslessJoin, Relation, lossless_join,
/// };
///
/// let [id, zip, city] = [0, 1, 2].map(|position| AttributeSet::from_bits(1 << position));
/// let facts = vec![FunctionalDependency::new(id, zip), FunctionalDependency::new(zip, city)];
/// let address = Relation::new(id | zip | city, facts, vec![])?;
/// let budget = ClosureBudget::default();
/// assert_eq!(lossless_join(&address, &[id | zip, zip | city], budget), LosslessJoin::Lossless);
/// assert_eq!(lossless_join(&address, &[id | city, zip | city], budget), LosslessJoin::Lossy);
/// # Ok::<(), schema_as_code_core::theory::TheoryError>(())
/// ```
pub fn lossless_join(relation: &Relation, parts: &[AttributeSet], budget: ClosureBudget) -> LosslessJoin {
    if !relation.attributes().is_subset_of(parts.iter().fold(AttributeSet::EMPTY, |all, part| all | *part)) {
        return LosslessJoin::Lossy;
    }
    let mut meter = if relation.multivalued().is_empty() { Meter::UNLIMITED } else { Meter::new(budget) };
    chase(relation, Tableau::new(relation, parts), &mut meter).unwrap_or(LosslessJoin::Undecided)
}

fn chase(relation: &Relation, mut tableau: Tableau, meter: &mut Meter) -> Result<LosslessJoin, OverBudget> {
    loop {
        while tableau.equate(relation, meter)? {}
        if tableau.has_distinguished_row() {
            return Ok(LosslessJoin::Lossless);
        }
        if !tableau.combine(relation, meter)? {
            return Ok(LosslessJoin::Lossy);
        }
    }
}

/// The distinguished symbol of each column; others are numbered by row.
const DISTINGUISHED: u32 = 0;

/// Symbols by row and by the rank of the attribute; a symbol belongs to its column.
#[derive(Debug)]
struct Tableau {
    attributes: AttributeSet,
    rows: Vec<Vec<u32>>,
}

impl Tableau {
    fn new(relation: &Relation, parts: &[AttributeSet]) -> Self {
        let attributes = relation.attributes();
        let symbols = |(own, part): (u32, &AttributeSet)| {
            attributes
                .iter()
                .map(|attribute| if part.contains(attribute) { DISTINGUISHED } else { own })
                .collect()
        };
        Self { attributes, rows: (1..).zip(parts).map(symbols).collect() }
    }

    fn columns(&self, attributes: AttributeSet) -> Vec<usize> {
        let ranked = self.attributes.iter().enumerate();
        ranked.filter(|(_, attribute)| attributes.contains(*attribute)).map(|(rank, _)| rank).collect()
    }

    fn has_distinguished_row(&self) -> bool {
        self.rows.iter().any(|row| row.iter().all(|symbol| *symbol == DISTINGUISHED))
    }

    /// Applies each functional dependency once; whether a symbol changed.
    fn equate(&mut self, relation: &Relation, meter: &mut Meter) -> Result<bool, OverBudget> {
        let mut has_changed = false;
        for dependency in relation.functional() {
            meter.spend(self.rows.len() as u64)?;
            let firsts = self.first_equal_rows(&self.columns(dependency.determinant));
            for column in self.columns(dependency.dependent - dependency.determinant) {
                for (position, first) in firsts.iter().enumerate() {
                    let [one, other] = [position, *first].map(|row| self.rows[row][column]);
                    if one != other {
                        self.rename(column, one.max(other), one.min(other));
                        has_changed = true;
                    }
                }
            }
        }
        Ok(has_changed)
    }

    /// For each row the first that is equal to it on `columns`.
    fn first_equal_rows(&self, columns: &[usize]) -> Vec<usize> {
        let mut firsts: BTreeMap<Vec<u32>, usize> = BTreeMap::new();
        let first = |(position, row): (usize, &Vec<u32>)| {
            let values = columns.iter().map(|column| row[*column]).collect();
            *firsts.entry(values).or_insert(position)
        };
        self.rows.iter().enumerate().map(first).collect()
    }

    fn rename(&mut self, column: usize, from: u32, to: u32) {
        for symbol in self.rows.iter_mut().map(|row| &mut row[column]) {
            if *symbol == from {
                *symbol = to;
            }
        }
    }

    /// Adds the rows each multivalued dependency demands of the present ones; whether there were new ones.
    fn combine(&mut self, relation: &Relation, meter: &mut Meter) -> Result<bool, OverBudget> {
        let mut known: BTreeSet<Vec<u32>> = self.rows.drain(..).collect();
        let present: Vec<_> = known.iter().cloned().collect();
        for &MultivaluedDependency { determinant, dependent } in relation.multivalued() {
            let left = self.columns(determinant);
            let taken = self.columns(determinant | dependent);
            for source in &present {
                meter.spend(present.len() as u64)?;
                let matching =
                    present.iter().filter(|row| left.iter().all(|column| row[*column] == source[*column]));
                known.extend(matching.map(|row| {
                    let mut combined = row.clone();
                    for column in &taken {
                        combined[*column] = source[*column];
                    }
                    combined
                }));
            }
        }
        let has_grown = known.len() > present.len();
        self.rows = known.into_iter().collect();
        Ok(has_grown)
    }
}
