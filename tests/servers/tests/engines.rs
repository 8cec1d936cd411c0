//! Every engine starts, answers in its own protocol, and ends with the process.

use std::env;
use std::error::Error;
use std::io::{Read, Write};
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::process::{Command, Output};
use std::thread;
use std::time::{Duration, Instant};

use schema_test_servers::{Engine, Installation, Location, Server, locate, running};

type Result = std::result::Result<(), Box<dyn Error>>;

/// What the server tells a client that has just connected, up to the point where it waits.
fn first_words(engine: Engine, socket: &Path) -> std::io::Result<String> {
    let mut stream = UnixStream::connect(socket)?;
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    if matches!(engine, Engine::Postgres15 | Engine::Postgres18) {
        stream.write_all(b"\0\0\0\x29\0\x03\0\0user\0postgres\0database\0postgres\0\0")?;
    }
    let mut bytes = vec![0; 4096];
    let mut length = 0;
    while !is_waiting(engine, &bytes[..length]) {
        length += match stream.read(&mut bytes[length..])? {
            0 => break,
            more => more,
        };
    }
    Ok(String::from_utf8_lossy(&bytes[..length]).into_owned())
}

fn is_waiting(engine: Engine, bytes: &[u8]) -> bool {
    match engine {
        Engine::Postgres15 | Engine::Postgres18 => bytes.ends_with(b"Z\0\0\0\x05I"),
        Engine::MySql | Engine::MariaDb => {
            bytes.first().is_some_and(|length| bytes.len() >= usize::from(*length) + 4)
        }
    }
}

#[track_caller]
fn check_answers(engine: Engine) {
    let Some(server) = running(engine) else { return };
    let Some(socket) = server.socket() else { return };
    let words = first_words(engine, &socket).expect("the server talks");
    assert!(words.contains(server.version()), "{engine} {}: {words:?}", server.version());
}

#[test]
fn postgres15_answers() {
    check_answers(Engine::Postgres15);
}

#[test]
fn postgres18_answers() {
    check_answers(Engine::Postgres18);
}

#[test]
fn mysql_answers() {
    check_answers(Engine::MySql);
}

#[test]
fn mariadb_answers() {
    check_answers(Engine::MariaDb);
}

#[test]
fn a_process_shares_one_server() {
    if let (Some(first), Some(second)) = (running(Engine::Postgres15), running(Engine::Postgres15)) {
        assert_eq!(first.socket(), second.socket());
        assert_ne!(first.unique_name("orders"), second.unique_name("orders"));
    }
}

#[test]
fn a_dropped_server_leaves_nothing() -> Result {
    for engine in Engine::ALL {
        let Some(location @ Location::Installed(_)) = locate(engine)? else { continue };
        let server = Server::at(engine, location)?;
        let socket = server.socket().ok_or("a server started here has a socket")?;
        assert!(UnixStream::connect(&socket).is_ok());
        drop(server);
        let directory = socket.parent().ok_or("a socket is in a directory")?;
        assert!(!directory.exists(), "{engine} left `{}`", directory.display());
    }
    Ok(())
}

/// Runs one of the `as_a_child_` tests in a process of its own.
fn run_child(test: &str, variables: &[(&str, &str)]) -> std::io::Result<Output> {
    let mut command = Command::new(env::current_exe()?);
    command.args(["--exact", test]).env("SCHEMA_TEST_CHILD", test);
    command.envs(variables.iter().copied()).output()
}

fn is_child(test: &str) -> bool {
    env::var_os("SCHEMA_TEST_CHILD").is_some_and(|child| child == test)
}

#[test]
fn as_a_child_starts_a_server_and_aborts() {
    if is_child("as_a_child_starts_a_server_and_aborts") {
        let socket = running(Engine::Postgres15).and_then(Server::socket);
        let line = format!("SOCKET {}\n", socket.unwrap_or_default().display());
        std::io::stderr().write_all(line.as_bytes()).expect("standard error is open");
        std::process::abort();
    }
}

#[test]
fn a_server_ends_with_a_process_that_is_killed() -> Result {
    let Some(Location::Installed(_)) = locate(Engine::Postgres15)? else { return Ok(()) };
    let output = run_child("as_a_child_starts_a_server_and_aborts", &[])?;
    let printed = String::from_utf8_lossy(&output.stderr);
    let socket =
        printed.lines().find_map(|line| line.strip_prefix("SOCKET ")).ok_or("the child tells its socket")?;
    let directory = Path::new(socket).parent().ok_or("a socket is in a directory")?;
    let start = Instant::now();
    while directory.exists() && start.elapsed() < Duration::from_secs(20) {
        thread::sleep(Duration::from_millis(20));
    }
    assert!(!directory.exists(), "`{}` is still there", directory.display());
    Ok(())
}

#[test]
fn as_a_child_wants_mysql() {
    if is_child("as_a_child_wants_mysql") {
        assert!(running(Engine::MySql).is_none());
    }
}

#[test]
fn a_missing_engine_is_said_past_the_capture_of_the_test_runner() -> Result {
    if Installation::of_the_system(Engine::MySql).is_some() {
        return Ok(());
    }
    let empty = tempfile::tempdir()?;
    let nowhere = empty.path().to_str().ok_or("a readable path")?;
    let hidden = [("CARGO_TARGET_DIR", nowhere), ("SCHEMA_TEST_MYSQL_URL", ""), ("SCHEMA_TEST_REQUIRE", "")];
    let output = run_child("as_a_child_wants_mysql", &hidden)?;
    assert!(output.status.success());
    let printed = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(printed.contains("SKIPPED mysql: not found (run cargo xtask servers)"), "{printed}");
    Ok(())
}

#[test]
fn a_missing_engine_fails_when_it_is_required() -> Result {
    if Installation::of_the_system(Engine::MySql).is_some() {
        return Ok(());
    }
    let empty = tempfile::tempdir()?;
    let nowhere = empty.path().to_str().ok_or("a readable path")?;
    let hidden =
        [("CARGO_TARGET_DIR", nowhere), ("SCHEMA_TEST_MYSQL_URL", ""), ("SCHEMA_TEST_REQUIRE", "mysql")];
    let output = run_child("as_a_child_wants_mysql", &hidden)?;
    assert!(!output.status.success());
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(printed.contains("`SCHEMA_TEST_REQUIRE` lists `mysql`, and it was not found"), "{printed}");
    Ok(())
}
