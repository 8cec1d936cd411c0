//! What a list says of a column in words.

use crate::catalog::{Storage, Visibility};

/// What is said of a column in words.
#[derive(Default)]
pub(super) struct Extra {
    pub(super) is_identity: bool,
    pub(super) is_computed: bool,
    pub(super) storage: Option<Storage>,
    pub(super) visibility: Visibility,
    pub(super) unheld: Vec<String>,
}

impl Extra {
    /// `DEFAULT_GENERATED on update CURRENT_TIMESTAMP(3)`, `VIRTUAL GENERATED, INVISIBLE`.
    pub(super) fn read(words: &str) -> Self {
        let mut extra = Self::default();
        let mut rest = words;
        while let Some(word) = next(&mut rest) {
            match word.to_ascii_uppercase().as_str() {
                "AUTO_INCREMENT" => extra.is_identity = true,
                "DEFAULT_GENERATED" => extra.is_computed = true,
                "INVISIBLE" => extra.visibility = Visibility::Invisible,
                kind @ ("VIRTUAL" | "STORED" | "PERSISTENT") => {
                    extra.storage = Some(if kind == "VIRTUAL" { Storage::Virtual } else { Storage::Stored });
                    next(&mut rest);
                }
                "ON" => {
                    let what = (next(&mut rest), next(&mut rest));
                    let (event, value) = (what.0.unwrap_or_default(), what.1.unwrap_or_default());
                    extra.unheld.push(format!("on {event} it becomes {value}"));
                }
                // A sentence that nobody knows is one fact.
                _ => {
                    extra
                        .unheld
                        .push(format!("it says `{}`", &words[words.len() - rest.len() - word.len()..]));
                    break;
                }
            }
        }
        extra
    }
}

fn next<'w>(rest: &mut &'w str) -> Option<&'w str> {
    *rest = rest.trim_start_matches([' ', ',']);
    let end = rest.find([' ', ',']).unwrap_or(rest.len());
    let (word, remaining) = rest.split_at(end);
    *rest = remaining;
    (!word.is_empty()).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::{Extra, Storage, Visibility};

    #[test]
    fn words_about_a_column_are_understood() {
        let both = Extra::read("DEFAULT_GENERATED on update CURRENT_TIMESTAMP(3)");
        assert!(both.is_computed);
        assert_eq!(both.unheld, ["on update it becomes CURRENT_TIMESTAMP(3)"]);
        for words in ["VIRTUAL GENERATED INVISIBLE", "VIRTUAL GENERATED, INVISIBLE"] {
            let hidden = Extra::read(words);
            assert_eq!((hidden.storage, hidden.visibility), (Some(Storage::Virtual), Visibility::Invisible));
            assert!(hidden.unheld.is_empty());
        }
        assert!(Extra::read("auto_increment").is_identity);
        let unknown = Extra::read("INVISIBLE, WITHOUT SYSTEM VERSIONING");
        assert_eq!(unknown.unheld, ["it says `WITHOUT SYSTEM VERSIONING`"]);
    }
}
