//! The first words of each protocol: a server that answers them takes clients.

use std::io::{self, Read, Write};
use std::os::unix::net::UnixStream;
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(2);

/// Sends PostgreSQL's start-up packet and waits for the request to authenticate.
pub(crate) fn postgres(mut stream: UnixStream) -> io::Result<()> {
    const VERSION_3: u32 = 196_608;
    const PARAMETERS: &[u8] = b"user\0postgres\0database\0postgres\0\0";
    stream.set_read_timeout(Some(PATIENCE))?;
    let length = u32::try_from(PARAMETERS.len() + 8).map_err(io::Error::other)?;
    let packet = [&length.to_be_bytes()[..], &VERSION_3.to_be_bytes(), PARAMETERS].concat();
    stream.write_all(&packet)?;
    expect_byte(&mut stream, b'R')
}

/// Reads MySQL's greeting, which the server sends first. An error takes the same place.
pub(crate) fn mysql(mut stream: UnixStream) -> io::Result<()> {
    const VERSION_10: u8 = 10;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.read_exact(&mut [0; 4])?;
    expect_byte(&mut stream, VERSION_10)
}

fn expect_byte(stream: &mut UnixStream, expected: u8) -> io::Result<()> {
    let mut byte = [0];
    stream.read_exact(&mut byte)?;
    if byte[0] == expected {
        return Ok(());
    }
    Err(io::Error::other(format!("the server answered `{}`, not `{expected}`", byte[0])))
}
