//! Hashes of names, for looking them up.
//!
//! Names come from the program's own source: nobody chooses them to collide, and what hashes alike is compared.
//! The same on every machine and in every run; no order follows from it.

use std::hash::{BuildHasherDefault, Hasher};

use indexmap::{IndexMap, IndexSet};

/// Values by name, in the order in which they were put in.
pub(crate) type ByName<K, V> = IndexMap<K, V, BuildHasherDefault<NameHasher>>;
/// Names, in the order in which they were put in.
pub(crate) type Names<K> = IndexSet<K, BuildHasherDefault<NameHasher>>;

/// Takes eight bytes at a time and mixes them by a multiplication whose halves are folded: names that differ in
/// a digit or two differ in their hashes.
#[derive(Debug, Clone)]
pub(crate) struct NameHasher {
    state: u64,
    /// Bits of every word that do not count.
    ignored: u64,
}

impl NameHasher {
    /// Tells no ASCII letter of one case from the other.
    pub(crate) const fn ignoring_case() -> Self {
        Self { state: SEED, ignored: 0x2020_2020_2020_2020 }
    }

    fn mix(&mut self, word: u64) {
        let product = u128::from(self.state ^ (word | self.ignored)) * 0x9e37_79b9_7f4a_7c15;
        self.state = (product as u64) ^ (product >> 64) as u64;
    }
}

const SEED: u64 = 0x2545_f491_4f6c_dd1d;

impl Default for NameHasher {
    fn default() -> Self {
        Self { state: SEED, ignored: 0 }
    }
}

impl Hasher for NameHasher {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        words.iter().for_each(|&word| self.mix(u64::from_le_bytes(word)));
        // The length tells `a` from `a\0`.
        let length = bytes.len() as u64;
        self.mix(match bytes.last_chunk::<8>() {
            Some(&last) => u64::from_le_bytes(last) ^ length << 56,
            None => rest.iter().fold(length, |word, &byte| word << 8 | u64::from(byte)),
        });
    }

    fn write_u8(&mut self, byte: u8) {
        self.mix(u64::from(byte));
    }

    fn write_usize(&mut self, number: usize) {
        self.mix(number as u64);
    }

    fn finish(&self) -> u64 {
        self.state
    }
}

/// Hashes that were met.
#[derive(Debug, Default)]
pub(crate) struct Hashes {
    /// A power of two of them, half of them free at least; 0: free.
    slots: Vec<u64>,
    taken: usize,
}

impl Hashes {
    /// Adds a hash; whether it was not met before.
    pub(crate) fn insert(&mut self, hash: u64) -> bool {
        if self.taken * 2 >= self.slots.len() {
            self.grow();
        }
        // Nothing is lost by one hash that is taken for another.
        self.put(hash.max(1))
    }

    /// Forgets all, and keeps the room.
    pub(crate) fn clear(&mut self) {
        self.slots.fill(0);
        self.taken = 0;
    }

    fn put(&mut self, hash: u64) -> bool {
        let last = self.slots.len() - 1;
        let mut place = hash as usize & last;
        while self.slots[place] != 0 {
            if self.slots[place] == hash {
                return false;
            }
            place = (place + 1) & last;
        }
        self.slots[place] = hash;
        self.taken += 1;
        true
    }

    fn grow(&mut self) {
        const FEWEST: usize = 64;
        let size = (self.slots.len() * 2).max(FEWEST);
        let slots = std::mem::replace(&mut self.slots, vec![0; size]);
        self.taken = 0;
        for hash in slots.into_iter().filter(|&hash| hash != 0) {
            self.put(hash);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::hash::{Hash, Hasher as _};

    use super::{Hashes, NameHasher};

    fn hash_with(mut hasher: NameHasher, value: impl Hash) -> u64 {
        value.hash(&mut hasher);
        hasher.finish()
    }

    #[test]
    fn names_that_differ_in_digits_differ_in_their_hashes() {
        let mut hashes: Vec<_> = (0..100_000)
            .map(|number| hash_with(NameHasher::default(), format!("entity_{number}_status_created_at_idx")))
            .collect();
        hashes.sort_unstable();
        hashes.dedup();
        assert_eq!(hashes.len(), 100_000);
    }

    #[test]
    fn the_end_of_a_name_counts() {
        let hash = |name| hash_with(NameHasher::default(), name);
        for (name, other) in [("a", "a\0"), ("", "\0"), ("orders_1", "orders_1\0"), ("ab", "ba")] {
            assert_ne!(hash(name), hash(other), "{name:?}");
        }
    }

    #[test]
    fn letters_of_either_case_are_the_same_where_case_does_not_count() {
        let hash = |name| hash_with(NameHasher::ignoring_case(), name);
        assert_eq!(hash("Orders_Total_IDX"), hash("orders_total_idx"));
        assert_ne!(hash("orders_total_idx"), hash("orders_totals_idx"));
    }

    #[test]
    fn a_hash_is_met_when_it_was_put_in() {
        let mut hashes = Hashes::default();
        let hash = |number| hash_with(NameHasher::default(), format!("entity_{number}"));
        assert!((0..50_000).all(|number| hashes.insert(hash(number))));
        assert!((0..50_000).all(|number| !hashes.insert(hash(number))));
        hashes.clear();
        assert!(hashes.insert(hash(0)));
    }
}
