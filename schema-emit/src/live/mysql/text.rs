//! Texts that the server prints: their tokens, and what depends on the database's name.

/// A piece of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token<'t> {
    pub(super) kind: Kind,
    /// As it stands there.
    pub(super) text: &'t str,
    /// Where, in bytes.
    pub(super) start: usize,
}

/// The kind of a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// In backticks.
    Name,
    /// In quotes.
    Text,
    /// A keyword, a number, a name without quotes.
    Word,
    /// A single other character.
    Sign,
}

impl Token<'_> {
    pub(super) fn is(&self, sign: &str) -> bool {
        self.kind == Kind::Sign && self.text == sign
    }

    pub(super) fn is_word(&self, word: &str) -> bool {
        self.kind == Kind::Word && self.text.eq_ignore_ascii_case(word)
    }

    pub(super) const fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// The name in backticks.
    pub(super) fn name(&self) -> Option<String> {
        let inner = self.text.strip_prefix('`')?.strip_suffix('`')?;
        (self.kind == Kind::Name).then(|| inner.replace("``", "`"))
    }
}

/// The tokens of `text`, as a session without `sql_mode` reads them. Comments are left out; what stands in those that
/// the server runs (`/*!80023 INVISIBLE */`) is not.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let start = text.len() - rest.len();
        let (kind, length) = match first {
            '`' => (Some(Kind::Name), quoted(rest, first)),
            '\'' | '"' => (Some(Kind::Text), quoted(rest, first)),
            _ if rest.starts_with("/*!") || rest.starts_with("/*M!") => (None, executable(rest)),
            _ if rest.starts_with("/*") => (None, rest.find("*/").map_or(rest.len(), |end| end + 2)),
            _ if rest.starts_with("*/") => (None, 2),
            _ if first.is_whitespace() => (None, first.len_utf8()),
            _ if is_of_word(first) => {
                (Some(Kind::Word), rest.find(|letter| !is_of_word(letter)).unwrap_or(rest.len()))
            }
            _ => (Some(Kind::Sign), first.len_utf8()),
        };
        let (piece, remaining) = rest.split_at(length);
        tokens.extend(kind.map(|kind| Token { kind, text: piece, start }));
        rest = remaining;
    }
    tokens
}

fn is_of_word(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '_' | '$') || !letter.is_ascii()
}

/// The length of what begins with `quote`, to its end: a doubled quote is none, nor is an escaped one in a text.
fn quoted(text: &str, quote: char) -> usize {
    let mut letters = text.char_indices().skip(1).peekable();
    while let Some((place, letter)) = letters.next() {
        if letter == '\\' && quote == '\'' {
            letters.next();
        } else if letter == quote {
            match letters.peek() {
                Some((_, next)) if *next == quote => drop(letters.next()),
                _ => return place + 1,
            }
        }
    }
    text.len()
}

/// The length of `/*!80023` or `/*M!100301`.
fn executable(text: &str) -> usize {
    let head = if text.starts_with("/*M!") { 4 } else { 3 };
    text[head..].find(|letter: char| !letter.is_ascii_digit()).map_or(text.len(), |digits| head + digits)
}

/// `name` in backticks.
pub(super) fn name(name: &str) -> String {
    format!("`{}`", name.replace('`', "``"))
}

/// `text` as a literal, as a session without `sql_mode` reads it.
pub(super) fn literal(text: &str) -> String {
    format!("'{}'", text.replace('\\', "\\\\").replace('\'', "''"))
}

/// What the string `literal` says.
pub(super) fn value(literal: &str) -> String {
    let inner = literal.strip_prefix('\'').and_then(|text| text.strip_suffix('\'')).unwrap_or(literal);
    resolved(inner, Some('\''))
}

/// `text` without what escapes its characters.
pub(super) fn unescaped(text: &str) -> String {
    resolved(text, None)
}

/// `text` with each backslash resolved, and each `doubled` character once.
fn resolved(text: &str, doubled: Option<char>) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        let next = match letter {
            '\\' => letters.next().map(|escaped| match escaped {
                '0' => '\0',
                'n' => '\n',
                'r' => '\r',
                'Z' => '\u{1a}',
                other => other,
            }),
            _ if Some(letter) == doubled => letters.next(),
            _ => None,
        };
        plain.push(next.unwrap_or(letter));
    }
    plain
}

/// Whether `sql` is a string and nothing else.
pub(super) fn is_literal(sql: &str) -> bool {
    matches!(tokens(sql).as_slice(), [token] if token.kind == Kind::Text && token.text.len() == sql.len())
}

/// `sql` without the name of `database` in front of what is in it: two databases of the same content say the same.
pub(super) fn without_database(sql: &str, database: &str) -> String {
    if !sql.contains('`') {
        return sql.to_owned();
    }
    let tokens = tokens(sql);
    let mut plain = String::with_capacity(sql.len());
    let mut copied = 0;
    for (place, token) in tokens.iter().enumerate() {
        let is_part = place > 0 && tokens[place - 1].is(".");
        let Some(dot) = tokens.get(place + 1).filter(|next| next.is(".") && !is_part) else { continue };
        if token.name().is_some_and(|name| name == database) {
            plain.push_str(&sql[copied..token.start]);
            copied = dot.end();
        }
    }
    plain.push_str(&sql[copied..]);
    plain
}

/// The names in backticks that stand alone or first.
pub(super) fn names(sql: &str) -> impl Iterator<Item = String> {
    let tokens = tokens(sql);
    let first = |place: &usize| *place == 0 || !tokens[*place - 1].is(".");
    let names: Vec<String> =
        (0..tokens.len()).filter(first).filter_map(|place| tokens[place].name()).collect();
    names.into_iter()
}

#[cfg(test)]
mod tests {
    use super::{is_literal, literal, name, names, tokens, value, without_database};

    #[test]
    fn texts_are_split_where_the_server_splits_them() {
        let sql = r#"`a``b` 'it''s \' "' /* `no` */ /*!80023 INVISIBLE */ x.y,"q""r" é_1"#;
        let split: Vec<&str> = tokens(sql).iter().map(|token| token.text).collect();
        assert_eq!(split, ["`a``b`", r#"'it''s \' "'"#, "INVISIBLE", "x", ".", "y", ",", r#""q""r""#, "é_1"]);
        assert_eq!(tokens("'open \\").len(), 1);
    }

    #[test]
    fn the_name_of_the_database_is_taken_out_where_it_qualifies() {
        let plain = |sql| without_database(sql, "sh`op");
        assert_eq!(
            plain("select `sh``op`.`t`.`c` AS `sh``op` from `sh``op`.`t`"),
            "select `t`.`c` AS `sh``op` from `t`"
        );
        assert_eq!(
            plain("select '`sh``op`.`t`' from `other`.`sh``op`.`x`"),
            "select '`sh``op`.`t`' from `other`.`sh``op`.`x`"
        );
        assert_eq!(plain("1 + 2"), "1 + 2");
    }

    #[test]
    fn names_are_those_that_nothing_qualifies() {
        let found: Vec<String> = names("select `t`.`c`, `d` from `t` where 'x' = '`no`'").collect();
        assert_eq!(found, ["t", "d", "t"]);
    }

    #[test]
    fn quoting_is_read_back() {
        for text in ["", "it's", "\\", "a\\'b", "\"`\n"] {
            assert!(is_literal(&literal(text)), "{text}");
            assert_eq!(value(&literal(text)), text);
            assert_eq!(tokens(&name(text))[0].name().as_deref(), Some(text));
        }
        assert!(!is_literal("'a' like 'b'") && !is_literal("now()") && !is_literal(" 'a'"));
    }
}
