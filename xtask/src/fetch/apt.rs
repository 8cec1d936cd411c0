//! apt with directories of its own, so that it needs no root and changes nothing on the system.
//!
//! Where to fetch from, through which proxy and trusting which keys stays what the machine is set up
//! for; the release is replaced.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use schema_test_servers::{Engine, directory};

use super::debian::list;
use crate::error::Error;
use crate::process;

const ADVICE: &str = "fetching needs Debian's package manager; elsewhere install the server by hand, \
                      or set its `SCHEMA_TEST_*_URL`";

/// The keys of Debian's releases, where Debian's own sources say they are.
const KEYS: &str = "/usr/share/keyrings/debian-archive-keyring.gpg";

/// apt for one release.
pub(super) struct PrivateApt {
    root: PathBuf,
}

impl PrivateApt {
    /// Sets apt up and lists the release's packages.
    pub(super) fn new(engine: Engine, suite: &str) -> Result<Self, Error> {
        let archive = debian_archive()?.ok_or(Error::NotDebian { engine })?;
        let apt = Self { root: directory().join("apt").join(suite) };
        for directory in ["lists/partial", "archives/partial"] {
            let directory = apt.root.join(directory);
            fs::create_dir_all(&directory).map_err(Error::io(format!("make `{}`", directory.display())))?;
        }
        let options = if Path::new(KEYS).exists() { format!("[signed-by={KEYS}] ") } else { String::new() };
        apt.write("sources.list", &format!("deb {options}{archive} {suite} main\n"))?;
        // An empty list of what is installed: every library is fetched, down to libc.
        apt.write("status", "")?;
        apt.write("apt.conf", &configuration(&apt.root))?;
        apt.run(&["update"])?;
        Ok(apt)
    }

    /// Downloads a package and everything it depends on.
    pub(super) fn download(&self, package: &str) -> Result<Vec<PathBuf>, Error> {
        self.remove_archives()?;
        self.run(&["install", "--download-only", "--yes", package])?;
        let entries = list(&self.archives())?;
        Ok(entries.into_iter().filter(|path| path.extension().is_some_and(|end| end == "deb")).collect())
    }

    /// Removes what was downloaded.
    pub(super) fn remove_archives(&self) -> Result<(), Error> {
        for path in list(&self.archives())?.iter().filter(|path| path.is_file()) {
            fs::remove_file(path).map_err(Error::io(format!("remove `{}`", path.display())))?;
        }
        Ok(())
    }

    fn archives(&self) -> PathBuf {
        self.root.join("archives")
    }

    fn run(&self, arguments: &[&str]) -> Result<String, Error> {
        let mut command = Command::new("apt-get");
        command.arg("--config-file").arg(self.root.join("apt.conf")).arg("--quiet=2").args(arguments);
        process::run(command.env("LC_ALL", "C").env("DEBIAN_FRONTEND", "noninteractive"), ADVICE)
    }

    fn write(&self, name: &str, text: &str) -> Result<(), Error> {
        let path = self.root.join(name);
        fs::write(&path, text).map_err(Error::io(format!("write `{}`", path.display())))
    }
}

/// Where the machine gets the packages of its own release from, as apt reads its sources.
fn debian_archive() -> Result<Option<String>, Error> {
    let mut command = Command::new("apt-get");
    command.args(["indextargets", "--format", "$(REPO_URI) $(RELEASE) $(COMPONENT)", "Created-By: Packages"]);
    let targets = process::run(&mut command, ADVICE)?;
    let system = fs::read_to_string("/etc/os-release").unwrap_or_default();
    Ok(archive_among(&targets, &system).map(str::to_owned))
}

/// Chooses the archive among apt's targets, each `address release component`, given the text of
/// `/etc/os-release`: security and update archives hold no other release, and third parties nothing of
/// Debian's.
fn archive_among<'a>(targets: &'a str, system: &str) -> Option<&'a str> {
    let field = |name: &str| {
        let line = system.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('='))?;
        Some(line.trim_matches('"'))
    };
    if field("ID") != Some("debian") {
        return None;
    }
    let aliases = ["stable", "oldstable", "testing", "unstable", "sid"];
    let own = |release: &str| field("VERSION_CODENAME") == Some(release) || aliases.contains(&release);
    targets.lines().find_map(|line| match line.split(' ').collect::<Vec<_>>()[..] {
        [address, release, "main"] if own(release) => Some(address),
        _ => None,
    })
}

fn configuration(root: &Path) -> String {
    let root = root.display();
    format!(
        r#"Dir::State "{root}/";
Dir::State::lists "{root}/lists/";
Dir::State::status "{root}/status";
Dir::Cache "{root}/";
Dir::Cache::archives "{root}/archives/";
Dir::Etc::sourcelist "{root}/sources.list";
Dir::Etc::sourceparts "-";
Dir::Etc::preferences "-";
Dir::Etc::preferencesparts "-";
APT::Sandbox::User "root";
APT::Install-Recommends "false";
APT::Install-Suggests "false";
Acquire::Languages "none";
Acquire::IndexTargets::deb::DEP-11::DefaultEnabled "false";
#clear APT::Default-Release;
#clear APT::Update::Pre-Invoke;
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
"#
    )
}

#[cfg(test)]
mod tests {
    use super::archive_among;

    const DEBIAN: &str = "NAME=\"Debian GNU/Linux\"\nVERSION_CODENAME=bookworm\nID=debian\n";

    #[track_caller]
    fn check(targets: &str, system: &str, expected: Option<&str>) {
        assert_eq!(archive_among(targets, system), expected);
    }

    #[test]
    fn the_archive_is_the_one_of_the_system_s_own_release() {
        let targets = "tools: cloud main\nsecurity: bookworm-security main\n\
                       archive: bookworm contrib\narchive: bookworm main\n";
        check(targets, DEBIAN, Some("archive:"));
        check("archive: stable main\n", DEBIAN, Some("archive:"));
    }

    #[test]
    fn a_system_without_debian_s_archive_has_none() {
        check("tools: cloud main\n", DEBIAN, None);
        check("archive: noble main\n", "ID=ubuntu\nVERSION_CODENAME=noble\n", None);
    }
}
