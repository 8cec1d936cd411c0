//! Spelling a pattern for a regular-expression engine.

use super::{Atom, Class, Fault, Pattern, Piece};

/// What differs between the engines.
pub(in crate::render) struct Flavor {
    /// Any character, line ends too.
    pub(in crate::render) any: &'static str,
    /// The end of the text, not a line end before it.
    pub(in crate::render) end: &'static str,
    /// The largest count.
    pub(in crate::render) count: u32,
}

impl Pattern {
    /// The pattern in the engine's own language.
    pub(in crate::render) fn spelled(&self, flavor: &Flavor) -> Result<String, Fault> {
        let mut out = String::new();
        alternatives(self, flavor, &mut out)?;
        Ok(out)
    }
}

fn alternatives(pattern: &Pattern, flavor: &Flavor, out: &mut String) -> Result<(), Fault> {
    for (place, pieces) in pattern.alternatives.iter().enumerate() {
        if place > 0 {
            out.push('|');
        }
        for piece in pieces {
            self::piece(piece, flavor, out)?;
        }
    }
    Ok(())
}

fn piece(piece: &Piece, flavor: &Flavor, out: &mut String) -> Result<(), Fault> {
    match &piece.atom {
        Atom::Start => out.push('^'),
        Atom::End => out.push_str(flavor.end),
        Atom::Any => out.push_str(flavor.any),
        Atom::Literal(literal) => self::literal(*literal, out),
        Atom::Class(class) => self::class(class, out),
        Atom::Group(pattern) => {
            out.push_str("(?:");
            alternatives(pattern, flavor, out)?;
            out.push(')');
        }
    }
    if piece.least.max(piece.most.unwrap_or(0)) > flavor.count {
        return Err(Fault("it has a count that is too large for the database: use a check of the length"));
    }
    match (piece.least, piece.most) {
        (1, Some(1)) => {}
        (0, None) => out.push('*'),
        (1, None) => out.push('+'),
        (0, Some(1)) => out.push('?'),
        (least, None) => out.push_str(&format!("{{{least},}}")),
        (least, Some(most)) if least == most => out.push_str(&format!("{{{least}}}")),
        (least, Some(most)) => out.push_str(&format!("{{{least},{most}}}")),
    }
    Ok(())
}

/// Brackets need no backslash, which MySQL's string literals do not always mean.
fn literal(literal: char, out: &mut String) {
    match literal {
        '.' | '*' | '+' | '?' | '(' | ')' | '{' | '}' | '|' | '$' => {
            out.push('[');
            out.push(literal);
            out.push(']');
        }
        '^' | '[' | ']' | '\\' => {
            out.push('\\');
            out.push(literal);
        }
        _ => out.push(literal),
    }
}

fn class(class: &Class, out: &mut String) {
    out.push_str(if class.is_negated { "[^" } else { "[" });
    let mut has_hyphen = false;
    for &(first, last) in &class.ranges {
        if (first, last) == ('-', '-') {
            has_hyphen = true;
            continue;
        }
        member(first, out);
        if last > first {
            out.push('-');
            member(last, out);
        }
    }
    // At the end it is a character, not a range.
    if has_hyphen {
        out.push('-');
    }
    out.push(']');
}

fn member(member: char, out: &mut String) {
    if matches!(member, '^' | '[' | ']' | '\\' | '-' | '&' | '~') {
        out.push('\\');
    }
    out.push(member);
}
