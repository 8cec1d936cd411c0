//! Answers from the definitions alone, for at most 7 attributes.
//!
//! A dependency is implied exactly when no relation of two rows satisfies everything declared
//! and violates it (Sagiv, Delobel, Parker and Fagin 1981, for functional and multivalued
//! dependencies together). Two rows are described by the set of attributes on which they
//! agree, so the models of a relation are a list of masks, and no algorithm of the module
//! under test is used.

use crate::theory::{NormalForm, Relation};

pub(super) struct Oracle {
    pub(super) all: usize,
    /// Agree sets of the two-row relations that satisfy every declared dependency.
    models: Vec<usize>,
    /// For each mask, what agreement on it forces.
    closures: Vec<usize>,
    pub(super) keys: Vec<usize>,
    pub(super) primes: usize,
}

impl Oracle {
    pub(super) fn new(relation: &Relation) -> Self {
        let all = relation.attributes().bits() as usize;
        let functional = relation.functional().iter();
        let functional: Vec<_> = functional
            .map(|known| [known.determinant, known.dependent].map(|set| set.bits() as usize))
            .collect();
        let multivalued = relation.multivalued().iter();
        let multivalued: Vec<_> = multivalued
            .map(|known| [known.determinant, known.dependent].map(|set| set.bits() as usize))
            .collect();
        let is_model = |agree: &usize| {
            functional.iter().all(|[left, right]| left & !agree != 0 || right & !agree == 0)
                && multivalued.iter().all(|[left, right]| {
                    left & !agree != 0 || right & !agree == 0 || all & !left & !right & !agree == 0
                })
        };
        let models: Vec<usize> = (0..=all).filter(is_model).collect();

        let mut closures = vec![all; all + 1];
        for &model in &models {
            closures[model] = model;
        }
        for mask in (0..=all).rev() {
            let mut left = all & !mask;
            while left != 0 {
                let larger = mask | (left & left.wrapping_neg());
                closures[mask] &= closures[larger];
                left &= left - 1;
            }
        }
        let is_key =
            |mask: &usize| closures[*mask] == all && members(*mask).all(|bit| closures[mask & !bit] != all);
        let keys: Vec<usize> = (0..=all).filter(is_key).collect();
        let primes = keys.iter().fold(0, |primes, key| primes | key);
        Self { all, models, closures, keys, primes }
    }

    pub(super) fn closure(&self, mask: usize) -> usize {
        self.closures[mask]
    }

    pub(super) fn implies_multivalued(&self, left: usize, right: usize) -> bool {
        let other = self.all & !left & !right;
        let mut models = self.models.iter().filter(|model| left & !**model == 0);
        models.all(|model| right & !model == 0 || other & !model == 0)
    }

    pub(super) fn highest(&self, has_multivalued: bool) -> NormalForm {
        let determinants = || (0..=self.all).filter(|mask| self.closures[*mask] != self.all);
        let nonprime = |mask: usize| self.closures[mask] & !mask & !self.primes;
        if determinants().any(|mask| nonprime(mask) != 0 && self.keys.iter().any(|key| mask & !key == 0)) {
            return NormalForm::First;
        }
        if determinants().any(|mask| nonprime(mask) != 0) {
            return NormalForm::Second;
        }
        if determinants().any(|mask| self.closures[mask] != mask) {
            return NormalForm::Third;
        }
        let breaks_fourth = |left: usize| {
            let rest = self.all & !left;
            submasks(rest).any(|right| right != 0 && right != rest && self.implies_multivalued(left, right))
        };
        if has_multivalued && !determinants().any(breaks_fourth) {
            return NormalForm::Fourth;
        }
        NormalForm::BoyceCodd
    }

    pub(super) fn is_part_in_third(&self, part: usize) -> bool {
        let determines_part = |mask: usize| part & !self.closures[mask] == 0;
        let is_key =
            |mask: &usize| determines_part(*mask) && members(*mask).all(|bit| !determines_part(mask & !bit));
        let primes = submasks(part).filter(is_key).fold(0, |primes, key| primes | key);
        submasks(part).all(|mask| determines_part(mask) || self.closures[mask] & part & !mask & !primes == 0)
    }

    pub(super) fn is_part_in_boyce_codd(&self, part: usize) -> bool {
        submasks(part).all(|mask| self.closures[mask] & part == mask || part & !self.closures[mask] == 0)
    }

    /// A multivalued dependency of a part is one of the relation whose right side is cut to the part.
    pub(super) fn is_part_in_fourth(&self, part: usize) -> bool {
        self.is_part_in_boyce_codd(part)
            && submasks(part).filter(|left| part & !self.closures[*left] != 0).all(|left| {
                let cut = part & !left;
                !submasks(self.all & !left).any(|right| {
                    right & cut != 0 && right & cut != cut && self.implies_multivalued(left, right)
                })
            })
    }

    /// Whether the projections of all implied functional dependencies imply `left -> right`.
    pub(super) fn is_preserved(&self, parts: &[usize], left: usize, right: usize) -> bool {
        let mut closed = left;
        loop {
            let previous = closed;
            for part in parts {
                for mask in submasks(*part).filter(|mask| mask & !previous == 0) {
                    closed |= self.closures[mask] & part;
                }
            }
            if closed == previous {
                return right & !closed == 0;
            }
        }
    }

    /// The chase on agreement between rows instead of symbols; functional dependencies only.
    /// Row 0 is the joined row: it takes part in agreement but no dependency applies to it.
    pub(super) fn is_lossless(&self, parts: &[usize]) -> bool {
        let rows = [&[self.all], parts].concat();
        let mut agree: Vec<Vec<usize>> =
            rows.iter().map(|one| rows.iter().map(|other| one & other).collect()).collect();
        loop {
            let previous = agree.clone();
            for one in 0..rows.len() {
                for other in 0..rows.len() {
                    for middle in 0..rows.len() {
                        agree[one][other] |= agree[one][middle] & agree[middle][other];
                    }
                    if one != 0 && other != 0 {
                        agree[one][other] = self.closures[agree[one][other]];
                    }
                }
            }
            if agree == previous {
                return agree[0][1..].contains(&self.all);
            }
        }
    }
}

fn members(mask: usize) -> impl Iterator<Item = usize> {
    (0..usize::BITS).map(|shift| 1 << shift).filter(move |bit| mask & bit != 0)
}

fn submasks(mask: usize) -> impl Iterator<Item = usize> {
    std::iter::successors(Some(mask), move |current| (*current != 0).then(|| (current - 1) & mask))
}
