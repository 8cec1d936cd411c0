//! What rustc says of every case that must not compile.
//!
//! `TRYBUILD=overwrite cargo test -p schema-ui-tests` writes the words anew. They differ between
//! versions of rustc, and are compared on the pinned toolchain only; that each case fails or passes is
//! asked of any compiler by `tests/ui.rs`.

use std::{io::Write, process::Command};

/// proves B1 B2 B4
#[test]
fn rules_are_shown_by_rustc() {
    let pinned = include_str!("../../rust-toolchain.toml");
    let output = Command::new("rustc").arg("--version").output().expect("rustc says its version");
    let version = String::from_utf8_lossy(&output.stdout).into_owned();
    let number = version.split(' ').nth(1).unwrap_or_default();
    if !pinned.contains(&format!("\"{number}\"")) {
        let skipped = "SKIPPED the words of compile errors: they are pinned to another toolchain than";
        writeln!(std::io::stderr(), "{skipped} {number}").expect("standard error takes a line");
        return;
    }
    let cases = trybuild::TestCases::new();
    cases.compile_fail("*/fail_*.rs");
}
