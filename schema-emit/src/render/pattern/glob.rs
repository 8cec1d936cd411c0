//! Saying a pattern with SQLite's `GLOB`, where that is exact.
//!
//! `GLOB` knows classes and "anything", but no repetition of a class. What it can say exactly:
//!
//! - parts of a fixed length, anchored or not: `^[A-Z]{2}[0-9]{4}$`;
//! - between two anchors, fixed parts around one repeated class: `^[a-z][a-z0-9_]{2,49}$`: every
//!   character between the fixed parts is in the class when no character is outside of it;
//! - an e-mail address, `^C+@D+\.E{2,}$`, where `@` is in none of the classes and `.` is not in the last:
//!   then the text has one `@`, and the last dot ends `D+`.
//!
//! `length` and `GLOB` stop at a NUL character, so the text must have none.

use super::{Atom, Class, Fault, Pattern, Piece};
use crate::{
    catalog::Expr,
    render::{
        expr::{self, Level},
        sql::Sql,
    },
};

const INEXACT: Fault = Fault(
    "SQLite has no regular expressions, and only fixed parts around one repeated class, \
     and e-mail addresses, can be said exactly without",
);
/// SQLite's own limit is 50 000 bytes.
const LONGEST: usize = 1_000;

/// Writes the conditions that say `pattern` of `value`.
pub(in crate::render) fn write(sql: &mut Sql, value: &Expr, pattern: &Pattern) -> Result<(), Fault> {
    let [pieces] = pattern.alternatives.as_slice() else { return Err(INEXACT) };
    let is_start = matches!(pieces.first(), Some(Piece { atom: Atom::Start, .. }));
    let is_end = matches!(pieces.last(), Some(Piece { atom: Atom::End, .. }));
    let inner = &pieces[usize::from(is_start)..pieces.len() - usize::from(is_end)];
    let text = operand(sql, value);
    let written = if let Some(glob) = fixed(inner)? {
        let (before, after) = (if is_start { "" } else { "*" }, if is_end { "" } else { "*" });
        is_glob(&text, &format!("{before}{glob}{after}"))
    } else if !(is_start && is_end) {
        return Err(INEXACT);
    } else if let Some(address) = Address::of(inner) {
        address.conditions(&text)
    } else {
        repeated(inner, &text)?
    };
    sql.push(&written).push(" AND instr(").push(&text).push(", char(0)) = 0");
    Ok(())
}

/// The text of `value`, which is written several times.
fn operand(sql: &mut Sql, value: &Expr) -> String {
    let start = sql.text().len();
    expr::write(sql, value, Level::Whole);
    sql.text().split_off(start)
}

/// The `GLOB` of pieces that each have a fixed count.
fn fixed(pieces: &[Piece]) -> Result<Option<String>, Fault> {
    let mut glob = String::new();
    for piece in pieces {
        if piece.most != Some(piece.least) {
            return Ok(None);
        }
        let one = match &piece.atom {
            Atom::Start | Atom::End | Atom::Group(_) => return Err(INEXACT),
            Atom::Any => "?".to_owned(),
            Atom::Literal(literal) => {
                class(&Class { is_negated: false, ranges: vec![(*literal, *literal)] })?
            }
            Atom::Class(class) => self::class(class)?,
        };
        for _ in 0..piece.least {
            glob.push_str(&one);
            if glob.len() > LONGEST {
                return Err(INEXACT);
            }
        }
    }
    Ok(Some(glob))
}

/// Fixed parts around one repeated class.
fn repeated(pieces: &[Piece], text: &str) -> Result<String, Fault> {
    let place = pieces.iter().position(|piece| piece.most != Some(piece.least)).ok_or(INEXACT)?;
    let (head, tail) = (&pieces[..place], &pieces[place + 1..]);
    let (Some(before), Some(after)) = (fixed(head)?, fixed(tail)?) else { return Err(INEXACT) };
    let count = |pieces: &[Piece]| pieces.iter().map(|piece| u64::from(piece.least)).sum::<u64>();
    let (front, back) = (count(head), count(tail));
    let piece = &pieces[place];

    let mut conditions = bounds(text, piece, front + back);
    if !before.is_empty() || !after.is_empty() {
        conditions.push(is_glob(text, &format!("{before}*{after}")));
    }
    let middle = match (front, back) {
        (0, 0) => text.to_owned(),
        (_, 0) => format!("substr({text}, {})", front + 1),
        _ => format!("substr({text}, {}, length({text}) - {})", front + 1, front + back),
    };
    conditions.extend(only(&middle, &piece.atom)?);
    // A length alone says nothing when there is no bound and no class: `^.*$`.
    if conditions.is_empty() {
        conditions.push(format!("length({text}) >= 0"));
    }
    Ok(conditions.join(" AND "))
}

/// The bounds of the length of `text`, `more` characters beside the piece.
fn bounds(text: &str, piece: &Piece, more: u64) -> Vec<String> {
    let (least, most) = (u64::from(piece.least) + more, piece.most.map(|most| u64::from(most) + more));
    let least = (least > 0).then(|| format!("length({text}) >= {least}"));
    least.into_iter().chain(most.map(|most| format!("length({text}) <= {most}"))).collect()
}

/// That `text` has only characters of `atom`.
fn only(text: &str, atom: &Atom) -> Result<Option<String>, Fault> {
    let class = match atom {
        Atom::Any => return Ok(None),
        Atom::Literal(literal) => &Class { is_negated: false, ranges: vec![(*literal, *literal)] },
        Atom::Class(class) => class,
        Atom::Start | Atom::End | Atom::Group(_) => return Err(INEXACT),
    };
    let outside = Class { is_negated: !class.is_negated, ranges: class.ranges.clone() };
    Ok(Some(format!("{text} NOT GLOB {}", quoted(&format!("*{}*", self::class(&outside)?)))))
}

/// An e-mail address: local part, host, and the host's last label.
struct Address<'a> {
    local: &'a Piece,
    host: &'a Piece,
    label: &'a Piece,
}

impl<'a> Address<'a> {
    fn of(pieces: &'a [Piece]) -> Option<Self> {
        let [local, at, host, dot, label] = pieces else { return None };
        let is = |piece: &Piece, literal: char| {
            (piece.least, piece.most) == (1, Some(1))
                && match &piece.atom {
                    Atom::Literal(other) => *other == literal,
                    Atom::Class(class) => !class.is_negated && class.ranges == [(literal, literal)],
                    _ => false,
                }
        };
        let is_without = |piece: &Piece, character: char| {
            matches!(&piece.atom, Atom::Class(class) if !class.contains(character)) && piece.least > 0
        };
        let is_address = is(at, '@')
            && is(dot, '.')
            && [local, host, label].into_iter().all(|piece| is_without(piece, '@'))
            && is_without(label, '.');
        is_address.then_some(Self { local, host, label })
    }

    fn conditions(&self, text: &str) -> String {
        let at = format!("instr({text}, '@')");
        let local = format!("substr({text}, 1, {at} - 1)");
        let domain = format!("substr({text}, {at} + 1)");
        // What is left when everything but dots is cut off the end: up to the last dot.
        let to_dot = format!("rtrim({domain}, replace({domain}, '.', ''))");
        let host = format!("substr({to_dot}, 1, length({to_dot}) - 1)");
        let label = format!("substr({domain}, length({to_dot}) + 1)");
        let mut conditions = vec![format!("{at} > 1"), format!("length({to_dot}) > 1")];
        for (part, piece) in [(&local, self.local), (&host, self.host), (&label, self.label)] {
            conditions.extend(bounds(part, piece, 0));
            conditions.extend(only(part, &piece.atom).ok().flatten());
        }
        conditions.join("\n      AND ")
    }
}

fn is_glob(text: &str, glob: &str) -> String {
    format!("{text} GLOB {}", quoted(glob))
}

fn quoted(glob: &str) -> String {
    format!("'{}'", glob.replace('\'', "''"))
}

/// A class as `GLOB` spells it: it has no escapes, so the order of its members does their work.
fn class(class: &Class) -> Result<String, Fault> {
    if let ([(first, last)], false) = (class.ranges.as_slice(), class.is_negated)
        && first == last
        && !matches!(first, '*' | '?' | '[')
    {
        return Ok(first.to_string());
    }
    let (mut bracket, mut members, mut hyphen, mut caret) = ("", String::new(), "", "");
    for &(first, last) in &class.ranges {
        match (first, last) {
            (']', ']') => bracket = "]",
            ('-', '-') => hyphen = "-",
            ('^', '^') => caret = "^",
            _ if first == last => members.push(first),
            // Ends that `GLOB` would read as something else.
            _ if matches!(first, ']' | '-' | '^' | '[') || matches!(last, ']' | '-' | '[') => {
                return Err(INEXACT);
            }
            _ => {
                members.push(first);
                members.push('-');
                members.push(last);
            }
        }
    }
    let negation = if class.is_negated { "^" } else { "" };
    // A caret alone at the front would negate.
    if bracket.is_empty() && members.is_empty() && !class.is_negated && !caret.is_empty() {
        return if hyphen.is_empty() { Ok("^".to_owned()) } else { Err(INEXACT) };
    }
    Ok(format!("[{negation}{bracket}{members}{caret}{hyphen}]"))
}
