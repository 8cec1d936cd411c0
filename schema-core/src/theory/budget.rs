//! The limit that keeps exponential questions bounded.

/// How much work a search may do, counted in closures.
///
/// A relation can have exponentially many keys, so every question about all of them takes a
/// budget, and an answer that did not fit is an explicit `Undecided`.
///
/// ```
/// use schema_as_code_core::theory::ClosureBudget;
///
/// assert!(ClosureBudget::default() > ClosureBudget::new(1_000));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClosureBudget(u32);

impl ClosureBudget {
    /// A budget of this many closures.
    pub const fn new(closures: u32) -> Self {
        Self(closures)
    }
}

impl Default for ClosureBudget {
    /// Room for a thousand keys of twenty attributes; some tens of milliseconds unoptimised.
    fn default() -> Self {
        Self(50_000)
    }
}

/// What is left of a budget.
#[derive(Debug)]
pub(super) struct Meter(u64);

/// The budget ran out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct OverBudget;

impl Meter {
    /// A full meter.
    pub(super) fn new(ClosureBudget(closures): ClosureBudget) -> Self {
        Self(u64::from(closures))
    }

    /// A meter that never runs out, for what is polynomial anyway.
    pub(super) const UNLIMITED: Self = Self(u64::MAX);

    /// Takes `closures`, or takes everything and says that it was not enough.
    pub(super) fn spend(&mut self, closures: u64) -> Result<(), OverBudget> {
        let left = self.0.checked_sub(closures);
        self.0 = left.unwrap_or(0);
        left.map(|_| ()).ok_or(OverBudget)
    }

    /// Takes one closure for each subset of a set of `size` members, or nothing at all.
    pub(super) fn spend_subsets(&mut self, size: usize) -> Result<(), OverBudget> {
        match 1_u64.checked_shl(size as u32) {
            Some(subsets) if subsets <= self.0 => self.spend(subsets),
            _ => Err(OverBudget),
        }
    }
}
