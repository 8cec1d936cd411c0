//! Words that a query cannot use as a name without quoting it.
//!
//! The scripts quote every name; the queries of the application are written by hand.

use std::cmp::Ordering;

use schema_as_code_core::dialect::Dialect;

use super::shape;

/// The reserved words of `dialect` in lower case, sorted: of the newest version that is tested, and of those before.
pub fn reserved_words(dialect: Dialect) -> impl Iterator<Item = &'static str> {
    shape(dialect).reserved.lines().skip(1)
}

pub(crate) fn is_reserved(dialect: Dialect, name: &str) -> bool {
    let (_, words) = shape(dialect).reserved.split_once('\n').unwrap_or_default();
    has_line(words.as_bytes(), name)
}

/// Whether `word`, whatever the case of its letters, is one of `lines`, which are sorted and in lower case.
fn has_line(mut lines: &[u8], word: &str) -> bool {
    while !lines.is_empty() {
        let middle = lines.len() / 2;
        let start = lines[..middle].iter().rposition(|&byte| byte == b'\n').map_or(0, |end| end + 1);
        let length = lines[start..].iter().position(|&byte| byte == b'\n');
        let end = length.map_or(lines.len(), |length| start + length);
        let folded = word.bytes().map(|byte| byte.to_ascii_lowercase());
        match lines[start..end].iter().copied().cmp(folded) {
            Ordering::Equal => return true,
            Ordering::Less => lines = lines.get(end + 1..).unwrap_or_default(),
            Ordering::Greater => lines = &lines[..start.saturating_sub(1)],
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use schema_as_code_core::dialect::Dialect;

    use super::{has_line, is_reserved, reserved_words};

    #[test]
    fn every_reserved_word_is_found_in_either_case_and_nothing_else() {
        for dialect in Dialect::ALL {
            assert!(reserved_words(dialect).is_sorted(), "{}", dialect.name());
            for word in reserved_words(dialect) {
                assert!(is_reserved(dialect, word), "{word}");
                assert!(is_reserved(dialect, &word.to_ascii_uppercase()), "{word}");
                assert!(!is_reserved(dialect, &format!("{word}_")), "{word}");
            }
            assert!(!is_reserved(dialect, "") && !is_reserved(dialect, "\n") && !is_reserved(dialect, "zzz"));
            assert!(!is_reserved(dialect, "größe"));
        }
    }

    #[test]
    fn lines_of_any_number_are_searched() {
        for count in 0..9 {
            let words = &["a", "bb", "ccc", "dd", "e", "ff", "g", "hh"][..count];
            let lines = words.join("\n");
            for word in ["a", "bb", "ccc", "dd", "e", "ff", "g", "hh", "", "b", "c", "zz"] {
                assert_eq!(has_line(lines.as_bytes(), word), words.contains(&word), "{word} in {words:?}");
            }
        }
    }
}
