//! `std::os`: handles of the operating system, which own none of the program's blocks.

#[cfg(unix)]
mod unix {
    use std::os::fd::{BorrowedFd, OwnedFd};
    use std::os::unix::net::{Incoming, SocketAddr, UnixDatagram, UnixListener, UnixStream};

    use crate::impls::{borrowing, flat};

    flat!(OwnedFd, SocketAddr, UnixDatagram, UnixListener, UnixStream);
    borrowing!({} BorrowedFd<'_>, Incoming<'_>);
}

#[cfg(windows)]
mod windows {
    use std::os::windows::io::{BorrowedHandle, BorrowedSocket, OwnedHandle, OwnedSocket};

    use crate::impls::{borrowing, flat};

    flat!(OwnedHandle, OwnedSocket);
    borrowing!({} BorrowedHandle<'_>, BorrowedSocket<'_>);
}
