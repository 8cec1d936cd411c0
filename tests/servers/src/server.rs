//! A server that runs.

use std::hash::{BuildHasher, RandomState};
use std::os::unix::net::UnixStream;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::Child;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crate::address::with_database;
use crate::engine::Engine;
use crate::error::Error;
use crate::installation::Installation;
use crate::lookup::Location;
use crate::recipe::{Recipe, recipe};
use crate::scratch::Scratch;
use crate::template;
use crate::watchdog::Watchdog;

/// How long a server may take until it takes clients: far more than it takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(120);

/// A running server of an engine; one that was started here ends when this value is dropped.
#[derive(Debug)]
pub struct Server {
    engine: Engine,
    version: String,
    place: Place,
}

#[derive(Debug)]
enum Place {
    Elsewhere { url: String },
    Here(Box<Started>),
}

#[derive(Debug)]
struct Started {
    process: Child,
    watchdog: Watchdog,
    scratch: Scratch,
    installation: Installation,
}

impl Server {
    /// A server of the test's own, beside the one that [`running`](crate::running) shares.
    ///
    /// # Errors
    ///
    /// [`Error::Failed`] when it does not start, with the end of what it printed.
    pub fn at(engine: Engine, location: Location) -> Result<Self, Error> {
        match location {
            Location::Running(url) => {
                let version = format!("at {}", engine.url_variable());
                Ok(Self { engine, version, place: Place::Elsewhere { url } })
            }
            Location::Installed(installation) => {
                let version = installation.version().to_string();
                Ok(Self { engine, version, place: Place::Here(Box::new(Started::new(&installation)?)) })
            }
        }
    }

    /// The engine.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// The version, for reports; a server that was not started here is named by its variable.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The address of a database, as sqlx reads it. The database need not exist.
    ///
    /// To make one, connect to the database every server has: `postgres` or `mysql`.
    #[must_use]
    pub fn url(&self, database: &str) -> String {
        match &self.place {
            Place::Elsewhere { url } => with_database(url, database),
            Place::Here(started) => (recipe(self.engine).url)(started.scratch.path(), database),
        }
    }

    /// The socket, for clients that want its path; `None` for a server that was not started here.
    ///
    /// PostgreSQL's clients want the directory of it.
    #[must_use]
    pub fn socket(&self) -> Option<PathBuf> {
        match &self.place {
            Place::Elsewhere { .. } => None,
            Place::Here(started) => Some(started.socket(recipe(self.engine))),
        }
    }

    /// A program that came with the server, such as `pg_dump`; `None` when there is none.
    #[must_use]
    pub fn program(&self, name: &str) -> Option<PathBuf> {
        match &self.place {
            Place::Elsewhere { .. } => None,
            Place::Here(started) => Some(started.installation.program(name)).filter(|path| path.is_file()),
        }
    }

    /// A name no other test uses, of this run or of another on the same server: for a database, a role
    /// or an account. It is the topic, the run and a number: keep the topic below 40 bytes.
    #[must_use]
    pub fn unique_name(&self, topic: &str) -> String {
        static RUN: LazyLock<u64> = LazyLock::new(|| RandomState::new().hash_one(std::process::id()));
        static NUMBER: AtomicU32 = AtomicU32::new(1);
        format!("{topic}_{:08x}_{}", *RUN >> 32, NUMBER.fetch_add(1, Ordering::Relaxed))
    }
}

impl Started {
    fn new(installation: &Installation) -> Result<Self, Error> {
        let recipe = recipe(installation.engine());
        let scratch = Scratch::new(installation.engine(), recipe.root)?;
        template::fill(installation, &scratch)?;
        let installation = scratch.within_reach(installation)?;
        let mut command = (recipe.serve)(&installation, &scratch)?;
        let program = command.get_program().to_string_lossy().into_owned();
        let mut process =
            command.process_group(0).spawn().map_err(Error::io(format!("start `{program}`")))?;
        let watchdog = match Watchdog::over(&process, recipe.stop, scratch.path()) {
            Ok(watchdog) => watchdog,
            Err(error) => {
                drop(process.kill());
                return Err(Error::io("start the watchdog")(error));
            }
        };
        let mut started = Self { process, watchdog, scratch, installation };
        started.wait_until_it_answers(recipe)?;
        Ok(started)
    }

    fn wait_until_it_answers(&mut self, recipe: &Recipe) -> Result<(), Error> {
        let program = self.installation.engine().program().to_owned();
        let start = Instant::now();
        loop {
            let Err(error) = UnixStream::connect(self.socket(recipe)).and_then(recipe.greet) else {
                return Ok(());
            };
            if let Some(status) =
                self.process.try_wait().map_err(Error::io(format!("wait for `{program}`")))?
            {
                return Err(self.scratch.failure(program, format!("ended with {status}")));
            }
            if start.elapsed() > PATIENCE {
                let reason = format!("takes no clients after {} s: {error}", PATIENCE.as_secs());
                return Err(self.scratch.failure(program, reason));
            }
            thread::sleep(Duration::from_millis(10));
        }
    }

    fn socket(&self, recipe: &Recipe) -> PathBuf {
        self.scratch.path().join(recipe.socket)
    }
}

impl Drop for Started {
    fn drop(&mut self) {
        // The watchdog goes on by itself when it cannot be waited for.
        drop(self.watchdog.finish(&mut self.process));
    }
}
