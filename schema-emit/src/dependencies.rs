//! What is stated about an entity beside its keys, and what comes of it: for all who report it.

use schema_as_code_core::{
    def::{ColumnIndex, DependencyDef, EntityDef},
    facts::{Analysis, Fact, Finding, Source},
    theory::AttributeSet,
};

/// A dependency, as it is stated.
#[derive(Debug, Clone)]
pub(crate) struct Stated<'a> {
    /// The fields of its left side.
    pub(crate) determinant: Vec<&'static str>,
    /// The fields of its right side.
    pub(crate) dependent: Vec<&'static str>,
    pub(crate) is_multivalued: bool,
    pub(crate) by: By,
    /// Whether rows are held to it: a snapshot says of the same columns that it does not last.
    pub(crate) lasts: bool,
    /// What it keeps the entity out of.
    pub(crate) findings: Vec<&'a Finding>,
    /// How much of it others say, too.
    pub(crate) repeats: Repeats,
}

/// What states a dependency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum By {
    /// An attribute of this name.
    Attribute(&'static str),
    /// Something else, in words.
    Words(&'static str),
}

/// How much of a dependency the others imply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Repeats {
    Nothing,
    APart,
    Everything,
}

impl Stated<'_> {
    /// `zip -> city, state`
    pub(crate) fn text(&self) -> String {
        let arrow = if self.is_multivalued { "->>" } else { "->" };
        format!("{} {arrow} {}", self.determinant.join(", "), self.dependent.join(", "))
    }
}

/// Each dependency that is stated by something else than a key; the multivalued ones last.
pub(crate) fn stated<'a>(entity: &EntityDef, analysis: &'a Analysis) -> Vec<Stated<'a>> {
    let is_key = |fact: &&Fact| matches!(fact.source, Source::Key | Source::Unique(_));
    let facts =
        analysis.facts.iter().filter(|fact| !is_key(fact)).map(|fact| of_fact(entity, analysis, fact));
    let others = (0..).zip(entity.dependencies).filter_map(|(position, dependency)| {
        let is_fact = analysis.facts.iter().any(|fact| fact.source == Source::Declared(position));
        (!is_fact).then(|| of_declaration(entity, analysis, position, dependency))
    });
    facts.chain(others).collect()
}

fn of_fact<'a>(entity: &EntityDef, analysis: &'a Analysis, fact: &Fact) -> Stated<'a> {
    // An equation has more than one fact.
    let is_about = |finding: &&Finding| {
        finding.source == Some(fact.source)
            && finding.determinant == fact.determinant
            && finding.dependent.is_subset_of(fact.dependent)
    };
    Stated {
        determinant: of_set(entity, fact.determinant),
        dependent: of_set(entity, fact.dependent),
        is_multivalued: false,
        by: by(fact.source),
        lasts: true,
        findings: analysis.findings.iter().filter(is_about).collect(),
        repeats: match fact.source {
            Source::Declared(position) => repeats(analysis, position),
            _ => Repeats::Nothing,
        },
    }
}

/// One that is no fact about single rows, or one that nothing is held to.
fn of_declaration<'a>(
    entity: &EntityDef,
    analysis: &'a Analysis,
    position: u16,
    dependency: &DependencyDef,
) -> Stated<'a> {
    let (is_multivalued, determinant, dependent) = match *dependency {
        DependencyDef::Multivalued { determinant, dependent } => (true, determinant, dependent),
        DependencyDef::Functional { determinant, dependent } => (false, determinant, dependent),
    };
    let repeats = repeats(analysis, position);
    let is_about = |finding: &&Finding| finding.source == Some(Source::Declared(position));
    Stated {
        determinant: of_columns(entity, determinant),
        dependent: of_columns(entity, dependent),
        is_multivalued,
        by: by(Source::Declared(position)),
        lasts: is_multivalued || repeats != Repeats::Nothing,
        findings: analysis.findings.iter().filter(is_about).collect(),
        repeats,
    }
}

const fn by(source: Source) -> By {
    match source {
        Source::Key => By::Words("primary key"),
        Source::Unique(_) => By::Attribute("unique"),
        Source::Declared(_) => By::Attribute("determines"),
        Source::Copied { .. } => By::Words("relation, by name and type"),
        Source::Denormalized(_) => By::Attribute("denormalized"),
        Source::Computed(_) => By::Words("check"),
        Source::Generated(_) => By::Attribute("generated"),
    }
}

fn repeats(analysis: &Analysis, declared: u16) -> Repeats {
    match analysis.implied.iter().find(|implied| implied.declared == declared) {
        Some(implied) if implied.is_whole => Repeats::Everything,
        Some(_) => Repeats::APart,
        None => Repeats::Nothing,
    }
}

fn of_set(entity: &EntityDef, columns: AttributeSet) -> Vec<&'static str> {
    columns.iter().map(|attribute| entity.columns[attribute.position()].field).collect()
}

fn of_columns(entity: &EntityDef, columns: &[ColumnIndex]) -> Vec<&'static str> {
    columns.iter().map(|&column| entity.column(column).field).collect()
}
