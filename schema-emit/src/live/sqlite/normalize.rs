//! One spelling for texts that mean the same.
//!
//! Space, comments, the quotes around names and the case of anything but strings do not matter to
//! SQLite. A rebuilt table keeps other spellings than the one it replaces, so texts are compared in
//! their normal form. The normal form is SQL again, with the same meaning.

use std::collections::BTreeSet;

use super::{
    keyword::is_keyword,
    token::{Token, TokenError, TokenKind, tokenize},
};

/// The names that exist where a text stands.
///
/// SQLite takes `"paid"` for a string where nothing is called `paid`. Only a name that is known loses
/// its case and its quotes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names(BTreeSet<String>);

impl Names {
    /// Whether something is called `name`.
    #[must_use]
    pub fn contains(&self, name: &str) -> bool {
        self.0.contains(&name.to_ascii_lowercase())
    }
}

impl<S: AsRef<str>> FromIterator<S> for Names {
    fn from_iter<I: IntoIterator<Item = S>>(names: I) -> Self {
        Self(names.into_iter().map(|name| name.as_ref().to_ascii_lowercase()).collect())
    }
}

impl<S: AsRef<str>> Extend<S> for Names {
    fn extend<I: IntoIterator<Item = S>>(&mut self, names: I) {
        self.0.extend(names.into_iter().map(|name| name.as_ref().to_ascii_lowercase()));
    }
}

/// A text that is not SQL.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not SQL at byte {at}: {message}")]
pub struct NormalizeError {
    pub(super) at: usize,
    pub(super) message: &'static str,
}

impl From<TokenError> for NormalizeError {
    fn from(TokenError { at, message }: TokenError) -> Self {
        Self { at, message }
    }
}

/// The normal form of `sql`, where `names` exist.
///
/// # Errors
/// When `sql` cannot be cut into tokens: a quote that is not closed, a character that SQL has not.
///
/// # Example
/// ```
/// use schema_as_code_emit::live::sqlite::{Names, normalize};
///
/// let names = Names::from_iter(["Email"]);
/// let text = normalize("CHECK( LENGTH([Email])<>'A' ) -- why", &names)?;
/// assert_eq!(text, "check (length(email) <> 'A')");
/// # Ok::<(), schema_as_code_emit::live::sqlite::NormalizeError>(())
/// ```
pub fn normalize(sql: &str, names: &Names) -> Result<String, NormalizeError> {
    Ok(normalize_tokens(&tokenize(sql)?.tokens, names))
}

/// The normal form of `tokens`, where `names` exist.
pub(super) fn normalize_tokens(tokens: &[Token<'_>], names: &Names) -> String {
    let mut text = String::new();
    let mut previous: Option<Spelling> = None;
    for position in 0..tokens.len() {
        let next = spell(tokens, position, names);
        if previous.as_ref().is_some_and(|previous| is_spaced(previous, &next)) {
            text.push(' ');
        }
        text.push_str(&next.text);
        previous = Some(next);
    }
    text
}

/// `name` as the normal form writes it.
pub(super) fn normalize_name(name: &str) -> String {
    exact_name(&name.to_ascii_lowercase())
}

/// `name` in quotes only where it needs them.
fn exact_name(name: &str) -> String {
    let is_plain = name.bytes().next().is_some_and(|byte| byte.is_ascii_alphabetic() || byte == b'_')
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if is_plain && !is_keyword(name) { name.to_owned() } else { format!("\"{}\"", name.replace('"', "\"\"")) }
}

struct Spelling {
    class: Class,
    text: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Name,
    Keyword,
    Symbol,
    Value,
}

fn spell(tokens: &[Token<'_>], position: usize, names: &Names) -> Spelling {
    let token = tokens[position];
    if matches!(token.kind, TokenKind::Word | TokenKind::DoubleQuoted | TokenKind::Quoted)
        && is_string_default(tokens, position)
    {
        let text = format!("'{}'", token.unquoted().replace('\'', "''"));
        return Spelling { class: Class::Value, text };
    }
    let follows_constraint = position > 0 && tokens[position - 1].is_word("CONSTRAINT");
    if follows_constraint && token.kind != TokenKind::Symbol {
        // No text refers to it by another spelling, and a catalog keeps it exactly.
        return Spelling { class: Class::Name, text: exact_name(&token.unquoted()) };
    }
    let (class, text) = match token.kind {
        TokenKind::Word if is_keyword(token.text) => (Class::Keyword, token.text.to_ascii_lowercase()),
        TokenKind::Word => (Class::Name, normalize_name(token.text)),
        TokenKind::Quoted => (Class::Name, normalize_name(&token.unquoted())),
        TokenKind::DoubleQuoted => {
            let name = token.unquoted();
            let is_name = names.contains(&name) || is_place_of_a_name(tokens, position);
            (Class::Name, if is_name { normalize_name(&name) } else { token.text.to_owned() })
        }
        TokenKind::String => (Class::Value, token.text.to_owned()),
        TokenKind::Variable => (Class::Value, token.text.to_owned()),
        TokenKind::Number | TokenKind::Blob => (Class::Value, token.text.to_ascii_lowercase()),
        TokenKind::Symbol => (Class::Symbol, token.text.to_owned()),
    };
    Spelling { class, text }
}

/// Whether the word is a default without quotes: SQLite takes `DEFAULT paid` for `DEFAULT 'paid'`.
fn is_string_default(tokens: &[Token<'_>], position: usize) -> bool {
    const NO_STRINGS: [&str; 7] =
        ["NULL", "TRUE", "FALSE", "CURRENT_DATE", "CURRENT_TIME", "CURRENT_TIMESTAMP", "VALUES"];
    let follows_default = position > 0 && tokens[position - 1].is_word("DEFAULT");
    // `ON DELETE SET DEFAULT` has no value.
    let is_action = position > 1 && tokens[position - 2].is_word("SET");
    follows_default && !is_action && !NO_STRINGS.iter().any(|word| tokens[position].is_word(word))
}

/// Whether no string can stand there.
fn is_place_of_a_name(tokens: &[Token<'_>], position: usize) -> bool {
    const BEFORE: [&str; 9] =
        ["COLLATE", "TABLE", "INDEX", "TRIGGER", "VIEW", "REFERENCES", "INTO", "AS", "UPDATE"];
    let previous = position.checked_sub(1).map(|position| &tokens[position]);
    let next = tokens.get(position + 1);
    previous.is_some_and(|token| token.is_symbol(".") || BEFORE.iter().any(|word| token.is_word(word)))
        || next.is_some_and(|token| token.is_symbol(".") || token.is_symbol("("))
}

fn is_spaced(previous: &Spelling, next: &Spelling) -> bool {
    let is = |spelling: &Spelling, symbol: &str| spelling.class == Class::Symbol && spelling.text == symbol;
    let is_tight = is(previous, "(")
        || [")", ",", ";"].iter().any(|symbol| is(next, symbol))
        || is(next, "(") && previous.class == Class::Name
        || is(next, ".") && previous.class == Class::Name
        || is(previous, ".") && (next.class == Class::Name || is(next, "*"));
    !is_tight
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Just, Strategy, prop, prop_assert_eq, prop_assert_ne, prop_oneof, proptest};

    use super::{Names, normalize};

    fn names() -> Names {
        Names::from_iter(["Email", "order", "straße", "a b", "say \"hi\""])
    }

    fn normal(sql: &str) -> String {
        normalize(sql, &names()).expect("the text is SQL")
    }

    #[test]
    fn spellings_of_one_text_are_equal() {
        for (first, second) in [
            ("CHECK(email<>'A')", "check ( \"EMAIL\" /* mail */ <> 'A' ) -- end"),
            ("[a b] > 0x1F", "`A b`\n>\n0x1f"),
            ("\"order\" + 1", "[ORDER]+1"),
            ("LOWER(email)", "lower ( email )"),
            ("x'AB'", "X'ab'"),
            ("new.email", "NEW . \"Email\""),
            ("DEFAULT paid", "DEFAULT 'paid'"),
            ("DEFAULT paid", "default \"paid\""),
            ("CONSTRAINT \"PK_x\" UNIQUE", "constraint [PK_x] unique"),
            ("straße", "\"straße\""),
        ] {
            assert_eq!(normal(first), normal(second), "{first} and {second}");
        }
    }

    #[test]
    fn texts_of_other_meaning_differ() {
        for (first, second) in [
            ("email = 'A'", "email = 'a'"),
            ("status = \"A\"", "status = \"a\""),
            ("\"order\"", "order"),
            ("\"true\"", "true"),
            ("[null]", "null"),
            ("DEFAULT Paid", "DEFAULT paid"),
            ("DEFAULT null", "DEFAULT 'null'"),
            ("a - - b", "a -- b"),
            ("'a' 'b'", "'a''b'"),
            ("a b", "ab"),
            ("'a  b'", "'a b'"),
            ("x > 1", "x >= 1"),
            ("CONSTRAINT a CHECK", "CONSTRAINT A CHECK"),
            ("'/* a */'", "''"),
        ] {
            assert_ne!(normal(first), normal(second), "{first} and {second}");
        }
    }

    #[test]
    fn an_action_is_no_default_value() {
        assert_eq!(normal("ON DELETE SET DEFAULT DEFERRABLE"), "on delete set default deferrable");
    }

    fn token() -> impl Strategy<Value = String> {
        prop_oneof![
            prop::sample::select(vec![
                "SELECT",
                "default",
                "SET",
                "null",
                "email",
                "Email",
                "order",
                "x",
                "NEW",
                "key",
                "constraint",
                "AS",
            ])
            .prop_map(str::to_owned),
            prop::sample::select(vec![
                "(", ")", ",", ";", ".", "+", "-", "*", "/", "=", "==", "<>", "||", "->", "->>", "~", "!=",
            ])
            .prop_map(str::to_owned),
            "[0-9]{1,3}(\\.[0-9]{0,2})?",
            "0x[0-9A-F]{1,4}",
            "\\PC{0,8}".prop_map(|text| format!("'{}'", text.replace('\'', "''"))),
            "\\PC{0,8}".prop_map(|text| format!("\"{}\"", text.replace('"', "\"\""))),
            "\\PC{0,8}".prop_map(|text| format!("`{}`", text.replace('`', "``"))),
            "[a-zA-Z ]{1,8}".prop_map(|text| format!("[{text}]")),
            "([0-9A-F]{2}){0,3}".prop_map(|text| format!("x'{text}'")),
            "[?:@][0-9]{1,2}",
        ]
    }

    fn space() -> impl Strategy<Value = String> {
        prop_oneof![
            Just(" ".to_owned()),
            Just("\n\t".to_owned()),
            "[ a-z']{0,5}".prop_map(|text| format!(" --{text}\n")),
            "[ a-z']{0,5}".prop_map(|text| format!("/*{text}*/ ")),
        ]
    }

    proptest! {
        #[test]
        fn a_normal_form_is_its_own_normal_form(tokens in prop::collection::vec(token(), 0..12)) {
            let once = normal(&tokens.join(" "));
            prop_assert_eq!(normal(&once), once);
        }

        #[test]
        fn space_and_comments_do_not_matter(tokens in prop::collection::vec((token(), space(), space()), 0..12)) {
            let first: String = tokens.iter().map(|(token, space, _)| format!("{token}{space}")).collect();
            let second: String = tokens.iter().map(|(token, _, space)| format!("{token}{space}")).collect();
            prop_assert_eq!(normal(&first), normal(&second));
        }

        #[test]
        fn quotes_around_a_known_name_do_not_matter(name in "[a-zA-Z_][a-zA-Z0-9_]{0,9}") {
            let names = Names::from_iter([&name]);
            let forms: Vec<String> = [format!("\"{name}\""), format!("[{name}]"), format!("`{name}`")]
                .iter()
                .map(|text| normalize(&format!("length({text}) > 3"), &names).expect("the text is SQL"))
                .collect();
            prop_assert_eq!(&forms[0], &forms[1]);
            prop_assert_eq!(&forms[0], &forms[2]);
        }

        #[test]
        fn strings_that_differ_stay_different(first in "\\PC{0,8}", second in "\\PC{0,8}") {
            let text = |value: &str| normal(&format!("email = '{}'", value.replace('\'', "''")));
            if first == second {
                prop_assert_eq!(text(&first), text(&second));
            } else {
                prop_assert_ne!(text(&first), text(&second));
            }
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,40}") {
            let _ = normalize(&text, &names());
        }
    }
}
