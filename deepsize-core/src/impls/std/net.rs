//! `std::net`.

use std::net::{Incoming, Shutdown, TcpListener, TcpStream, UdpSocket};

use crate::impls::{borrowing, flat};

flat!(Shutdown, TcpListener, TcpStream, UdpSocket);
borrowing!({} Incoming<'_>);
