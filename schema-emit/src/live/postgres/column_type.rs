//! Types, as our scripts spell them: the server has several names for one type, and prints the long ones.

/// The spelling of `text` that stands for all of its spellings.
pub(super) fn spelled(text: impl Into<String>) -> String {
    let text: String = text.into();
    let (element, dimensions) = match text.strip_suffix("[]") {
        Some(element) => (element.trim_end(), "[]"),
        None => (text.as_str(), ""),
    };
    let lower = element.to_ascii_lowercase();
    let (head, arguments, tail) = match (lower.find('('), lower.rfind(')')) {
        (Some(start), Some(end)) if start < end => {
            (lower[..start].trim_end(), &lower[start..=end], lower[end + 1..].trim())
        }
        _ => (lower.as_str(), "", ""),
    };
    let whole = if tail.is_empty() { head.to_owned() } else { format!("{head} {tail}") };
    let Some((_, short)) = SPELLINGS.iter().find(|(long, _)| *long == whole) else { return text };
    let arguments: String = arguments.chars().filter(|letter| *letter != ' ').collect();
    format!("{short}{arguments}{dimensions}")
}

/// Other spellings of a type, and the one that is ours.
const SPELLINGS: [(&str, &str); 32] = [
    ("int8", "bigint"),
    ("bigint", "bigint"),
    ("int", "integer"),
    ("int4", "integer"),
    ("integer", "integer"),
    ("int2", "smallint"),
    ("smallint", "smallint"),
    ("bool", "boolean"),
    ("boolean", "boolean"),
    ("float4", "real"),
    ("real", "real"),
    ("float8", "double precision"),
    ("float", "double precision"),
    ("double precision", "double precision"),
    ("decimal", "numeric"),
    ("numeric", "numeric"),
    ("character varying", "varchar"),
    ("varchar", "varchar"),
    ("character", "char"),
    ("char", "char"),
    ("bpchar", "bpchar"),
    ("bit varying", "varbit"),
    ("varbit", "varbit"),
    ("bit", "bit"),
    ("timestamp without time zone", "timestamp"),
    ("timestamp", "timestamp"),
    ("timestamp with time zone", "timestamptz"),
    ("timestamptz", "timestamptz"),
    ("time without time zone", "time"),
    ("time", "time"),
    ("time with time zone", "timetz"),
    ("timetz", "timetz"),
];

#[cfg(test)]
mod tests {
    use super::spelled;

    #[test]
    fn spells_a_type_in_one_way() {
        for (text, expected) in [
            ("character varying(255)", "varchar(255)"),
            ("VARCHAR (255)", "varchar(255)"),
            ("numeric(10, 2)", "numeric(10,2)"),
            ("DECIMAL", "numeric"),
            ("timestamp(3) with time zone", "timestamptz(3)"),
            ("timestamp without time zone[]", "timestamp[]"),
            ("time with time zone", "timetz"),
            ("double precision", "double precision"),
            ("character varying(20)[]", "varchar(20)[]"),
            ("character(3)", "char(3)"),
        ] {
            assert_eq!(spelled(text), expected);
        }
    }

    #[test]
    fn leaves_what_it_does_not_know() {
        for text in [
            "geometry(Point,4326)",
            "\"Int\"",
            "public.\"char\"",
            "\"x (1) varying\"",
            "citext",
            "a\"(",
            ")(",
        ] {
            assert_eq!(spelled(text), text);
        }
    }
}
