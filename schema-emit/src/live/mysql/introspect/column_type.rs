//! Types of columns, as a catalog spells them.

use crate::{
    catalog::{ColumnType, Text},
    live::mysql::text,
};

/// The type, with the values of an enum, and without the display width that MariaDB makes up.
pub(super) fn column_type(listed: &str) -> ColumnType {
    let values = listed.strip_prefix("enum(").and_then(|list| list.strip_suffix(')')).map(values);
    match values {
        Some(values) => ColumnType::Values(values.into()),
        None => ColumnType::built_in(without_width(listed)),
    }
}

/// The values are listed as strings.
fn values(list: &str) -> Vec<Text> {
    let values = text::tokens(list).into_iter().filter(|token| token.kind == text::Kind::Text);
    values.map(|token| text::value(token.text).into()).collect()
}

/// Widths that say nothing: each type has its own when none is given. `tinyint(1)` is said.
const WIDTHS: [(&str, &str); 10] = [
    ("tinyint(4)", "tinyint"),
    ("tinyint(3) unsigned", "tinyint unsigned"),
    ("smallint(6)", "smallint"),
    ("smallint(5) unsigned", "smallint unsigned"),
    ("mediumint(9)", "mediumint"),
    ("mediumint(8) unsigned", "mediumint unsigned"),
    ("int(11)", "int"),
    ("int(10) unsigned", "int unsigned"),
    ("bigint(20)", "bigint"),
    ("bigint(20) unsigned", "bigint unsigned"),
];

fn without_width(listed: &str) -> String {
    let short = WIDTHS.iter().find(|(long, _)| *long == listed);
    short.map_or(listed, |(_, short)| short).to_owned()
}

#[cfg(test)]
mod tests {
    use super::{ColumnType, column_type};

    #[test]
    fn types_are_spelled_as_they_are_declared() {
        assert_eq!(column_type("int(10) unsigned"), ColumnType::built_in("int unsigned"));
        assert_eq!(
            column_type("int(10) unsigned zerofill"),
            ColumnType::built_in("int(10) unsigned zerofill")
        );
        assert_eq!(column_type("tinyint(1)"), ColumnType::built_in("tinyint(1)"));
        let values = ["a'b", "c,d", "e\\f", ")", "", "\n"].map(Into::into).to_vec();
        assert_eq!(column_type(r"enum('a''b','c,d','e\\f',')','','\n')"), ColumnType::Values(values.into()));
    }
}
