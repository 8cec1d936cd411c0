//! Tokens as text: a message that quotes an attribute shows it as it was written.

use proc_macro2::{Delimiter, Group, Spacing, TokenTree};

use super::Cursor;

/// How a piece of text stands among others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A name or a literal.
    Word,
    /// Parentheses or brackets.
    List,
    /// An operator between blanks.
    Operator,
    /// A sign before its operand.
    Sign,
    /// `,` and `;`.
    Comma,
    /// `.`, `..=` and `::`.
    Tight,
}

pub(super) fn written(tokens: &[TokenTree]) -> String {
    let mut text = String::new();
    let mut previous = None;
    let mut rest = tokens;
    while let Some((first, others)) = rest.split_first() {
        let (piece, kind, taken) = match first {
            TokenTree::Group(group) => (of_group(group), of_delimiter(group.delimiter()), 1),
            TokenTree::Punct(_) => {
                let run = operator(rest);
                let kind = of_operator(&run, previous);
                let taken = run.chars().count();
                (run, kind, taken)
            }
            word => (word.to_string(), Kind::Word, 1),
        };
        if previous.is_some_and(|previous| are_apart(previous, kind)) {
            text.push(' ');
        }
        text.push_str(&piece);
        previous = Some(kind);
        rest = &others[taken - 1..];
    }
    text
}

fn of_group(group: &Group) -> String {
    let inner = Cursor::from_group(group).written();
    match group.delimiter() {
        Delimiter::Parenthesis => format!("({inner})"),
        Delimiter::Bracket => format!("[{inner}]"),
        Delimiter::Brace => format!("{{ {inner} }}"),
        Delimiter::None => inner,
    }
}

const fn of_delimiter(delimiter: Delimiter) -> Kind {
    match delimiter {
        Delimiter::Parenthesis | Delimiter::Bracket => Kind::List,
        Delimiter::Brace | Delimiter::None => Kind::Word,
    }
}

/// The characters of one operator at the beginning of `tokens`.
fn operator(tokens: &[TokenTree]) -> String {
    let mut run = String::new();
    for token in tokens {
        let TokenTree::Punct(punct) = token else { break };
        if punct.as_char() == '\'' && !run.is_empty() {
            break;
        }
        run.push(punct.as_char());
        if punct.spacing() == Spacing::Alone || run == "'" {
            break;
        }
    }
    run
}

fn of_operator(run: &str, previous: Option<Kind>) -> Kind {
    let is_after_operand = matches!(previous, Some(Kind::Word | Kind::List));
    match run {
        "," | ";" => Kind::Comma,
        "." | ".." | "..=" | "::" => Kind::Tight,
        // Of a lifetime.
        "'" => Kind::Sign,
        "-" | "!" | "&" | "*" if !is_after_operand => Kind::Sign,
        _ => Kind::Operator,
    }
}

const fn are_apart(first: Kind, second: Kind) -> bool {
    !matches!(
        (first, second),
        (_, Kind::Comma | Kind::Tight) | (Kind::Tight | Kind::Sign, _) | (Kind::Word, Kind::List)
    )
}

#[cfg(test)]
mod tests {
    use proc_macro2::{Span, TokenStream};

    use super::Cursor;

    #[test]
    fn attributes_are_written_as_people_write_them() {
        let texts = [
            "zip -> city, state",
            "course ->> teacher",
            "desc(created_at), filter(stock > -1 && !is_old), name = \"x\"",
            "lower(email), using(gin)",
            "total == net + tax * 2",
            "1..=5",
            ">= 0",
            "deleted_at.is_none() || status.is_in([\"a\", \"b\"])",
            "shop::User, on(a, b)",
            "r#type",
            "with = &'static str",
        ];
        for text in texts {
            let tokens: TokenStream = text.parse().expect("the text lexes");
            assert_eq!(Cursor::new(tokens, Span::call_site()).written(), text);
        }
    }
}
