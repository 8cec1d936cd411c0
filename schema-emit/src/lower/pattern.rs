//! Regular expressions: the subset that every dialect reads the same way, and what SQLite, which has
//! none, says instead.

use schema_as_code_core::{
    def::TargetDef,
    dialect::{Feature, Support, supports},
};

use super::{literal::Fault, make};
use crate::catalog::{Expr, Operator, ScalarFunction};

/// The condition that `value` matches `pattern`.
pub(super) fn lower(target: &TargetDef, value: Expr, pattern: &str) -> Result<Expr, Fault> {
    let portable = portable(pattern)?;
    match supports(target.dialect, target.version, Feature::Pattern) {
        Support::Native => Ok(Expr::Matches { value: Box::new(value), pattern: portable }),
        Support::Emulated { .. } => as_glob(&value, &portable).ok_or_else(|| {
            Fault::new(
                format!(
                    "{} has no regular expressions, and `{pattern}` is not a row of character classes",
                    target.dialect.product()
                ),
                "use a pattern such as `^[a-z0-9_]{3,50}$`, or `sql(...)` for each database",
            )
        }),
        Support::Refused { instead } => {
            Err(Fault::new(format!("{} has no regular expressions", target.dialect.product()), instead))
        }
    }
}

/// The pattern in the subset: characters, classes, groups, alternatives, counts and anchors. A
/// quoted character becomes a class of one, which no database's string quoting can spoil.
fn portable(pattern: &str) -> Result<String, Fault> {
    let refuse = |what: String| {
        Err(Fault::new(
            format!(
                "{what} in the pattern `{}` means something else in each database",
                pattern.escape_debug()
            ),
            "use characters, `[classes]`, `( )`, `|`, `* + ? {m,n}`, `^` and `$`",
        ))
    };
    if !pattern.chars().all(|character| (' '..='~').contains(&character)) {
        return refuse("a character beyond ASCII".to_owned());
    }
    let mut out = String::with_capacity(pattern.len());
    let mut characters = pattern.chars().peekable();
    let mut depth = 0_u32;
    let mut last = None;
    while let Some(character) = characters.next() {
        match character {
            '\\' => match characters.next() {
                Some('^') => return refuse("a quoted `^`".to_owned()),
                Some(']') => return refuse("a quoted `]`".to_owned()),
                Some('\\') => return refuse("a backslash".to_owned()),
                Some(quoted) if quoted.is_ascii_punctuation() => {
                    out.push('[');
                    out.push(quoted);
                    out.push(']');
                }
                Some(quoted) => return refuse(format!("`\\{quoted}`")),
                None => return refuse("a backslash at the end".to_owned()),
            },
            '[' => {
                let mut class = String::from("[");
                if characters.peek() == Some(&'^') {
                    class.push('^');
                    characters.next();
                }
                let mut is_closed = false;
                for inner in characters.by_ref() {
                    match inner {
                        ']' => {
                            is_closed = true;
                            break;
                        }
                        // ICU reads `&&` and `--` as set operations, all read `[:` in a way of their own.
                        '\\' | '[' | '^' | '&' | '~' => return refuse(format!("`{inner}` in a class")),
                        inner => class.push(inner),
                    }
                }
                let body = class.trim_start_matches(['[', '^']);
                if !is_closed || body.is_empty() || body.contains("--") || !are_ranges(body) {
                    return refuse(format!("the class `{class}`"));
                }
                class.push(']');
                out.push_str(&class);
            }
            '(' if characters.peek() == Some(&'?') => return refuse("`(?`".to_owned()),
            '(' => {
                depth += 1;
                out.push('(');
            }
            ')' if depth == 0 => return refuse("`)` without `(`".to_owned()),
            ')' => {
                depth -= 1;
                out.push(')');
            }
            '*' | '+' | '?' if matches!(last, None | Some('(' | '|' | '*' | '+' | '?' | '}' | '^')) => {
                return refuse(format!("`{character}` behind nothing that it repeats"));
            }
            '{' => {
                let count: String = characters.by_ref().take_while(|&inner| inner != '}').collect();
                if bounds(&count).is_none()
                    || matches!(last, None | Some('(' | '|' | '*' | '+' | '?' | '}' | '^'))
                {
                    return refuse(format!("`{{{count}}}`"));
                }
                out.push('{');
                out.push_str(&count);
                out.push('}');
                last = Some('}');
                continue;
            }
            '}' | ']' => return refuse(format!("`{character}`")),
            '$' if characters.peek().is_some_and(|next| !matches!(next, ')' | '|')) => {
                return refuse("`$` before the end".to_owned());
            }
            '^' if !matches!(last, None | Some('(' | '|')) => {
                return refuse("`^` behind the start".to_owned());
            }
            // Without a newline, as Rust's `regex` reads it; PostgreSQL's own `.` is any character.
            '.' => out.push_str("[^\n]"),
            character => out.push(character),
        }
        last = Some(if character == '\\' { 'x' } else { character });
    }
    if depth > 0 {
        return refuse("`(` without `)`".to_owned());
    }
    if out.is_empty() {
        return refuse("nothing".to_owned());
    }
    Ok(out)
}

/// Whether every `-` in the class is at an end or between two characters in order.
fn are_ranges(body: &str) -> bool {
    let bytes = body.as_bytes();
    let mut position = 0;
    while position < bytes.len() {
        if position + 2 < bytes.len() && bytes[position + 1] == b'-' {
            if bytes[position] > bytes[position + 2] || bytes[position] == b'-' {
                return false;
            }
            position += 3;
        } else {
            if bytes[position] == b'-' && position != 0 && position + 1 != bytes.len() {
                return false;
            }
            position += 1;
        }
    }
    true
}

/// `m`, `m,` or `m,n`.
fn bounds(count: &str) -> Option<(u32, Option<u32>)> {
    const MOST: u32 = 255;
    let number = |text: &str| {
        let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if is_number { text.parse().ok().filter(|&value: &u32| value <= MOST) } else { None }
    };
    match count.split_once(',') {
        None => number(count).map(|value| (value, Some(value))),
        Some((low, "")) => Some((number(low)?, None)),
        Some((low, high)) => {
            let (low, high) = (number(low)?, number(high)?);
            (low <= high).then_some((low, Some(high)))
        }
    }
}

/// One class and how often it stands.
struct Run {
    /// As in the pattern, `[` and `]` included; one character: `[x]`.
    class: String,
    low: u32,
    high: Option<u32>,
}

/// The same condition with length and GLOB: for one class with a count, and for a row of classes of
/// fixed counts.
fn as_glob(value: &Expr, pattern: &str) -> Option<Expr> {
    let runs = runs(pattern.strip_prefix('^')?.strip_suffix('$')?)?;
    if let [run] = runs.as_slice() {
        return Some(one_class(value, run));
    }
    let mut glob = String::new();
    for run in &runs {
        if run.high != Some(run.low) {
            return None;
        }
        for _ in 0..run.low {
            glob.push_str(&run.class);
        }
    }
    Some(make::binary(Operator::Glob, value.clone(), make::text(&glob)))
}

fn one_class(value: &Expr, run: &Run) -> Expr {
    let length = || make::call(ScalarFunction::Length, [value.clone()]);
    let outside = match run.class.strip_prefix("[^") {
        Some(class) => format!("*[{class}*"),
        None => format!("*[^{}*", &run.class[1..]),
    };
    let only = make::not(make::binary(Operator::Glob, value.clone(), make::text(&outside)));
    let at_least =
        (run.low > 0).then(|| make::binary(Operator::GreaterOrEqual, length(), make::number(run.low)));
    let at_most = run.high.map(|high| make::binary(Operator::LessOrEqual, length(), make::number(high)));
    [at_least, at_most].into_iter().flatten().rev().fold(only, |expr, bound| make::and(bound, expr))
}

fn runs(pattern: &str) -> Option<Vec<Run>> {
    let mut runs: Vec<Run> = Vec::new();
    let mut rest = pattern;
    while let Some(first) = rest.chars().next() {
        let class = match first {
            '[' => rest[..=rest.find(']')?].to_owned(),
            '(' | ')' | '|' | '^' | '$' | '*' | '+' | '?' | '{' => return None,
            first => format!("[{first}]"),
        };
        rest = if first == '[' { &rest[class.len()..] } else { &rest[1..] };
        let (low, high, taken) = match rest.as_bytes().first() {
            Some(b'*') => (0, None, 1),
            Some(b'+') => (1, None, 1),
            Some(b'?') => (0, Some(1), 1),
            Some(b'{') => {
                let end = rest.find('}')?;
                let (low, high) = bounds(&rest[1..end])?;
                (low, high, end + 1)
            }
            _ => (1, Some(1), 0),
        };
        rest = &rest[taken..];
        runs.push(Run { class, low, high });
    }
    (!runs.is_empty()).then_some(runs)
}

#[cfg(test)]
mod tests {
    use super::{as_glob, portable};
    use crate::{catalog::Expr, lower::make};

    #[test]
    fn quoted_characters_become_classes() {
        assert_eq!(
            portable(r"^[a-z]+@[a-z]+\.[a-z]{2,}$").expect("is portable"),
            "^[a-z]+@[a-z]+[.][a-z]{2,}$"
        );
        assert_eq!(portable("^(a|b)*$").expect("is portable"), "^(a|b)*$");
        assert_eq!(portable("^[-A-Za-z0-9._%+]+$").expect("is portable"), "^[-A-Za-z0-9._%+]+$");
    }

    #[test]
    fn what_databases_read_differently_is_refused() {
        for pattern in [
            r"\d+",
            r"\bx",
            "(?i)x",
            "(?:x)",
            "[[:alpha:]]",
            "[a&&b]",
            "x**",
            "*",
            "a{2,1}",
            "a{999}",
            "(a",
            "a)",
            "é",
            "a$b",
            "a^b",
            "",
            "[]",
            "[a",
            "a]",
            "[z-a]",
            r"a\",
            "[a--b]",
            "[^^a]",
            "a{x}",
            "\n",
        ] {
            assert!(portable(pattern).is_err(), "{pattern:?}");
        }
    }

    #[test]
    fn classes_become_globs() {
        let glob = |pattern: &str| as_glob(&make::column("c"), &portable(pattern).expect("is portable"));
        let Some(Expr::Binary { right, .. }) = glob("^[A-Z]{3}-[0-9]{2}$") else { panic!("is a glob") };
        assert_eq!(*right, make::text("[A-Z][A-Z][A-Z][-][0-9][0-9]"));
        assert!(glob("^[a-z0-9_]{3,50}$").is_some());
        assert!(glob("^[a-z]+$").is_some());
        assert!(glob("^[^ ]*$").is_some());
        assert_eq!(portable("^.$").expect("is portable"), "^[^\n]$");
        for pattern in ["[a-z]+", "^[a-z]+x$", "^(a|b)$", "^a$|b$"] {
            assert!(glob(pattern).is_none(), "{pattern}");
        }
    }
}
