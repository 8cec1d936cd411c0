//! Names that are made, and names that are taken as they are.
//!
//! A made name starts with its table and has at most 63 bytes on every dialect: a schema has the same
//! names everywhere. A name written by hand is exact or refused.

use schema_as_code_core::{
    def::{EntityDef, NamingDef, ObjectNaming, Site, TableName},
    dialect::NameLimit,
    rules::UNUSABLE_NAME,
};
use sha2::{Digest, Sha256};

use super::context::Context;
use crate::{
    catalog::{Table, Text},
    dialect::NameKind,
    scan::lacks,
};

/// Bytes of a made name; PostgreSQL's limit, the smallest.
pub(super) const LIMIT: usize = 63;

/// What the names are made of that belong to one table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stem {
    table: TableName,
    objects: ObjectNaming,
}

impl Stem {
    /// Of the entity's table.
    pub(super) const fn of(naming: &NamingDef, entity: &EntityDef) -> Self {
        Self { table: naming.table_of(entity), objects: naming.objects }
    }

    /// Of a table of ours, whose name no convention changes.
    pub(super) const fn exact(naming: &NamingDef, table: &'static str) -> Self {
        Self { table: TableName { prefix: "", stem: table }, objects: naming.objects }
    }

    /// The start of a name of the kind `suffix` with `parts` bytes of parts, and what is left to put at its end.
    fn begin(self, parts: usize, suffix: &str) -> (String, Option<&str>) {
        let mut name = String::with_capacity(self.table.len() + parts + 1 + suffix.len());
        let first = match self.objects {
            ObjectNaming::KindFirst => KINDS.iter().find(|(last, _)| *last == suffix),
            ObjectNaming::KindLast => None,
        };
        if let Some((_, first)) = first {
            name.push_str(first);
            name.push('_');
        }
        name.push_str(self.table.prefix);
        name.push_str(self.table.stem);
        (name, if first.is_none() { Some(suffix) } else { None })
    }
}

/// The kinds that a schema may want first, as they are written last and first.
const KINDS: [(&str, &str); 5] =
    [("pkey", "pk"), ("key", "uq"), ("idx", "idx"), ("fkey", "fk"), ("check", "ck")];

/// `table_part_part_suffix`, or, where the schema wants the kind first, `kind_table_part_part`; shortened.
pub(super) fn made<'a>(stem: Stem, parts: impl IntoIterator<Item = &'a str> + Clone, suffix: &str) -> Text {
    numbered(stem, parts, suffix, None)
}

fn numbered<'a>(
    stem: Stem,
    parts: impl IntoIterator<Item = &'a str> + Clone,
    suffix: &str,
    number: Option<u32>,
) -> Text {
    let length = parts.clone().into_iter().fold(0, |length, part| length + 1 + part.len());
    let (mut name, last) = stem.begin(length, suffix);
    for part in parts {
        name.push('_');
        name.push_str(part);
    }
    if let Some(last) = last {
        name.push('_');
        name.push_str(last);
    }
    if let Some(number) = number {
        name.push_str(&number.to_string());
    }
    shortened(name)
}

/// The name itself when it has at most [`LIMIT`] bytes; else its start, cut between characters, and
/// eight digits of its hash.
pub(super) fn shortened(mut name: String) -> Text {
    const DIGITS: usize = 8;
    if name.len() <= LIMIT {
        return name.into();
    }
    let digest = Sha256::digest(name.as_bytes());
    let mut end = LIMIT - DIGITS - 1;
    while !name.is_char_boundary(end) {
        end -= 1;
    }
    name.truncate(end);
    name.push('_');
    for byte in &digest[..DIGITS / 2] {
        name.push(char::from_digit(u32::from(byte >> 4), 16).expect("a half byte is a digit"));
        name.push(char::from_digit(u32::from(byte & 15), 16).expect("a half byte is a digit"));
    }
    name.into()
}

/// [`made`], with a number when `is_taken` in its table: `orders_total_check2`.
pub(super) fn made_free<'a>(
    stem: Stem,
    parts: impl IntoIterator<Item = &'a str> + Clone,
    suffix: &str,
    is_taken: impl Fn(&str) -> bool,
) -> Text {
    let first = made(stem, parts.clone(), suffix);
    if !is_taken(&first) {
        return first;
    }
    let mut number = 2_u32;
    loop {
        let name = numbered(stem, parts.clone(), suffix, Some(number));
        if !is_taken(&name) {
            return name;
        }
        number += 1;
    }
}

/// Whether an index or unique of the table has the name.
pub(super) fn has_index(table: &Table, name: &str) -> bool {
    table.indexes.iter().any(|index| index.name == name)
        || table.uniques.iter().any(|unique| unique.name == name)
}

/// Reports a name written by hand that the target would refuse or change.
pub(super) fn check_exact(ctx: &mut Context<'_>, entity: &EntityDef, site: Site, kind: NameKind, name: &str) {
    let what = describe(kind);
    let product = ctx.target.dialect.product();
    if name.is_empty() {
        ctx.report(UNUSABLE_NAME, entity, site, format!("the name of the {what} is empty"), "give it a name");
        return;
    }
    if !lacks(name, [0]) {
        let message = format!("the name of the {what} `{}` contains a NUL character", name.escape_debug());
        ctx.report(UNUSABLE_NAME, entity, site, message, "take the character out of the name");
        return;
    }
    let too_long = match ctx.target.dialect.name_limit() {
        NameLimit::Bytes(limit) if name.len() > limit => Some((name.len(), limit, "bytes")),
        NameLimit::Characters(limit) if name.len() > limit && name.chars().count() > limit => {
            Some((name.chars().count(), limit, "characters"))
        }
        _ => None,
    };
    if let Some((length, limit, unit)) = too_long {
        let message = format!("the name of the {what} `{name}` has {length} {unit}, {product} takes {limit}");
        ctx.report(UNUSABLE_NAME, entity, site, message, format!("shorten the name to {limit} {unit}"));
    }
    if let Some(reason) = (ctx.shape.names.refusal)(kind, name) {
        let message = format!("the name of the {what} `{name}` {reason}");
        ctx.report(UNUSABLE_NAME, entity, site, message, format!("choose another name for the {what}"));
    }
}

pub(super) const fn describe(kind: NameKind) -> &'static str {
    match kind {
        NameKind::Namespace => "schema",
        NameKind::Table => "table",
        NameKind::View => "view",
        NameKind::Column => "column",
        NameKind::EnumType => "enum type",
        NameKind::Routine => "function",
        NameKind::PrimaryKey => "primary key",
        NameKind::Unique => "unique",
        NameKind::Index => "index",
        NameKind::Check => "check",
        NameKind::ForeignKey => "foreign key",
        NameKind::Trigger => "trigger",
    }
}

#[cfg(test)]
mod tests {
    use schema_as_code_core::def::{NamingDef, ObjectNaming};

    use super::{LIMIT, Stem, made, made_free, shortened};

    const LAST: NamingDef = NamingDef::DEFAULT;
    const FIRST: NamingDef = NamingDef { objects: ObjectNaming::KindFirst, ..LAST };

    #[test]
    fn short_names_stay_as_they_are() {
        let orders = Stem::exact(&LAST, "orders");
        assert_eq!(made(orders, ["user_id"], "fkey"), "orders_user_id_fkey");
        assert_eq!(made(orders, [], "touch"), "orders_touch");
        assert_eq!(shortened("x".repeat(LIMIT)), "x".repeat(LIMIT));
    }

    #[test]
    fn long_names_are_cut_between_characters_and_hashed() {
        for character in ["x", "é", "世", "💾"] {
            for length in 40..90 {
                let name = shortened(format!("a{}", character.repeat(length)));
                assert!(name.len() <= LIMIT, "{name} has {} bytes", name.len());
                assert!(name.len() > LIMIT - 4 || name.len() <= length * character.len() + 1);
            }
        }
        assert_eq!(
            shortened("x".repeat(64)),
            format!("{}_7ce100971f64e7001e8fe5a51973ecdfe1ced42befe7ee8d5fd6219506b5393c", "x".repeat(54))
                [..63]
        );
    }

    #[test]
    fn names_that_differ_behind_the_cut_stay_different() {
        let mut names: Vec<_> =
            (0..10_000).map(|number| shortened(format!("{}{number}", "long_".repeat(20)))).collect();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), 10_000);
    }

    #[test]
    fn a_taken_name_gets_a_number() {
        let taken = ["t_a_check", "t_a_check2"];
        let stem = Stem::exact(&LAST, "t");
        assert_eq!(made_free(stem, ["a"], "check", |name| taken.contains(&name)), "t_a_check3");
        let (stem, taken) = (Stem::exact(&FIRST, "t"), ["ck_t_a"]);
        assert_eq!(made_free(stem, ["a"], "check", |name| taken.contains(&name)), "ck_t_a2");
    }

    // proves A24
    #[test]
    fn a_schema_may_want_the_kind_first() {
        let orders = Stem::exact(&FIRST, "orders");
        let names =
            [("pkey", "pk_orders"), ("key", "uq_orders"), ("fkey", "fk_orders"), ("idx", "idx_orders")];
        for (suffix, name) in names {
            assert_eq!(made(orders, [], suffix), name);
        }
        assert_eq!(made(orders, ["total"], "check"), "ck_orders_total");
        assert_eq!(made(orders, [], "touch"), "orders_touch", "a trigger is no kind that is looked for");
        let long = "x".repeat(80);
        assert!(made(orders, [long.as_str()], "idx").starts_with("idx_orders_x"));
    }
}
