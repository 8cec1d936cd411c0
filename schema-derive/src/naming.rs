//! Names of tables, columns and stored variants made from Rust names.

/// `OrderItem` → `order_item`, `HTTPRequest` → `http_request`, `UserID` → `user_id`.
pub(crate) fn snake_case(name: &str) -> String {
    let characters: Vec<char> = name.chars().collect();
    let mut result = String::with_capacity(name.len() + 4);
    for (position, &character) in characters.iter().enumerate() {
        if character.is_uppercase() && starts_word(&characters, position) && !result.ends_with('_') {
            result.push('_');
        }
        result.extend(character.to_lowercase());
    }
    result
}

/// An upper-case letter starts a word after a lower-case letter or digit, and at the end of an acronym.
fn starts_word(characters: &[char], position: usize) -> bool {
    let Some(previous) = position.checked_sub(1).map(|previous| characters[previous]) else { return false };
    if !previous.is_uppercase() {
        return true;
    }
    characters.get(position + 1).is_some_and(|next| next.is_lowercase())
}

/// The table of a struct: snake case, the last word in the plural.
pub(crate) fn table_name(entity: &str) -> String {
    let name = snake_case(entity);
    match name.rfind('_') {
        Some(position) => format!("{}{}", &name[..=position], plural(&name[position + 1..])),
        None => plural(&name),
    }
}

/// Nouns that take no `s`; a name that should differ is said with `table = "…"`.
const IRREGULAR: [(&str, &str); 14] = [
    ("person", "people"),
    ("child", "children"),
    ("man", "men"),
    ("woman", "women"),
    ("foot", "feet"),
    ("tooth", "teeth"),
    ("mouse", "mice"),
    ("leaf", "leaves"),
    ("shelf", "shelves"),
    ("life", "lives"),
    ("quiz", "quizzes"),
    ("criterion", "criteria"),
    ("analysis", "analyses"),
    ("basis", "bases"),
];

/// Nouns that are their own plural.
const INVARIANT: [&str; 12] = [
    "data",
    "metadata",
    "information",
    "equipment",
    "news",
    "series",
    "species",
    "media",
    "staff",
    "inventory",
    "history",
    "feedback",
];

fn plural(noun: &str) -> String {
    if INVARIANT.contains(&noun) {
        return noun.to_owned();
    }
    if let Some((_, plural)) = IRREGULAR.iter().find(|(singular, _)| *singular == noun) {
        return (*plural).to_owned();
    }
    if let Some(stem) = noun.strip_suffix('y')
        && stem.chars().next_back().is_some_and(|letter| !"aeiou".contains(letter))
    {
        return format!("{stem}ies");
    }
    if noun.ends_with(['s', 'x', 'z']) || noun.ends_with("ch") || noun.ends_with("sh") {
        return format!("{noun}es");
    }
    format!("{noun}s")
}

/// The `rename_all` conventions of serde and sqlx.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Convention {
    Lower,
    Upper,
    Pascal,
    Camel,
    Snake,
    ScreamingSnake,
    Kebab,
    ScreamingKebab,
}

impl Convention {
    pub(crate) const ALL: [Self; 8] = [
        Self::Snake,
        Self::Lower,
        Self::Upper,
        Self::Camel,
        Self::Pascal,
        Self::ScreamingSnake,
        Self::Kebab,
        Self::ScreamingKebab,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Lower => "lowercase",
            Self::Upper => "UPPERCASE",
            Self::Pascal => "PascalCase",
            Self::Camel => "camelCase",
            Self::Snake => "snake_case",
            Self::ScreamingSnake => "SCREAMING_SNAKE_CASE",
            Self::Kebab => "kebab-case",
            Self::ScreamingKebab => "SCREAMING-KEBAB-CASE",
        }
    }

    pub(crate) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|convention| convention.name() == name)
    }

    /// The variant `name` as serde renames it: an acronym is so many words.
    pub(crate) fn apply_as_serde(self, variant: &str) -> String {
        let mut spelled = String::with_capacity(variant.len() * 2);
        for (position, character) in variant.chars().enumerate() {
            if position > 0 && character.is_uppercase() {
                spelled.push('_');
            }
            spelled.extend(character.to_lowercase());
        }
        match self {
            Self::Lower => variant.to_ascii_lowercase(),
            Self::Upper => variant.to_ascii_uppercase(),
            Self::Pascal => variant.to_owned(),
            Self::Camel => {
                let mut characters = variant.chars();
                characters
                    .next()
                    .map_or_else(String::new, |first| first.to_lowercase().chain(characters).collect())
            }
            Self::Snake => spelled,
            Self::ScreamingSnake => spelled.to_uppercase(),
            Self::Kebab => spelled.replace('_', "-"),
            Self::ScreamingKebab => spelled.to_uppercase().replace('_', "-"),
        }
    }

    /// The name in this convention, as sqlx makes it, of something called `name` in Rust.
    pub(crate) fn apply(self, name: &str) -> String {
        let snake = snake_case(name);
        match self {
            Self::Lower => name.to_lowercase(),
            Self::Upper => name.to_uppercase(),
            Self::Pascal => pascal(&snake),
            Self::Camel => {
                let pascal = pascal(&snake);
                let mut characters = pascal.chars();
                characters
                    .next()
                    .map_or_else(String::new, |first| first.to_lowercase().chain(characters).collect())
            }
            Self::Snake => snake,
            Self::ScreamingSnake => snake.to_uppercase(),
            Self::Kebab => snake.replace('_', "-"),
            Self::ScreamingKebab => snake.to_uppercase().replace('_', "-"),
        }
    }
}

/// `order_item` → `OrderItem`.
pub(crate) fn pascal(snake: &str) -> String {
    snake
        .split('_')
        .map(|word| {
            let mut characters = word.chars();
            characters
                .next()
                .map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Convention, snake_case, table_name};

    #[test]
    fn makes_snake_case_and_knows_acronyms() {
        let cases = [
            ("OrderItem", "order_item"),
            ("HTTPRequest", "http_request"),
            ("UserID", "user_id"),
            ("Address2Line", "address2_line"),
            ("already_snake", "already_snake"),
            ("A", "a"),
            ("Größe", "größe"),
        ];
        for (rust, expected) in cases {
            assert_eq!(snake_case(rust), expected, "{rust}");
        }
    }

    // proves A1
    #[test]
    fn names_a_table_by_the_plural_of_its_last_word() {
        let cases = [
            ("User", "users"),
            ("OrderItem", "order_items"),
            ("Category", "categories"),
            ("Address", "addresses"),
            ("Person", "people"),
            ("ContactPerson", "contact_people"),
            ("Tax", "taxes"),
            ("Batch", "batches"),
            ("Day", "days"),
            ("OrderStatusHistory", "order_status_history"),
            ("Analysis", "analyses"),
        ];
        for (entity, table) in cases {
            assert_eq!(table_name(entity), table, "{entity}");
        }
    }

    #[test]
    fn applies_conventions_to_variants_and_fields() {
        assert_eq!(Convention::Kebab.apply("OnHold"), "on-hold");
        assert_eq!(Convention::Lower.apply("OnHold"), "onhold");
        assert_eq!(Convention::ScreamingSnake.apply("OnHold"), "ON_HOLD");
        assert_eq!(Convention::Camel.apply("created_at"), "createdAt");
        assert_eq!(Convention::Pascal.apply("created_at"), "CreatedAt");
    }
}
