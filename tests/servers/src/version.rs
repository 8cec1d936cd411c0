//! What a server program says of its version, and which versions stand for an engine.

use std::fmt;
use std::path::Path;
use std::process::Command;

use crate::engine::Engine;

/// The version of a server program, for reports and for choosing between programs.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Version {
    number: String,
    product: Product,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Product {
    Postgres,
    MySql,
    MariaDb,
}

impl Version {
    /// Asks the program.
    ///
    /// Fails with what to say about the program when it does not run or answers with no version.
    pub(crate) fn of(program: &Path) -> Result<Self, String> {
        let output = Command::new(program)
            .arg("--version")
            .output()
            .map_err(|error| format!("it does not start: {error}"))?;
        let answer = String::from_utf8_lossy(&output.stdout);
        if !output.status.success() {
            return Err(format!(
                "it ended with {}: {}",
                output.status,
                String::from_utf8_lossy(&output.stderr).trim()
            ));
        }
        Self::parse(&answer).ok_or_else(|| format!("it says no version: {}", answer.trim()))
    }

    /// Reads the answer to `--version`.
    fn parse(answer: &str) -> Option<Self> {
        let word =
            answer.split_whitespace().find(|word| word.starts_with(|first: char| first.is_ascii_digit()))?;
        let number: String = word.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
        // MySQL's own name appears in the path alone, which any program may have.
        let product = match answer {
            answer if answer.contains("(PostgreSQL)") => Product::Postgres,
            answer if answer.contains("MariaDB") => Product::MariaDb,
            _ => Product::MySql,
        };
        Some(Self { number, product })
    }

    /// Whether a server of this version may stand for the engine.
    pub(crate) fn stands_for(&self, engine: Engine) -> bool {
        let (product, release) = (self.product, self.release());
        match engine {
            Engine::Postgres15 => product == Product::Postgres && release.0 == 15,
            Engine::Postgres18 => product == Product::Postgres && release.0 == 18,
            Engine::MySql => product == Product::MySql && release >= (8, 0),
            Engine::MariaDb => product == Product::MariaDb && release >= (10, 11),
        }
    }

    fn release(&self) -> (u32, u32) {
        let mut parts = self.number.split('.').map(|part| part.parse().unwrap_or(0));
        (parts.next().unwrap_or(0), parts.next().unwrap_or(0))
    }
}

impl fmt::Display for Version {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::Version;
    use crate::engine::Engine;

    #[track_caller]
    fn check(answer: &str, number: &str, engines: &[Engine]) {
        let version = Version::parse(answer).expect("a version");
        assert_eq!(version.to_string(), number);
        let standing: Vec<_> = Engine::ALL.into_iter().filter(|engine| version.stands_for(*engine)).collect();
        assert_eq!(standing, engines);
    }

    #[test]
    fn reads_what_each_server_says() {
        check("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)", "15.18", &[Engine::Postgres15]);
        check("postgres (PostgreSQL) 18.6", "18.6", &[Engine::Postgres18]);
        check("/usr/sbin/mysqld  Ver 9.7.4-2 for Linux on x86_64 ((Debian))", "9.7.4", &[Engine::MySql]);
        check(
            "mariadbd  Ver 10.11.18-MariaDB-0+deb12u1 for debian-linux-gnu",
            "10.11.18",
            &[Engine::MariaDb],
        );
    }

    #[test]
    fn a_version_nobody_asked_for_stands_for_nothing() {
        check("postgres (PostgreSQL) 17.2", "17.2", &[]);
        check("mysqld  Ver 5.7.44 for Linux", "5.7.44", &[]);
        check("mysqld  Ver 10.5.1-MariaDB for Linux", "10.5.1", &[]);
    }

    #[test]
    fn an_answer_without_a_number_is_no_version() {
        assert_eq!(Version::parse("command not found"), None);
    }
}
