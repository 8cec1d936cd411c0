//! Comparing text in const evaluation.

/// Whether the texts are the same.
pub(crate) const fn is_same(left: &str, right: &str) -> bool {
    is_same_bytes(left.as_bytes(), right.as_bytes())
}

/// Whether the bytes are the same.
pub(crate) const fn is_same_bytes(mut left: &[u8], mut right: &[u8]) -> bool {
    if left.len() != right.len() {
        return false;
    }
    // By patterns: an index costs const evaluation three times as much.
    while let ([left_byte, left_rest @ ..], [right_byte, right_rest @ ..]) = (left, right) {
        if *left_byte != *right_byte {
            return false;
        }
        (left, right) = (left_rest, right_rest);
    }
    true
}

/// Whether `text` starts with `start`.
pub(crate) const fn starts_with(text: &str, start: &str) -> bool {
    let (text, start) = (text.as_bytes(), start.as_bytes());
    if start.len() > text.len() {
        return false;
    }
    let mut i = 0;
    while i < start.len() {
        if text[i] != start[i] {
            return false;
        }
        i += 1;
    }
    true
}

/// Whether the texts are the same but for the case of ASCII letters.
pub(crate) const fn is_same_ignoring_case(left: &str, right: &str) -> bool {
    let (left, right) = (left.as_bytes(), right.as_bytes());
    if left.len() != right.len() {
        return false;
    }
    let mut i = 0;
    while i < left.len() {
        // Const evaluation pays for each call: most bytes are equal as they are.
        if left[i] != right[i] && !left[i].eq_ignore_ascii_case(&right[i]) {
            return false;
        }
        i += 1;
    }
    true
}
