//! Reading a pattern.

use super::{Atom, Class, Fault, Pattern, Piece};

impl Pattern {
    /// The pattern that `text` says.
    pub(in crate::render) fn parse(text: &str) -> Result<Self, Fault> {
        if text.is_empty() {
            return Err(Fault("it is empty"));
        }
        if text.contains('\0') {
            return Err(Fault("it contains NUL"));
        }
        let mut reader = Reader { rest: text, depth: 0 };
        let pattern = reader.pattern()?;
        if reader.rest.is_empty() { Ok(pattern) } else { Err(Fault("it has a `)` without `(`")) }
    }
}

struct Reader<'a> {
    rest: &'a str,
    depth: u32,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let mut chars = self.rest.chars();
        let next = chars.next();
        self.rest = chars.as_str();
        next
    }

    fn accept(&mut self, text: &str) -> bool {
        let rest = self.rest.strip_prefix(text);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn pattern(&mut self) -> Result<Pattern, Fault> {
        let mut alternatives = vec![Vec::new()];
        while let Some(next) = self.peek() {
            match next {
                ')' => break,
                '|' => {
                    self.next();
                    alternatives.push(Vec::new());
                }
                _ => {
                    let piece = self.piece()?;
                    alternatives.last_mut().expect("it begins with one").push(piece);
                }
            }
        }
        Ok(Pattern { alternatives })
    }

    fn piece(&mut self) -> Result<Piece, Fault> {
        let atom = self.atom()?;
        let (least, most) = self.quantifier()?;
        let is_anchor = matches!(atom, Atom::Start | Atom::End);
        if is_anchor && (least, most) != (1, Some(1)) {
            return Err(Fault("it repeats an anchor"));
        }
        if matches!(self.peek(), Some('*' | '+' | '?' | '{')) && (least, most) != (1, Some(1)) {
            return Err(Fault("it has a quantifier after a quantifier"));
        }
        Ok(Piece { atom, least, most })
    }

    fn atom(&mut self) -> Result<Atom, Fault> {
        match self.next() {
            None => Err(Fault("it ends too early")),
            Some('^') => Ok(Atom::Start),
            Some('$') => Ok(Atom::End),
            Some('.') => Ok(Atom::Any),
            Some('[') => self.class().map(Atom::Class),
            Some('(') => self.group(),
            Some('\\') => self.escape(),
            Some('*' | '+' | '?' | '{') => Err(Fault("it has a quantifier after nothing")),
            Some(']' | '}') => Err(Fault("it has a `]` or `}` without `[` or `{`: write `\\]`, `\\}`")),
            Some(literal) => Ok(Atom::Literal(literal)),
        }
    }

    fn group(&mut self) -> Result<Atom, Fault> {
        if !self.accept("?:") && self.peek() == Some('?') {
            return Err(Fault("it has a group of another kind than `(…)` and `(?:…)`"));
        }
        self.depth += 1;
        if self.depth > 32 {
            return Err(Fault("its groups are nested too deeply"));
        }
        let pattern = self.pattern()?;
        self.depth -= 1;
        if self.accept(")") { Ok(Atom::Group(pattern)) } else { Err(Fault("it has a `(` without `)`")) }
    }

    fn escape(&mut self) -> Result<Atom, Fault> {
        let Some(escaped) = self.next() else { return Err(Fault("it ends with a backslash")) };
        if let Some(ranges) = shorthand(escaped.to_ascii_lowercase()) {
            return Ok(Atom::Class(Class { is_negated: escaped.is_ascii_uppercase(), ranges }));
        }
        escaped_literal(escaped).map(Atom::Literal)
    }

    fn class(&mut self) -> Result<Class, Fault> {
        let is_negated = self.accept("^");
        let mut ranges = Vec::new();
        loop {
            if self.accept("[:") || self.accept("[.") || self.accept("[=") {
                return Err(Fault("it has a named class: write the characters"));
            }
            let first = match self.next() {
                None => return Err(Fault("it has a `[` without `]`")),
                Some(']') if ranges.is_empty() => {
                    return Err(Fault("it has an empty class: write `\\]` for `]`"));
                }
                Some(']') => return Ok(Class { is_negated, ranges }),
                Some('\\') => {
                    let Some(escaped) = self.next() else { return Err(Fault("it ends with a backslash")) };
                    if let Some(more) = shorthand(escaped) {
                        ranges.extend(more);
                        continue;
                    }
                    escaped_literal(escaped)?
                }
                Some(first) => first,
            };
            if self.rest.starts_with('-') && !self.rest.starts_with("-]") {
                self.next();
                let last = match self.next() {
                    Some('\\') => match self.next() {
                        Some(escaped) => escaped_literal(escaped)?,
                        None => return Err(Fault("it ends with a backslash")),
                    },
                    None => return Err(Fault("it has a range without an end")),
                    Some(last) => last,
                };
                if last < first {
                    return Err(Fault("it has a range that ends before it begins"));
                }
                ranges.push((first, last));
            } else {
                ranges.push((first, first));
            }
        }
    }

    fn quantifier(&mut self) -> Result<(u32, Option<u32>), Fault> {
        if self.accept("*") {
            Ok((0, None))
        } else if self.accept("+") {
            Ok((1, None))
        } else if self.accept("?") {
            Ok((0, Some(1)))
        } else if self.accept("{") {
            let Some((inside, rest)) = self.rest.split_once('}') else {
                return Err(Fault("it has a `{` without `}`"));
            };
            self.rest = rest;
            let number = |text: &str| {
                let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
                text.parse().ok().filter(|_| is_number).ok_or(Fault("it has a count that is no number"))
            };
            let (least, most) = match inside.split_once(',') {
                None => (number(inside)?, Some(number(inside)?)),
                Some((least, "")) => (number(least)?, None),
                Some((least, most)) => (number(least)?, Some(number(most)?)),
            };
            if most.is_some_and(|most| most < least) {
                return Err(Fault("it has a count that ends before it begins"));
            }
            Ok((least, most))
        } else {
            Ok((1, Some(1)))
        }
    }
}

/// ASCII only: dialects disagree on the rest.
fn shorthand(letter: char) -> Option<Vec<(char, char)>> {
    match letter {
        'd' => Some(vec![('0', '9')]),
        'w' => Some(vec![('A', 'Z'), ('a', 'z'), ('0', '9'), ('_', '_')]),
        's' => Some(vec![(' ', ' '), ('\t', '\r')]),
        _ => None,
    }
}

fn escaped_literal(escaped: char) -> Result<char, Fault> {
    match escaped {
        'n' => Ok('\n'),
        't' => Ok('\t'),
        'r' => Ok('\r'),
        _ if escaped.is_ascii_punctuation() || escaped == ' ' => Ok(escaped),
        _ => Err(Fault("it has an escape that not every dialect knows")),
    }
}
