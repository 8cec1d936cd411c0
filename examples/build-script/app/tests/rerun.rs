//! When cargo runs the build script: after a change of the tables, not after one of the application.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

/// A copy of this workspace that a test may write into, built beside this one.
struct Copy {
    folder: PathBuf,
}

impl Copy {
    fn new() -> Self {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let workspace = here.parent().expect("the workspace is above");
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("rerun");
        let project = fs::canonicalize(workspace.join("../..")).expect("the project is above");
        let copies = [
            "Cargo.toml",
            "entities/Cargo.toml",
            "entities/src/lib.rs",
            "app/Cargo.toml",
            "app/build.rs",
            "app/src/main.rs",
        ];
        for file in copies {
            let text = fs::read_to_string(workspace.join(file)).expect("the file is there");
            let text = text.replace("\"../../..\"", &format!("{:?}", project.display().to_string()));
            let to = folder.join(file);
            fs::create_dir_all(to.parent().expect("a folder")).expect("made");
            fs::write(to, text).expect("written");
        }
        Self { folder }
    }

    /// Appends a line to `file`.
    fn change(&self, file: &str, line: &str) {
        let path = self.folder.join(file);
        let text = fs::read_to_string(&path).expect("the file is there");
        fs::write(path, format!("{text}\n{line}\n")).expect("written");
    }

    /// Builds, and tells whether the build script ran.
    fn build(&self) -> bool {
        let output = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", self.folder.join("target"))
            .args(["build", "--verbose", "--package", "notebook"])
            .output()
            .expect("cargo starts");
        let log = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{log}");
        log.lines().any(|line| {
            line.contains("Running") && line.contains("notebook") && line.contains("build-script-build`")
        })
    }

    fn run(&self) -> String {
        let program = self.folder.join("target/debug/notebook").with_extension(env::consts::EXE_EXTENSION);
        let output = Command::new(program).output().expect("the application starts");
        String::from_utf8(output.stdout).expect("SQL is UTF-8")
    }
}

// proves E3
#[test]
fn the_script_is_made_again_when_the_tables_change_and_only_then() {
    let copy = Copy::new();
    copy.build();
    assert!(!copy.build(), "nothing has changed");
    assert!(copy.run().contains("\"notes\""), "{}", copy.run());

    copy.change("app/src/main.rs", "// A remark.");
    assert!(!copy.build(), "the application alone has changed");

    copy.change("entities/src/lib.rs", "// A remark.");
    assert!(copy.build(), "the crate of the tables has changed");

    let tables = copy.folder.join("entities/src/lib.rs");
    let text = fs::read_to_string(&tables).expect("the file is there");
    fs::write(&tables, text.replace("pub title:", "pub heading:")).expect("written");
    assert!(copy.build(), "a table has changed");
    let script = copy.run();
    assert!(script.contains("\"heading\"") && !script.contains("\"title\""), "{script}");
}
