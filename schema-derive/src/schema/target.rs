//! `postgres("15")`, `sqlite("3.40", test, decimal(integer))`.

use proc_macro2::Ident;
use schema_as_code_core::{
    def::{DecimalStorage, TargetRole},
    dialect::{Dialect, Version},
};

use crate::{
    diagnostic::{Diagnostic, Faults},
    meta::{self, Seen},
    tokens::{Cursor, Item, Shape, text_of},
};

/// A database the schema must run on.
pub(super) struct Target {
    pub(super) dialect: Dialect,
    pub(super) version: Version,
    pub(super) role: TargetRole,
    pub(super) decimal: Option<DecimalStorage>,
}

/// The target `dialect`, named by `name`, with the arguments in `list`; faults are reported.
pub(super) fn read(dialect: Dialect, name: &Ident, list: &Cursor, faults: &mut Faults) -> Option<Target> {
    let items = list.items();
    let Some((first, options)) = items.split_first() else {
        faults.push(wrong_shape(name, dialect));
        return None;
    };
    let version = faults.catch(version(dialect, first));
    let mut target = Target { dialect, version: version?, role: TargetRole::Full, decimal: None };
    let mut seen = Seen::new("target");
    for option in options {
        read_option(&mut target, option, &mut seen, faults);
    }
    Some(target)
}

fn wrong_shape(at: &Ident, dialect: Dialect) -> Diagnostic {
    meta::wrong_shape(at, dialect.name(), &example(dialect))
}

fn example(dialect: Dialect) -> String {
    let Version { major, minor } = dialect.oldest();
    if minor == 0 && dialect == Dialect::Postgres {
        return format!("{}(\"{major}\")", dialect.name());
    }
    format!("{}(\"{major}.{minor}\")", dialect.name())
}

fn version(dialect: Dialect, item: &Item) -> Result<Version, Diagnostic> {
    let text = meta::only_string(&item.cursor(), dialect.name())
        .map_err(|_| meta::wrong_shape(item.extent(), dialect.name(), &example(dialect)))?;
    let version = parse_version(&text.value).ok_or_else(|| {
        let message = format!("`{}` is no version", text.value.escape_debug());
        Diagnostic::syntax("malformed_attribute", text.span, message)
            .help(format!("write major and minor, as in `{}`", example(dialect)))
    })?;
    if version.is_at_least(dialect.oldest()) {
        return Ok(version);
    }
    let message = format!("{} {} is older than what is supported", dialect.product(), text.value);
    Err(Diagnostic::syntax("unsupported_version", text.span, message)
        .help(format!("`{}` or newer", example(dialect))))
}

/// `15`, `8.0`: digits alone, because a sign would be read by `parse`.
fn parse_version(text: &str) -> Option<Version> {
    let number = |digits: &str| -> Option<u16> {
        digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
    };
    match text.split_once('.') {
        Some((major, minor)) => Some(Version::new(number(major)?, number(minor)?)),
        None => Some(Version::new(number(text)?, 0)),
    }
}

fn read_option(target: &mut Target, item: &Item, seen: &mut Seen, faults: &mut Faults) {
    let shape = item.shape();
    let (Shape::Word(name) | Shape::Value(name, _) | Shape::List(name, _)) = &shape else {
        faults.push(meta::wrong_shape(item.extent(), target.dialect.name(), "sqlite(\"3.40\", test)"));
        return;
    };
    if !seen.admits(name, faults) {
        return;
    }
    match (text_of(name).as_str(), &shape) {
        ("test", Shape::Word(_)) => target.role = TargetRole::Test,
        ("decimal", Shape::List(_, group)) => {
            if target.dialect != Dialect::Sqlite {
                let message = format!("{} stores decimals exactly by itself", target.dialect.product());
                let fault = Diagnostic::syntax("misplaced_attribute", item.extent(), message);
                faults.push(fault.help("leave `decimal` out: it is for SQLite"));
                return;
            }
            target.decimal = faults.catch(meta::choice(
                &Cursor::from_group(group),
                "decimal",
                group.span(),
                &[
                    ("integer", DecimalStorage::ScaledInteger),
                    ("text", DecimalStorage::Text),
                    ("real", DecimalStorage::Real),
                ],
            ));
        }
        (text, _) => {
            let example = if text == "test" { "test" } else { "decimal(integer)" };
            faults.push(meta::wrong_shape(item.extent(), text, example));
        }
    }
}
