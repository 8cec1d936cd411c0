//! Texts from outside on one line.

/// Words separated by single spaces, without control characters.
pub(crate) fn one_line(text: &str) -> String {
    let visible: String =
        text.chars().map(|each| if each.is_control() || is_separator(each) { ' ' } else { each }).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Line and paragraph separators, and the marks that turn the direction of what follows.
const fn is_separator(each: char) -> bool {
    matches!(each, '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}
