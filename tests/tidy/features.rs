//! docs/features.md: what each dialect holds, by itself, with other means or not at all, and what proves it.
//!
//! What is held is proven by a case of `tests/cases`: its script runs on the real engine, there and back, and does
//! what its behaviour file says. What is refused is proven by the words of a compile error in `tests/ui`.

use std::fs;

use schema_as_code::{
    def::{SchemaDef, TargetRole},
    dialect::{Dialect, Feature, Support, Version, supports},
};
use support::cases;

use super::{assert_fresh, read, root};

/// proves B9
#[test]
fn the_page_of_features_is_fresh_and_every_cell_is_proven() {
    let refusals = refusals();
    let mut unproven = Vec::new();
    let mut page = String::from(
        "<!-- Generated from schema-core/src/dialect and the cases by `BLESS=1 cargo test -p schema-as-code-tests \
         --test tidy`. -->\n\n# Features of the dialects\n\n\
         **native**: by itself; **emulated**: with other means and the same meaning, announced in the SQL; **refused**: \
         a compile error at the declaration, or, on a target with the role `test`, a line in the script's header \
         where no integrity of rows is at stake. Below each answer: the case that runs on the real engine, or the \
         compile error that shows the refusal.\n\n",
    );
    let heads: Vec<String> = Dialect::ALL.map(|dialect| format!("{} |", since(dialect))).to_vec();
    page.push_str(&format!("| feature | {}\n|---|---|---|---|---|\n", heads.join(" ")));
    let mut notes = String::new();
    for feature in Feature::ALL {
        page.push_str(&format!("| {} |", feature.describe()));
        for dialect in Dialect::ALL {
            let mut cell = Vec::new();
            for (from, support) in history(dialect, feature) {
                let product = dialect.product();
                let (word, proof) = match support {
                    Support::Native => ("native", held(dialect, from, feature)),
                    Support::Emulated { how } => {
                        notes.push_str(&format!("- **{}, {product}**: {how}\n", feature.describe()));
                        ("emulated", held(dialect, from, feature))
                    }
                    Support::Refused { instead } => {
                        notes.push_str(&format!(
                            "- **{}, {product}**: refused; {instead}\n",
                            feature.describe()
                        ));
                        ("refused", refused(&refusals, dialect, from, feature))
                    }
                };
                if proof.is_none() {
                    unproven.push(format!("{}: {word} on {product} {}", feature.describe(), text(from)));
                }
                let from =
                    if from == dialect.oldest() { String::new() } else { format!(" from {}", text(from)) };
                let proof = proof.unwrap_or_default();
                cell.push(format!("{word}{from}<br>{proof}"));
            }
            page.push_str(&format!(" {} |", cell.join("<br>")));
        }
        page.push('\n');
    }
    page.push_str(&format!("\n## How, and what instead\n\n{notes}"));
    assert!(unproven.is_empty(), "nothing proves\n  {}", unproven.join("\n  "));
    assert_fresh("docs/features.md", &page);
}

#[test]
fn a_change_of_an_answer_is_found() {
    let history = history(Dialect::Postgres, Feature::NullsNotDistinct);
    let starts: Vec<Version> = history.iter().map(|(from, _)| *from).collect();
    assert_eq!(starts, [Version::new(14, 0), Version::new(15, 0)]);
    assert_eq!(Feature::ALL.map(|feature| feature as usize), std::array::from_fn(|position| position));
}

/// The answers of a dialect, each with the version from which it holds.
fn history(dialect: Dialect, feature: Feature) -> Vec<(Version, Support)> {
    let mut history: Vec<(Version, Support)> = Vec::new();
    let oldest = dialect.oldest();
    for version in
        (oldest.major..oldest.major + 20).flat_map(|major| (0..100).map(move |minor| (major, minor)))
    {
        let version = Version::new(version.0, version.1);
        if !version.is_at_least(oldest) {
            continue;
        }
        let support = supports(dialect, version, feature);
        if history.last().is_none_or(|(_, last)| *last != support) {
            history.push((version, support));
        }
    }
    history
}

/// The case that uses the feature on the dialect from `version` on: the one with the fewest entities.
fn held(dialect: Dialect, version: Version, feature: Feature) -> Option<String> {
    let runs = |schema: &SchemaDef| {
        schema
            .target(dialect)
            .is_some_and(|target| target.role == TargetRole::Full && target.version.is_at_least(version))
    };
    let uses = |schema: &SchemaDef| {
        schema.entities.iter().any(|entity| entity.features.iter().any(|each| each.feature == feature))
    };
    let cases = cases::ALL.iter().filter(|case| runs(case.schema) && uses(case.schema));
    let case = cases.min_by_key(|case| case.schema.entities.len())?;
    Some(format!("[{0}](../tests/cases/{0}/{1}.sql)", case.name, dialect.name()))
}

/// A compile error of the UI tests: its file, the targets that it names, and the feature.
struct Refusal {
    file: String,
    targets: Vec<String>,
    feature: String,
}

fn refusals() -> Vec<Refusal> {
    let folder = root().join("tests/ui/unsupported_feature");
    let mut files: Vec<_> = fs::read_dir(&folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.sort();
    let mut refusals = Vec::new();
    for path in files.iter().filter(|path| path.extension().is_some_and(|extension| extension == "stderr")) {
        let file = path.file_stem().expect("a name").to_string_lossy().into_owned();
        for line in read(path).lines() {
            let Some((_, message)) = line.split_once("[unsupported_feature] ") else { continue };
            let Some((targets, feature)) = message.split_once(" cannot hold ") else { continue };
            let Some((feature, _)) = feature.rsplit_once(", which ") else { continue };
            let targets = targets.split(", ").map(str::to_owned).collect();
            refusals.push(Refusal { file: file.clone(), targets, feature: feature.to_owned() });
        }
    }
    refusals
}

fn refused(refusals: &[Refusal], dialect: Dialect, version: Version, feature: Feature) -> Option<String> {
    let target = format!("{} {}", dialect.product(), text(version));
    let is_it =
        |refusal: &&Refusal| refusal.feature == feature.describe() && refusal.targets.contains(&target);
    let Refusal { file, .. } = refusals.iter().find(is_it)?;
    Some(format!("[{file}](../tests/ui/unsupported_feature/{file}.stderr)"))
}

fn since(dialect: Dialect) -> String {
    format!("{} {}", dialect.product(), text(dialect.oldest()))
}

fn text(version: Version) -> String {
    let Version { major, minor } = version;
    if minor == 0 && major > 10 { major.to_string() } else { format!("{major}.{minor}") }
}
