//! Texts that Markdown shows as they are.
//!
//! What is not on a short list is written as a numeric character reference, which every renderer shows as
//! the character: that covers the notation, the pipes of tables and HTML. Code spans know no references, so
//! a name that is no plain word goes between `<code>` tags instead.

use crate::line::one_line;

/// `text` as a part of a paragraph or a cell.
pub(crate) fn text(text: &str) -> String {
    escaped(&one_line(text))
}

/// `text` as code: a name, an expression.
pub(crate) fn code(text: &str) -> String {
    let line = one_line(text);
    if line.is_empty() {
        String::new()
    } else if line.chars().all(is_plain_in_code) {
        format!("`{line}`")
    } else {
        format!("<code>{}</code>", escaped(&line))
    }
}

/// `text` inside `<!-- … -->`: what could end the comment is left out.
pub(crate) fn comment(text: &str) -> String {
    one_line(text).chars().filter(|&each| is_plain(each) || each == '_').collect()
}

fn escaped(line: &str) -> String {
    let mut result = String::with_capacity(line.len() + 16);
    for each in line.chars() {
        if is_plain(each) {
            result.push(each);
        } else {
            result.push_str(&format!("&#{};", u32::from(each)));
        }
    }
    result
}

const fn is_punctuation(each: char) -> bool {
    matches!(each, ' ' | ',' | '.' | ';' | ':' | '(' | ')' | '/' | '\'' | '"' | '?' | '%' | '…' | '–')
}

fn is_plain(each: char) -> bool {
    each.is_alphanumeric() || is_punctuation(each)
}

/// `->` and operators are code.
fn is_plain_in_code(each: char) -> bool {
    is_plain(each) || matches!(each, '_' | '-' | '>' | '=' | '+' | '*')
}

#[cfg(test)]
mod tests {
    use super::{code, comment, text};

    #[test]
    fn keeps_ordinary_words() {
        assert_eq!(text("When it was paid: never, if NULL."), "When it was paid: never, if NULL.");
        assert_eq!(code("(id) -> (zip) -> city"), "`(id) -> (zip) -> city`");
    }

    #[test]
    fn writes_the_notation_as_references() {
        assert_eq!(
            text("a|b *c* `d` <i>\n# e_f\\"),
            "a&#124;b &#42;c&#42; &#96;d&#96; &#60;i&#62; &#35; e&#95;f&#92;"
        );
        assert_eq!(text("[x](y) !z ~w & &amp;"), "&#91;x&#93;(y) &#33;z &#126;w &#38; &#38;amp;");
    }

    #[test]
    fn code_that_a_span_cannot_hold_is_tagged() {
        assert_eq!(code("(a) ->> b | c"), "<code>(a) &#45;&#62;&#62; b &#124; c</code>");
        assert_eq!(code("a`b"), "<code>a&#96;b</code>");
        assert_eq!(
            code("a\\|b\n</code><script>"),
            "<code>a&#92;&#124;b &#60;/code&#62;&#60;script&#62;</code>"
        );
    }

    #[test]
    fn nothing_ends_a_comment() {
        assert_eq!(comment("Shop --> <script>"), "Shop  script");
    }
}
