//! Data directories made once and copied: making one takes seconds, copying it a fraction of one.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use crate::engine::Engine;
use crate::error::Error;
use crate::installation::{Installation, directory};
use crate::lookup::{Location, locate};
use crate::recipe::recipe;
use crate::scratch::{Scratch, copy};

/// Changes whenever a change to a recipe makes other data.
const REVISION: u32 = 1;

/// Makes the engine ready to be started quickly, and tells where it is. Nothing is fetched.
///
/// # Errors
///
/// Those of [`locate`], and [`Error::Failed`] when the data cannot be made.
pub fn prepare(engine: Engine) -> Result<Option<Location>, Error> {
    let location = locate(engine)?;
    if let Some(Location::Installed(installation)) = &location {
        template(installation, &Scratch::new(engine, recipe(engine).root)?)?;
    }
    Ok(location)
}

/// Fills the scratch's data directory from the template, which is made when it is not there.
pub(crate) fn fill(installation: &Installation, scratch: &Scratch) -> Result<(), Error> {
    copy(&template(installation, scratch)?, &scratch.data())
}

fn template(installation: &Installation, scratch: &Scratch) -> Result<PathBuf, Error> {
    let templates = directory().join("templates");
    fs::create_dir_all(&templates).map_err(Error::io(format!("make `{}`", templates.display())))?;
    // Data belongs to the account that made it and is unreadable to others.
    let (engine, version, owner) = (installation.engine(), installation.version(), scratch.owner()?);
    let name = format!("{engine}-{version}-revision{REVISION}-account{owner}");
    let _lock = lock(&templates.join(format!("{name}.lock")))?;
    let path = templates.join(name);
    if !path.exists() {
        make(installation, &path)?;
    }
    Ok(path)
}

fn make(installation: &Installation, path: &Path) -> Result<(), Error> {
    let recipe = recipe(installation.engine());
    let scratch = Scratch::new(installation.engine(), recipe.root)?;
    (recipe.initialise)(&scratch.within_reach(installation)?, &scratch)?;
    // Only a whole template gets the name, so that an interrupted copy is never used.
    let part = path.with_extension("part");
    if part.exists() {
        fs::remove_dir_all(&part).map_err(Error::io(format!("remove `{}`", part.display())))?;
    }
    copy(&scratch.data(), &part)?;
    fs::rename(&part, path).map_err(Error::io(format!("rename `{}`", part.display())))
}

fn lock(path: &Path) -> Result<File, Error> {
    let action = || format!("lock `{}`", path.display());
    let file = File::create(path).map_err(Error::io(action()))?;
    file.lock().map_err(Error::io(action()))?;
    Ok(file)
}
