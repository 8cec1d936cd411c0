//! The whole way in one call, for build scripts.

use std::{
    env,
    path::{Path, PathBuf},
};

use schema_as_code_core::{Schema, dialect::Dialect};

use super::{Artefacts, EmitError, write};

/// Writes everything that `S` becomes into `folder`; a relative one is below the `OUT_DIR` of the build
/// script, where `include_str!` finds it.
///
/// The entities live in a crate of their own, which is a dependency of the application and of its build
/// script: cargo then runs the script again when the entities change, and only then.
///
/// ```no_run
/// // build.rs
/// # mod entities {
/// #     use schema_as_code_core::def::{Schema, SchemaDef};
/// #     pub struct Shop;
/// #     impl Schema for Shop { const DEF: &'static SchemaDef = &SchemaDef { name: "Shop", ..SchemaDef::EMPTY }; }
/// # }
/// use entities::Shop;
/// use schema_as_code_emit::build::{EmitError, emit};
///
/// fn main() -> Result<(), EmitError> {
///     emit::<Shop>("schema").map(drop)
/// }
/// ```
///
/// and in the application `include_str!(concat!(env!("OUT_DIR"), "/schema/postgres/schema.sql"))`.
///
/// Prints what cargo must know: that no file is watched but the script itself, and advice as warnings.
///
/// # Errors
/// When a target cannot hold what the schema asks for, and when a file cannot be written.
#[expect(clippy::print_stdout, reason = "cargo reads the standard output of build scripts")]
pub fn emit<S: Schema>(folder: impl AsRef<Path>) -> Result<Artefacts, EmitError> {
    // Without it, cargo would run the script after every change in the package.
    println!("cargo::rerun-if-changed=build.rs");
    let artefacts = Artefacts::make(S::DEF, &Dialect::ALL)?;
    for (dialect, diagnostic) in &artefacts.advice {
        let text = format!("{}: {diagnostic}", dialect.product());
        println!("cargo::warning={}", text.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    write(&out_dir().join(folder), &artefacts.files())?;
    Ok(artefacts)
}

/// Where cargo wants files of a build script; outside of one, the current folder.
fn out_dir() -> PathBuf {
    env::var_os("OUT_DIR").map(PathBuf::from).unwrap_or_default()
}
