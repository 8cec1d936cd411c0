//! The tokens of SQLite's SQL.

use std::ops::Range;

/// A token that means something: no space, no comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token<'a> {
    pub(super) kind: TokenKind,
    /// As written, quotes included.
    pub(super) text: &'a str,
    /// Where it begins, in bytes.
    pub(super) start: usize,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// A keyword or a bare name.
    Word,
    /// `"…"`: a name, or a string where no such name exists.
    DoubleQuoted,
    /// `` `…` `` or `[…]`: a name.
    Quoted,
    /// `'…'`.
    String,
    /// `1`, `.5`, `1e9`, `0x1F`.
    Number,
    /// `x'00'`.
    Blob,
    /// `?1`, `:name`, `@name`, `$name`.
    Variable,
    /// Everything else.
    Symbol,
}

/// A comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Comment<'a> {
    /// Without its marks.
    pub(super) text: &'a str,
    /// Where it begins, in bytes.
    pub(super) start: usize,
}

/// A text, cut into tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tokens<'a> {
    pub(super) tokens: Vec<Token<'a>>,
    pub(super) comments: Vec<Comment<'a>>,
}

/// A place at which a text is not SQL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TokenError {
    pub(super) at: usize,
    pub(super) message: &'static str,
}

impl<'a> Token<'a> {
    /// Whether it is the bare word `keyword` (given in upper case).
    pub(super) fn is_word(&self, keyword: &str) -> bool {
        self.kind == TokenKind::Word && self.text.eq_ignore_ascii_case(keyword)
    }

    /// Whether it is the symbol `symbol`.
    pub(super) fn is_symbol(&self, symbol: &str) -> bool {
        self.kind == TokenKind::Symbol && self.text == symbol
    }

    /// The text without its quotes: of a name or a string.
    pub(super) fn unquoted(&self) -> String {
        let Some(inner) = self.text.get(1..self.text.len().saturating_sub(1)) else {
            return self.text.to_owned();
        };
        match (self.kind, self.text.as_bytes().first()) {
            (TokenKind::DoubleQuoted, _) => inner.replace("\"\"", "\""),
            (TokenKind::String, _) => inner.replace("''", "'"),
            (TokenKind::Quoted, Some(b'`')) => inner.replace("``", "`"),
            (TokenKind::Quoted, _) => inner.to_owned(),
            _ => self.text.to_owned(),
        }
    }
}

/// Cuts `sql` into tokens, as SQLite does.
pub(super) fn tokenize(sql: &str) -> Result<Tokens<'_>, TokenError> {
    let mut tokens = Vec::new();
    let mut comments = Vec::new();
    let mut at = 0;
    while let Some(piece) = next_piece(sql, at)? {
        match piece {
            Piece::Space(end) => at = end,
            Piece::Comment { inner, end } => {
                comments.push(Comment { text: &sql[inner], start: at });
                at = end;
            }
            Piece::Token(kind, end) => {
                tokens.push(Token { kind, text: &sql[at..end], start: at });
                at = end;
            }
        }
    }
    Ok(Tokens { tokens, comments })
}

enum Piece {
    Space(usize),
    Comment { inner: Range<usize>, end: usize },
    Token(TokenKind, usize),
}

fn next_piece(sql: &str, at: usize) -> Result<Option<Piece>, TokenError> {
    let bytes = sql.as_bytes();
    let Some(&first) = bytes.get(at) else { return Ok(None) };
    let second = bytes.get(at + 1).copied();
    let piece = match (first, second) {
        (b' ' | b'\t' | b'\n' | b'\r' | 0x0c, _) => Piece::Space(at + 1),
        (0xef, _) if sql[at..].starts_with('\u{feff}') => Piece::Space(at + '\u{feff}'.len_utf8()),
        (b'-', Some(b'-')) => {
            let end = find(bytes, at, |byte| byte == b'\n');
            Piece::Comment { inner: at + 2..end, end }
        }
        (b'/', Some(b'*')) => match sql[at + 2..].find("*/") {
            Some(length) => Piece::Comment { inner: at + 2..at + 2 + length, end: at + 4 + length },
            // SQLite, too, ends an open comment at the end of the text.
            None => Piece::Comment { inner: at + 2..sql.len(), end: sql.len() },
        },
        (b'"', _) => {
            Piece::Token(TokenKind::DoubleQuoted, quoted(bytes, at, "the name has no closing `\"`")?)
        }
        (b'`', _) => Piece::Token(TokenKind::Quoted, quoted(bytes, at, "the name has no closing backtick")?),
        (b'\'', _) => Piece::Token(TokenKind::String, quoted(bytes, at, "the string has no closing `'`")?),
        (b'[', _) => {
            let end = find(bytes, at, |byte| byte == b']');
            if end == bytes.len() {
                return Err(TokenError { at, message: "the name has no closing `]`" });
            }
            Piece::Token(TokenKind::Quoted, end + 1)
        }
        (b'x' | b'X', Some(b'\'')) => Piece::Token(TokenKind::Blob, blob(bytes, at)?),
        (b'0'..=b'9', _) | (b'.', Some(b'0'..=b'9')) => Piece::Token(TokenKind::Number, number(bytes, at)?),
        (b'?', _) => Piece::Token(TokenKind::Variable, find(bytes, at + 1, |byte| !byte.is_ascii_digit())),
        (b':' | b'@' | b'$', Some(next)) if is_word_byte(next) => {
            Piece::Token(TokenKind::Variable, find(bytes, at + 1, |byte| !is_word_byte(byte)))
        }
        (b'$', _) => return Err(TokenError { at, message: "`$` begins no name" }),
        (byte, _) if is_word_byte(byte) => {
            Piece::Token(TokenKind::Word, find(bytes, at, |byte| !is_word_byte(byte)))
        }
        _ => Piece::Token(TokenKind::Symbol, at + symbol_length(bytes, at)?),
    };
    Ok(Some(piece))
}

const fn is_word_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'$' || byte >= 0x80
}

fn find(bytes: &[u8], from: usize, stops: impl Fn(u8) -> bool) -> usize {
    bytes[from..].iter().position(|&byte| stops(byte)).map_or(bytes.len(), |length| from + length)
}

/// Where a text in quotes ends, in which a doubled quote stands for one.
fn quoted(bytes: &[u8], start: usize, message: &'static str) -> Result<usize, TokenError> {
    let quote = bytes[start];
    let mut at = start + 1;
    loop {
        at = find(bytes, at, |byte| byte == quote);
        if at == bytes.len() {
            return Err(TokenError { at: start, message });
        }
        if bytes.get(at + 1) != Some(&quote) {
            return Ok(at + 1);
        }
        at += 2;
    }
}

fn blob(bytes: &[u8], start: usize) -> Result<usize, TokenError> {
    let end = find(bytes, start + 2, |byte| !byte.is_ascii_hexdigit());
    if bytes.get(end) == Some(&b'\'') && (end - start).is_multiple_of(2) {
        Ok(end + 1)
    } else {
        Err(TokenError { at: start, message: "a blob is an even number of hexadecimal digits in quotes" })
    }
}

fn number(bytes: &[u8], start: usize) -> Result<usize, TokenError> {
    let is_not_digit = |byte: u8| !(byte.is_ascii_digit() || byte == b'_');
    let is_hexadecimal = bytes[start] == b'0' && matches!(bytes.get(start + 1), Some(b'x' | b'X'));
    let end = if is_hexadecimal {
        find(bytes, start + 2, |byte| !(byte.is_ascii_hexdigit() || byte == b'_'))
    } else {
        let mut end = find(bytes, start, is_not_digit);
        if bytes.get(end) == Some(&b'.') {
            end = find(bytes, end + 1, is_not_digit);
        }
        if matches!(bytes.get(end), Some(b'e' | b'E')) {
            let sign = usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
            if bytes.get(end + 1 + sign).is_some_and(u8::is_ascii_digit) {
                end = find(bytes, end + 1 + sign, is_not_digit);
            }
        }
        end
    };
    match bytes.get(end) {
        Some(&byte) if is_word_byte(byte) => {
            Err(TokenError { at: start, message: "a number runs into a name" })
        }
        _ => Ok(end),
    }
}

fn symbol_length(bytes: &[u8], at: usize) -> Result<usize, TokenError> {
    const LONGEST_FIRST: [&[u8]; 9] = [b"->>", b"->", b"||", b"<<", b"<=", b"<>", b"==", b">=", b">>"];
    let rest = &bytes[at..];
    if let Some(symbol) = LONGEST_FIRST.iter().find(|symbol| rest.starts_with(symbol)) {
        return Ok(symbol.len());
    }
    match rest[0] {
        b'!' if rest.get(1) == Some(&b'=') => Ok(2),
        b'(' | b')' | b',' | b';' | b'.' | b'+' | b'-' | b'*' | b'/' | b'%' | b'=' | b'<' | b'>' | b'&'
        | b'|' | b'~' => Ok(1),
        _ => Err(TokenError { at, message: "SQL has no such character here" }),
    }
}

#[cfg(test)]
mod tests {
    use super::{TokenKind, tokenize};

    fn kinds(sql: &str) -> Vec<(TokenKind, &str)> {
        let tokens = tokenize(sql).expect("the text is SQL");
        tokens.tokens.into_iter().map(|token| (token.kind, token.text)).collect()
    }

    #[test]
    fn tells_every_way_of_quoting() {
        assert_eq!(
            kinds("a \"b\"\"c\" `d``e` [f g] 'h''i' x'0a' X''"),
            [
                (TokenKind::Word, "a"),
                (TokenKind::DoubleQuoted, "\"b\"\"c\""),
                (TokenKind::Quoted, "`d``e`"),
                (TokenKind::Quoted, "[f g]"),
                (TokenKind::String, "'h''i'"),
                (TokenKind::Blob, "x'0a'"),
                (TokenKind::Blob, "X''"),
            ]
        );
        let tokens = tokenize("\"b\"\"c\" `d``e` [f g] 'h''i'").expect("the text is SQL");
        let names: Vec<String> = tokens.tokens.iter().map(super::Token::unquoted).collect();
        assert_eq!(names, ["b\"c", "d`e", "f g", "h'i"]);
    }

    #[test]
    fn tells_numbers_from_what_follows() {
        assert_eq!(
            kinds("1 1.5 .5 1e9 1E-9 0x1F 1_000 5.+1"),
            [
                (TokenKind::Number, "1"),
                (TokenKind::Number, "1.5"),
                (TokenKind::Number, ".5"),
                (TokenKind::Number, "1e9"),
                (TokenKind::Number, "1E-9"),
                (TokenKind::Number, "0x1F"),
                (TokenKind::Number, "1_000"),
                (TokenKind::Number, "5."),
                (TokenKind::Symbol, "+"),
                (TokenKind::Number, "1"),
            ]
        );
    }

    #[test]
    fn takes_the_longest_symbol() {
        let symbols: Vec<&str> =
            kinds("a->>b->c||d<>e!=f<=g<<h==i").into_iter().map(|(_, text)| text).collect();
        assert_eq!(symbols.join(" "), "a ->> b -> c || d <> e != f <= g << h == i");
    }

    #[test]
    fn keeps_comments_apart() {
        let tokens = tokenize("a -- one\n/* two */ b '-- no' /* open").expect("the text is SQL");
        let comments: Vec<&str> = tokens.comments.iter().map(|comment| comment.text).collect();
        assert_eq!(comments, [" one", " two ", " open"]);
        assert_eq!(tokens.tokens.len(), 3);
    }

    #[test]
    fn says_where_a_text_is_not_sql() {
        for (sql, at) in
            [("a 'b", 2), ("\"", 0), ("[a", 0), ("a `", 2), ("x'0'", 0), ("1a", 0), ("a # b", 2), ("\0", 0)]
        {
            assert_eq!(tokenize(sql).expect_err("the text is broken").at, at, "{sql}");
        }
    }
}
