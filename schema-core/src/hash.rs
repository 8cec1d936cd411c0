//! Hashes of names, in const evaluation.
//!
//! It is interpreted, and a call costs as much as five statements: hashing an id a byte at a time was a fifteenth of
//! what rustc spent on an entity.

/// What a hash starts with, and what FNV-1a multiplies it by (Fowler, Noll, Vo; draft-eastlake-fnv).
pub(crate) const FNV_OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
pub(crate) const FNV_PRIME: u64 = 0x0000_0100_0000_01b3;

/// The first multiplier of the finalizer of MurmurHash3 (Appleby).
const MULTIPLIER: u64 = 0xff51_afd7_ed55_8ccd;

/// The hash of `bytes` after what `hash` is the hash of.
///
/// The length comes first, then eight bytes at a time. Each step is a bijection of the hash, so texts of one length that
/// differ in one step differ in their hashes.
pub(crate) const fn mix(mut hash: u64, mut bytes: &[u8]) -> u64 {
    macro_rules! step {
        ($value:expr) => {
            hash = (hash ^ $value).wrapping_mul(MULTIPLIER);
            hash ^= hash >> 32;
        };
    }
    step!(bytes.len() as u64);
    while let &[a, b, c, d, e, f, g, h, ref rest @ ..] = bytes {
        step!(u64::from_le_bytes([a, b, c, d, e, f, g, h]));
        bytes = rest;
    }
    if let &[a, b, c, d, ref rest @ ..] = bytes {
        step!(u32::from_le_bytes([a, b, c, d]) as u64);
        bytes = rest;
    }
    match *bytes {
        [a, b, c] => {
            step!(u32::from_le_bytes([a, b, c, 0]) as u64);
        }
        [a, b] => {
            step!(u16::from_le_bytes([a, b]) as u64);
        }
        [a] => {
            step!(a as u64);
        }
        _ => {}
    }
    hash
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{FNV_OFFSET, mix};

    #[test]
    fn texts_that_differ_a_little_have_different_hashes() {
        let mut texts = BTreeSet::from([String::new()]);
        for length in 1..=40 {
            texts.insert("a".repeat(length));
            for position in 0..length {
                for letter in ["b", "A", "_", "0"] {
                    let mut text = "a".repeat(length);
                    text.replace_range(position..=position, letter);
                    texts.insert(text);
                }
            }
        }
        let hashes: BTreeSet<u64> = texts.iter().map(|text| mix(FNV_OFFSET, text.as_bytes())).collect();
        assert_eq!(hashes.len(), texts.len());
    }

    #[test]
    fn where_one_text_ends_and_the_next_begins_counts() {
        let hash = |left: &str, right: &str| mix(mix(FNV_OFFSET, left.as_bytes()), right.as_bytes());
        let text = "one_text_of_more_than_three_times_eight";
        let hashes: BTreeSet<u64> = (0..=text.len())
            .map(|end| {
                let (left, right) = text.split_at(end);
                hash(left, right)
            })
            .collect();
        assert_eq!(hashes.len(), text.len() + 1);
    }
}
