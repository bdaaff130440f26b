//! `std::io` and its neighbours.

use std::io::{self, BufReader, BufWriter, Cursor, LineWriter, Read, Write};

use mem_size::{Gap, MemSize};

use crate::{at_least, exact};

#[test]
fn readers_and_writers_are_exact() {
    let text = || Cursor::new(vec![7_u8; 10_000]);
    for capacity in [0, 1, 64, 5000] {
        exact(|| BufReader::with_capacity(capacity, text()));
        exact(|| BufWriter::with_capacity(capacity, Vec::<u8>::with_capacity(9)));
        exact(|| {
            let mut reader = BufReader::with_capacity(capacity, text());
            reader.read_exact(&mut [0; 40]).unwrap();
            reader
        });
        exact(|| {
            let mut writer = BufWriter::with_capacity(capacity, Vec::new());
            writer.write_all(&[7; 100]).unwrap();
            writer
        });
    }
    exact(|| BufReader::new(io::empty()));
    exact(|| Box::new(BufReader::with_capacity(9, text())) as Box<BufReader<Cursor<Vec<u8>>>>);
    exact(|| text().take(7));
    exact(|| text().chain(BufReader::new(text())));
    exact(|| (Cursor::new(Box::<[u8]>::from([1, 2])), io::empty(), io::sink(), io::repeat(7)));
    at_least(Gap::Capacity, || LineWriter::new(Vec::<u8>::with_capacity(9)));
    at_least(Gap::Opaque, || text().bytes());
    exact(|| io::empty().bytes());
}

#[test]
fn a_reader_tells_what_is_unread() {
    let mut reader = BufReader::with_capacity(100, &[7_u8; 1000][..]);
    assert_eq!((reader.mem_usage().spare, reader.mem_usage().payload()), (100, 0));
    reader.read_exact(&mut [0; 30]).unwrap();
    assert_eq!((reader.mem_usage().spare, reader.mem_usage().payload()), (30, 70));
}

#[test]
fn errors_are_exact_but_for_what_they_hide() {
    exact(|| io::Error::from(io::ErrorKind::NotFound));
    exact(|| io::Error::from_raw_os_error(2));
    exact(|| std::fs::File::open("no such file").unwrap_err());
    exact(|| std::str::from_utf8(&[0xff; 3][..]).unwrap_err());
    let hiding = |build: fn() -> io::Error| {
        let error = at_least(Gap::Opaque, build);
        assert_eq!(crate::usage(&error).blocks, 2);
    };
    hiding(|| io::Error::other("text"));
    hiding(|| {
        io::Error::new(io::ErrorKind::InvalidData, "7".parse::<u8>().err().map_or("a", |_| "b"))
    });
    exact(|| io::Error::other(std::fmt::Error));
    exact(|| io::Error::other("x".parse::<u8>().unwrap_err()));
    exact(|| io::Error::other("x".parse::<f32>().unwrap_err()));
    exact(|| io::Error::other("x".parse::<std::net::IpAddr>().unwrap_err()));
    exact(|| io::Error::other(u8::try_from(300).unwrap_err()));
    exact(|| io::Error::other(io::Error::other(std::str::from_utf8(&[0xff][..]).unwrap_err())));
    at_least(Gap::Capacity, || io::Error::other(String::from_utf8(vec![0xff; 9]).unwrap_err()));
    at_least(Gap::Capacity, || String::from_utf8(vec![0xff; 9]).unwrap_err());
}

#[test]
fn what_belongs_to_the_system_is_exact() {
    exact(|| std::fs::File::open("Cargo.toml").unwrap());
    exact(|| std::net::TcpListener::bind("127.0.0.1:0").unwrap());
    exact(|| std::net::UdpSocket::bind("127.0.0.1:0").unwrap());
    exact(|| std::fs::metadata("Cargo.toml").unwrap());
    exact(std::fs::OpenOptions::new);
    exact(|| io::pipe().unwrap());
    let spawn = || {
        let mut command = std::process::Command::new(std::env::current_exe().unwrap());
        command.arg("--list").stdout(std::process::Stdio::piped()).spawn().unwrap()
    };
    let mut child = exact(spawn);
    child.wait().unwrap();
    at_least(Gap::Opaque, || std::process::Command::new("program"));
    exact(|| spawn().wait_with_output().unwrap());
}
