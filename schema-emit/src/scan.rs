//! Bytes looked for in short texts: names and values are a few words of the processor.

/// Whether `text` has none of `bytes`, which are ASCII.
pub(crate) fn lacks<const N: usize>(text: &str, bytes: [u8; N]) -> bool {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x8080_8080_8080_8080;
    // Whether a byte of the word is zero (Lamport 1975); eight are looked at together.
    let has_zero = |word: u64| word.wrapping_sub(ONES) & !word & HIGH != 0;
    let is_free = |word: u64| !bytes.iter().any(|&byte| has_zero(word ^ (ONES * u64::from(byte))));
    let text = text.as_bytes();
    if let Some(&last) = text.last_chunk::<8>() {
        let mut words = text.as_chunks::<8>().0.iter().map(|&word| u64::from_le_bytes(word));
        return words.all(is_free) && is_free(u64::from_le_bytes(last));
    }
    if let (Some(&first), Some(&last)) = (text.first_chunk::<4>(), text.last_chunk::<4>()) {
        return is_free(u64::from(u32::from_le_bytes(first)) << 32 | u64::from(u32::from_le_bytes(last)));
    }
    !text.iter().any(|byte| bytes.contains(byte))
}

#[cfg(test)]
mod tests {
    use super::lacks;

    #[test]
    fn a_byte_is_found_wherever_it_is() {
        for characters in 0..20 {
            let text: String = "é€💾a\u{1}\u{7f}~".chars().cycle().take(characters).collect();
            assert!(lacks(&text, [0, b'"']), "{text:?}");
            for place in (0..=text.len()).filter(|&place| text.is_char_boundary(place)) {
                for byte in ['\0', '"'] {
                    let mut text = text.clone();
                    text.insert(place, byte);
                    assert!(!lacks(&text, [0, b'"']), "{text:?}");
                }
            }
        }
    }
}
