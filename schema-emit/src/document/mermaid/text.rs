//! Texts that Mermaid shows as they are.
//!
//! Everything outside a short list is written as an entity code (`#34;` is a quotation mark), which
//! Mermaid shows as the character. That covers the notation (`"`, `%%{`, `;`, braces), HTML, Markdown
//! (`*`, a backtick), generics (`~`), formulas (`$$`) and Mermaid's own placeholders (`ﬂ°`, `¶ß`).

use crate::line::one_line;

/// The longest text of a column, in characters; a longer one is cut at a word.
const LONGEST: usize = 80;

/// `text` on one line, harmless inside quotation marks and after `accTitle:`.
pub(super) fn escaped(text: &str) -> String {
    let line = one_line(text);
    if line.chars().all(|each| is_plain(each) || each == ':') && !has_keyword(&line) {
        return line;
    }
    let mut result = String::with_capacity(line.len() + 16);
    for each in line.chars() {
        if is_plain(each) {
            result.push(each);
        } else {
            result.push_str(&format!("#{};", u32::from(each)));
        }
    }
    without_keyword(&result)
}

/// [`escaped`], and cut to what a diagram has room for.
pub(super) fn shortened(text: &str) -> String {
    let line = one_line(text);
    if line.chars().count() <= LONGEST {
        return escaped(&line);
    }
    let kept: String = line.chars().take(LONGEST).collect();
    let at_word = kept.rfind(' ').filter(|&end| end > LONGEST / 2).map_or(kept.as_str(), |end| &kept[..end]);
    format!("{}…", escaped(at_word.trim_end_matches([',', '.', ' '])))
}

/// `text` for a `%%` line, which is not drawn: what could end it or start a directive is left out.
pub(super) fn comment(text: &str) -> String {
    one_line(text).chars().filter(|&each| is_plain(each)).collect()
}

fn is_plain(each: char) -> bool {
    match each {
        // The first character of Mermaid's placeholders for entity codes.
        'ﬂ' => false,
        ' ' | '_' | '-' | '.' | ',' | '(' | ')' | '/' | '+' | '=' | '\'' | '!' | '?' | '…' => true,
        _ => each.is_alphanumeric(),
    }
}

/// What Mermaid looks for in a whole line, whatever surrounds it: `direction TB`.
const KEYWORD: &str = "direction";

fn has_keyword(line: &str) -> bool {
    line.to_ascii_lowercase().contains(KEYWORD)
}

/// `line` with the first letter of each keyword as an entity code.
fn without_keyword(line: &str) -> String {
    let lower = line.to_ascii_lowercase();
    let mut result = String::with_capacity(line.len());
    for (at, each) in line.char_indices() {
        if lower[at..].starts_with(KEYWORD) {
            result.push_str(&format!("#{};", u32::from(each)));
        } else {
            result.push(each);
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::{comment, escaped, shortened};

    #[test]
    fn keeps_ordinary_words() {
        assert_eq!(escaped("When it was paid: never, if NULL."), "When it was paid: never, if NULL.");
        assert_eq!(escaped("Größe, 大きさ"), "Größe, 大きさ");
    }

    #[test]
    fn writes_the_notation_as_entity_codes() {
        assert_eq!(escaped("a\" b"), "a#34; b");
        assert_eq!(escaped("%%{init: 1}%%"), "#37;#37;#123;init#58; 1#125;#37;#37;");
        assert_eq!(escaped("#quot;"), "#35;quot#59;");
        assert_eq!(
            escaped("<b>~x~ *y* `z` $$w$$"),
            "#60;b#62;#126;x#126; #42;y#42; #96;z#96; #36;#36;w#36;#36;"
        );
    }

    #[test]
    fn joins_lines() {
        assert_eq!(escaped("one\r\n\ttwo\u{0}three\u{2028}four"), "one two three four");
    }

    #[test]
    fn breaks_the_word_that_mermaid_finds_anywhere() {
        assert_eq!(escaped("a Direction TB"), "a #68;irection TB");
    }

    #[test]
    fn cuts_at_a_word() {
        let long = "word ".repeat(30);
        let short = shortened(&long);
        assert!(short.chars().count() <= 81 && short.ends_with("word…"), "{short}");
    }

    #[test]
    fn leaves_nothing_of_a_directive_in_a_comment() {
        assert_eq!(comment("Shop\n%%{init: {}}%%"), "Shop init ");
    }
}
