//! A process that ends a server and removes its directory as soon as the test process is gone.
//!
//! A test process can end in ways that run no code of its own: `exit` drops no statics, a signal drops
//! nothing. The watchdog holds the reading end of a pipe whose writing end only this process has; the
//! operating system closes that end whatever happens. It is in a process group of its own, so that the
//! signal that ends the tests does not end it.

use std::io;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// Waits for the end of standard input; ends the process `$2` with the signal `$1`; after five seconds
/// kills it; removes the directory `$3`.
const SCRIPT: &str = r#"
while read -r _; do :; done
kill -s "$1" "$2" 2>/dev/null
tries=0
while kill -0 "$2" 2>/dev/null && [ "$tries" -lt 100 ]; do
    sleep 0.05
    tries=$((tries + 1))
done
kill -s KILL "$2" 2>/dev/null
rm -rf -- "$3"
"#;

/// The watchdog over one server.
#[derive(Debug)]
pub(crate) struct Watchdog {
    process: Child,
}

impl Watchdog {
    /// Watches over a server that `signal` ends, and over its directory.
    pub(crate) fn over(server: &Child, signal: &str, directory: &Path) -> io::Result<Self> {
        let process = Command::new("/bin/sh")
            .args(["-c", SCRIPT, "watchdog", signal])
            .arg(server.id().to_string())
            .arg(directory)
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()?;
        Ok(Self { process })
    }

    /// Ends the server, waits for its end, and removes its directory.
    pub(crate) fn finish(&mut self, server: &mut Child) -> io::Result<()> {
        drop(self.process.stdin.take());
        // Until it is waited for, a process that ended still looks alive to the watchdog.
        server.wait()?;
        self.process.wait()?;
        Ok(())
    }
}
