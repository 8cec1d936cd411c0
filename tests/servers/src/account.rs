//! The account a server runs under: PostgreSQL refuses to run as root.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

use crate::error::Error;

/// An account without privileges, for a server started by root.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Account {
    user: u32,
    group: u32,
}

impl Account {
    /// The account made for PostgreSQL, or the one made for nothing.
    pub(crate) fn unprivileged() -> Result<Self, Error> {
        let accounts = fs::read_to_string("/etc/passwd").map_err(Error::io("read `/etc/passwd`"))?;
        Ok(Self::among(&accounts).unwrap_or(Self { user: 65534, group: 65534 }))
    }

    /// Reads the text of `/etc/passwd`.
    fn among(accounts: &str) -> Option<Self> {
        let named = |name: &str| {
            let line = accounts.lines().find(|line| line.split(':').next() == Some(name))?;
            let mut fields = line.split(':').skip(2);
            Some(Self { user: fields.next()?.parse().ok()?, group: fields.next()?.parse().ok()? })
        };
        named("postgres").or_else(|| named("nobody"))
    }

    /// Makes a command run under the account.
    pub(crate) fn run(self, command: &mut Command) {
        command.uid(self.user).gid(self.group);
    }

    /// Gives the account a file or directory.
    pub(crate) fn own(self, path: &Path) -> Result<(), Error> {
        std::os::unix::fs::chown(path, Some(self.user), Some(self.group))
            .map_err(Error::io(format!("give `{}` to an unprivileged account", path.display())))
    }
}

/// Whether the path is root's: a path this process just made tells whether it is root.
pub(crate) fn is_owned_by_root(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|metadata| metadata.uid() == 0)
}

/// Whether every account may enter the directory, its parents included.
pub(crate) fn is_open_to_all(directory: &Path) -> bool {
    directory.canonicalize().is_ok_and(|directory| {
        directory.ancestors().all(|parent| {
            fs::metadata(parent).is_ok_and(|metadata| metadata.permissions().mode() & 0o001 != 0)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::Account;

    const NOBODY: &str = "root:x:0:0:root:/root:/bin/bash\nnobody:x:65534:65533:nobody:/:/sbin/nologin\n";

    #[test]
    fn the_account_of_postgres_is_preferred() {
        let accounts = format!("{NOBODY}postgres:x:101:104:PostgreSQL:/var/lib/postgresql:/bin/bash\n");
        assert_eq!(Account::among(&accounts), Some(Account { user: 101, group: 104 }));
    }

    #[test]
    fn nobody_does_without_it() {
        assert_eq!(Account::among(NOBODY), Some(Account { user: 65534, group: 65533 }));
        assert_eq!(Account::among(""), None);
    }
}
