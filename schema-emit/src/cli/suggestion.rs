//! What was meant by a name that is none.

/// The candidate nearest to `name`, when it is near enough to have been meant.
pub(super) fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let name = name.to_lowercase();
    candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&name, &candidate.to_lowercase()), candidate))
        .filter(|(distance, candidate)| {
            *distance <= candidate.len().max(name.len()) / 3 || is_begun(&name, candidate)
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Whether one is the other's beginning: `pg` is not, `postgresql` and `post` are.
fn is_begun(name: &str, candidate: &str) -> bool {
    name.len() >= 3 && (candidate.starts_with(name) || name.starts_with(candidate))
}

/// `` `a`, `b` and `c` ``.
pub(super) fn listed<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let names: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
    match names.as_slice() {
        [] => "none".to_owned(),
        [one] => one.clone(),
        [others @ .., last] => format!("{} and {last}", others.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::{listed, nearest};

    const DIALECTS: [&str; 4] = ["postgres", "mysql", "mariadb", "sqlite"];

    #[test]
    fn finds_what_was_meant() {
        assert_eq!(nearest("postgre", DIALECTS), Some("postgres"));
        assert_eq!(nearest("postgresql", DIALECTS), Some("postgres"));
        assert_eq!(nearest("SQLlite", DIALECTS), Some("sqlite"));
        assert_eq!(nearest("maria", DIALECTS), Some("mariadb"));
    }

    #[test]
    fn guesses_nothing_from_a_stranger() {
        assert_eq!(nearest("oracle", DIALECTS), None);
        assert_eq!(nearest("", DIALECTS), None);
    }

    #[test]
    fn lists_names_as_a_sentence_does() {
        assert_eq!(listed(["a"]), "`a`");
        assert_eq!(listed(["a", "b", "c"]), "`a`, `b` and `c`");
    }
}
