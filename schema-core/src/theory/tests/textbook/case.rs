//! Reading relations with their answers. Only `attrs` is mandatory: what a file does not answer is not compared.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::theory::{AttributeSet, FunctionalDependency, MultivaluedDependency, NormalForm, Relation};

/// Names another file of the same form: relations kept apart.
const OVERRIDE: &str = "SCHEMA_TEXTBOOK";

/// A relation and what is known about it.
pub(super) struct Case {
    /// `id`, or the position in the file.
    pub(super) id: String,
    pub(super) names: Vec<String>,
    pub(super) relation: Relation,
    pub(super) candidate_keys: Option<Vec<AttributeSet>>,
    pub(super) prime: Option<AttributeSet>,
    pub(super) highest: Option<NormalForm>,
    pub(super) minimal_cover: Option<Vec<FunctionalDependency>>,
    /// The only result of the merged synthesis.
    pub(super) only_synthesis: Option<Vec<AttributeSet>>,
    pub(super) is_preserving_possible: Option<bool>,
    pub(super) is_splitting_preserving: Option<bool>,
    pub(super) published: Option<Vec<AttributeSet>>,
    pub(super) is_published_preserving: Option<bool>,
    pub(super) fourth: Option<Vec<AttributeSet>>,
}

pub(super) fn is_other_file() -> bool {
    std::env::var_os(OVERRIDE).is_some()
}

/// The relations of the file that the variable names, else our own.
pub(super) fn cases() -> Vec<Case> {
    let own = || ["textbook", "relations"].map(own_file).to_vec();
    let files = std::env::var_os(OVERRIDE).map_or_else(own, |path| vec![PathBuf::from(path)]);
    files.iter().flat_map(|path| cases_of(path)).collect()
}

fn own_file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("testdata").join(name).with_extension("json")
}

fn cases_of(path: &Path) -> Vec<Case> {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| {
        panic!("cannot read {} ({OVERRIDE} names another file): {error}", path.display())
    });
    read(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The relations of a text: a list, or an object with the list `cases`.
pub(super) fn read(text: &str) -> Result<Vec<Case>, String> {
    let document: Value = serde_json::from_str(text).map_err(|error| format!("this is no JSON: {error}"))?;
    let list = document.as_array().or_else(|| document["cases"].as_array());
    let list = list.ok_or("there is no list of relations, neither at the top nor as `cases`")?;
    list.iter().enumerate().map(|(position, facts)| case(position, facts)).collect()
}

fn case(position: usize, facts: &Value) -> Result<Case, String> {
    let id = facts["id"].as_str().map_or_else(|| format!("number {}", position + 1), str::to_owned);
    let reader = Reader { facts, names: Vec::new() };
    reader.case(&id).map_err(|error| format!("relation {id}: {error}"))
}

/// One relation while it is read.
struct Reader<'a> {
    facts: &'a Value,
    names: Vec<String>,
}

impl Reader<'_> {
    fn case(mut self, id: &str) -> Result<Case, String> {
        self.names = self.attributes()?;
        let all = AttributeSet::first(self.names.len()).map_err(|error| error.to_string())?;
        let dependencies = |field| Ok::<_, String>(self.pairs(field)?.unwrap_or_default());
        let functional =
            dependencies("fds")?.into_iter().map(|[left, right]| FunctionalDependency::new(left, right));
        let multivalued =
            dependencies("mvds")?.into_iter().map(|[left, right]| MultivaluedDependency::new(left, right));
        let relation = Relation::new(all, functional.collect(), multivalued.collect())
            .map_err(|error| error.to_string())?;
        let cover = self.pairs("minimal_cover")?;
        let is_only = self.truth("bernstein_merged_unique")? == Some(true);
        Ok(Case {
            id: id.to_owned(),
            relation,
            candidate_keys: self.sets("candidate_keys")?,
            prime: self.field("prime").map(|set| self.set("prime", set)).transpose()?,
            highest: self.field("highest_nf").map(form).transpose()?,
            minimal_cover: cover.map(|pairs| {
                pairs.into_iter().map(|[left, right]| FunctionalDependency::new(left, right)).collect()
            }),
            only_synthesis: self.sets("bernstein_merged_3nf")?.filter(|_| is_only),
            is_preserving_possible: self.truth("dependency_preserving_bcnf_exists")?,
            is_splitting_preserving: self.truth("bcnf_decomposition_preserves_fds")?,
            published: self.sets("published_bcnf")?,
            is_published_preserving: self.truth("published_bcnf_preserves_fds")?,
            fourth: self.sets("fourth_nf_decomposition")?,
            names: self.names,
        })
    }

    fn attributes(&self) -> Result<Vec<String>, String> {
        let list = self.field("attrs").ok_or("it has no `attrs`")?;
        let names = list.as_array().ok_or("`attrs` is no list")?;
        let names: Option<Vec<&str>> = names.iter().map(Value::as_str).collect();
        let names = names.ok_or("`attrs` has something else than texts")?;
        match names.iter().enumerate().find(|(position, name)| names[..*position].contains(name)) {
            Some((_, twice)) => Err(format!("`attrs` has {twice:?} twice")),
            None => Ok(names.into_iter().map(str::to_owned).collect()),
        }
    }

    /// `null` is as good as nothing.
    fn field(&self, field: &str) -> Option<&Value> {
        self.facts.get(field).filter(|value| !value.is_null())
    }

    fn truth(&self, field: &str) -> Result<Option<bool>, String> {
        let truth =
            |value: &Value| value.as_bool().ok_or_else(|| format!("`{field}` is neither true nor false"));
        self.field(field).map(truth).transpose()
    }

    fn list(&self, field: &str) -> Result<Option<&Vec<Value>>, String> {
        self.field(field)
            .map(|value| value.as_array().ok_or_else(|| format!("`{field}` is no list")))
            .transpose()
    }

    /// Sorted.
    fn sets(&self, field: &str) -> Result<Option<Vec<AttributeSet>>, String> {
        let Some(list) = self.list(field)? else { return Ok(None) };
        let mut sets: Vec<_> = list.iter().map(|set| self.set(field, set)).collect::<Result<_, _>>()?;
        sets.sort_unstable();
        Ok(Some(sets))
    }

    /// Pairs of a left and a right side.
    fn pairs(&self, field: &str) -> Result<Option<Vec<[AttributeSet; 2]>>, String> {
        let pair = |value: &Value| match value.as_array().map(Vec::as_slice) {
            Some([left, right]) => Ok([self.set(field, left)?, self.set(field, right)?]),
            _ => Err(format!("`{field}` has {value}, which is no pair of two sides")),
        };
        self.list(field)?.map(|list| list.iter().map(pair).collect()).transpose()
    }

    fn set(&self, field: &str, value: &Value) -> Result<AttributeSet, String> {
        let names = value
            .as_array()
            .ok_or_else(|| format!("`{field}` has {value}, which is no list of attributes"))?;
        let position = |name: &Value| {
            let known = self.names.iter().position(|known| Some(known.as_str()) == name.as_str());
            known.ok_or_else(|| format!("`{field}` names {name}, which is not among `attrs`"))
        };
        let positions: Vec<usize> = names.iter().map(position).collect::<Result<_, _>>()?;
        AttributeSet::from_positions(positions).map_err(|error| error.to_string())
    }
}

fn form(value: &Value) -> Result<NormalForm, String> {
    let known = NormalForm::ALL.into_iter().find(|form| Some(form.short_name()) == value.as_str());
    let names = NormalForm::ALL.map(NormalForm::short_name).join(", ");
    known.ok_or_else(|| format!("`highest_nf` is {value}, and none of {names}"))
}
