//! Compiles many small programs against the facade in one run of cargo.

use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

/// A program and what the compiler said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The program's name.
    pub name: String,
    /// The errors, as rustc prints them; empty: it compiles.
    pub errors: Vec<String>,
    /// The warnings, likewise.
    pub warnings: Vec<String>,
}

/// Checks `programs` (name and source) and returns their outcomes in the same order.
///
/// # Panics
/// When cargo cannot be run, or fails for a reason of its own.
#[must_use]
pub fn check(crate_name: &str, programs: &[(String, String)]) -> Vec<Outcome> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests are below the root");
    let folder = target_folder(root).join("compile").join(crate_name);
    write_crate(&folder, root, crate_name, programs);
    let output = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["check", "--bins", "--keep-going", "--offline", "--message-format=json"])
        .current_dir(&folder)
        .env("CARGO_TARGET_DIR", target_folder(root).join("compile").join("target"))
        .env_remove("RUSTFLAGS")
        .output()
        .expect("cargo runs");
    let mut messages: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    let stdout = String::from_utf8_lossy(&output.stdout);
    let mut finished = false;
    for message in stdout.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok()) {
        finished |= message["reason"] == "build-finished";
        if message["reason"] == "compiler-message" {
            let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
            let place = (text(&message["target"]["name"]), text(&message["message"]["level"]));
            messages.entry(place).or_default().push(text(&message["message"]["rendered"]));
        }
    }
    assert!(finished, "cargo did not finish:\n{}", String::from_utf8_lossy(&output.stderr));
    let known: Vec<&String> = programs.iter().map(|(name, _)| name).collect();
    let is_foreign_error = |(name, level): &&(String, String)| level == "error" && !known.contains(&name);
    if let Some(place) = messages.keys().find(is_foreign_error) {
        panic!("`{}` is no program of the test, and fails: {:#?}", place.0, messages[place]);
    }
    let mut of_level =
        |name: &str, level: &str| messages.remove(&(name.to_owned(), level.to_owned())).unwrap_or_default();
    programs
        .iter()
        .map(|(name, _)| Outcome {
            name: name.clone(),
            errors: of_level(name, "error"),
            warnings: of_level(name, "warning"),
        })
        .collect()
}

fn target_folder(root: &Path) -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from)
}

fn write_crate(folder: &Path, root: &Path, name: &str, programs: &[(String, String)]) {
    let sources = folder.join("src").join("bin");
    let _ = fs::remove_dir_all(&sources);
    fs::create_dir_all(&sources).expect("a folder below target can be made");
    let (foreign, neighbour) = (root.join("tests/foreign"), root.join("tests/ui"));
    let manifest = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n\
         [dependencies]\nexample-schemas = {{ path = {:?} }}\n\
         schema-as-code = {{ path = {root:?}, features = [\"uuid\", \"chrono\", \"jiff\", \"ipnetwork\", \"rust_decimal\", \"serde_json\"] }}\n\
         foreign-attributes = {{ path = {foreign:?} }}\n\
         schema-ui-tests = {{ path = {neighbour:?} }}\n\
         chrono = {{ version = \"0.4\", default-features = false }}\n\
         ipnetwork = \"0.21\"\n\
         jiff = {{ version = \"0.2\", default-features = false }}\n\
         rust_decimal = {{ version = \"1\", default-features = false }}\n\
         serde = {{ version = \"1\", features = [\"derive\"] }}\n\
         serde_json = \"1\"\n\
         uuid = {{ version = \"1\", default-features = false }}\n",
        root.join("examples/schemas")
    );
    fs::write(folder.join("Cargo.toml"), manifest).expect("a manifest can be written");
    // The versions of the workspace, so that nothing is fetched.
    fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).expect("the lock file can be copied");
    for (program, source) in programs {
        fs::write(sources.join(format!("{program}.rs")), source).expect("a program can be written");
    }
}
