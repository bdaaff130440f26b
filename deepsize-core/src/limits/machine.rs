//! What the compiler does not tell of a machine: pages and cache lines, where the target settles
//! them.

/// The size of a memory page in bytes, where the target alone settles it.
///
/// `None` where it is chosen when a system is built or started (Linux on aarch64 has pages of 4, 16
/// or 64 KiB), and where there need not be any pages. Then ask the system at run time.
///
/// | target | bytes |
/// |---|---|
/// | x86, x86-64 | 4096: the architecture's smallest page |
/// | Windows, UEFI | 4096 on every architecture that Rust supports |
/// | Apple systems on aarch64 | 16384 |
/// | s390x; Unix on RISC-V | 4096 |
/// | Unix on sparc64 | 8192 |
/// | WebAssembly | 65536: what a memory grows by |
///
/// ```
/// use mem_size_core::limits;
///
/// let rounded = |size: usize| size.next_multiple_of(limits::PAGE_SIZE.unwrap_or(65536));
/// assert!(rounded(1) >= 4096);
/// ```
pub const PAGE_SIZE: Option<usize> = if cfg!(any(target_arch = "wasm32", target_arch = "wasm64")) {
    Some(64 * 1024)
} else if cfg!(all(target_vendor = "apple", target_arch = "aarch64")) {
    Some(16 * 1024)
} else if cfg!(all(unix, target_arch = "sparc64")) {
    Some(8 * 1024)
} else if cfg!(any(
    windows,
    target_os = "uefi",
    target_arch = "x86",
    target_arch = "x86_64",
    target_arch = "s390x",
    all(unix, any(target_arch = "riscv32", target_arch = "riscv64"), not(target_os = "espidf")),
)) {
    Some(4 * 1024)
} else {
    None
};

/// The size of a cache line in bytes, where all machines of the target have the same.
///
/// What lies in one line, aligned to it, is loaded at once: keep what is used together within it.
/// `None` where it depends on the machine: aarch64 has lines of 64, 128 and 256 bytes and tells
/// which at run time. To keep threads out of each other's way use [`CACHE_PADDING`], which may be
/// more.
///
/// | target | bytes |
/// |---|---|
/// | x86-64 | 64 |
/// | macOS on aarch64 | 128, as `hw.cachelinesize` says |
/// | powerpc64, little-endian | 128 (POWER8 and later) |
/// | s390x | 256 |
///
/// ```
/// use mem_size_core::limits;
///
/// #[repr(align(64))]
/// struct Hot([u32; 8]);
///
/// // Fails the build for a target on which it would not fit.
/// const _: () = match limits::CACHE_LINE {
///     Some(line) => assert!(size_of::<Hot>() <= line),
///     None => {}
/// };
/// ```
pub const CACHE_LINE: Option<usize> = if cfg!(target_arch = "x86_64") {
    Some(64)
} else if cfg!(all(target_os = "macos", target_arch = "aarch64"))
    || cfg!(all(target_arch = "powerpc64", target_endian = "little"))
{
    Some(128)
} else if cfg!(target_arch = "s390x") {
    Some(256)
} else {
    None
};

/// How many bytes apart data of different threads should lie, so that a write to one does not slow
/// down the other; `None` for architectures of which nothing is known.
///
/// A cautious figure for the usual machines, no promise, and the same as that of crossbeam's
/// `CachePadded`, whose source lists where each comes from: on x86-64 lines of 64 bytes are fetched
/// in pairs, on aarch64 the large cores may have lines of 128 bytes.
///
/// | architecture | bytes |
/// |---|---|
/// | x86-64, aarch64, arm64ec, powerpc64 | 128 |
/// | x86, RISC-V, sparc64, WebAssembly | 64 |
/// | arm, mips, mips64, sparc, hexagon | 32 |
/// | m68k | 16 |
/// | s390x | 256 |
///
/// ```
/// use mem_size_core::limits::{CACHE_LINE, CACHE_PADDING};
///
/// assert!(CACHE_PADDING >= CACHE_LINE);
/// ```
pub const CACHE_PADDING: Option<usize> = if cfg!(any(
    target_arch = "x86_64",
    target_arch = "aarch64",
    target_arch = "arm64ec",
    target_arch = "powerpc64",
)) {
    Some(128)
} else if cfg!(any(
    target_arch = "x86",
    target_arch = "riscv32",
    target_arch = "riscv64",
    target_arch = "sparc64",
    target_arch = "wasm32",
    target_arch = "wasm64",
)) {
    Some(64)
} else if cfg!(any(
    target_arch = "arm",
    target_arch = "mips",
    target_arch = "mips32r6",
    target_arch = "mips64",
    target_arch = "mips64r6",
    target_arch = "sparc",
    target_arch = "hexagon",
)) {
    Some(32)
} else if cfg!(target_arch = "m68k") {
    Some(16)
} else if cfg!(target_arch = "s390x") {
    Some(256)
} else {
    None
};
