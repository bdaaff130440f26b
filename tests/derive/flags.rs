//! Types that `bitflags!` writes: one line makes them measurable.

use mem_size::{Flat, MemSize, flat};

bitflags::bitflags! {
    #[derive(Clone, Copy, MemSize)]
    struct Inside: u16 {
        const ONE = 1;
    }

    #[derive(MemSize)]
    #[mem_size(flat, size = 4)]
    pub struct Claimed: u32 {
        const ONE = 1;
    }

    struct Beside: u8 {
        const ONE = 1;
    }
}

#[derive(MemSize)]
struct Own(u8);

bitflags::bitflags! {
    impl Own: u8 {
        const ONE = 1;
    }
}

bitflags_1::bitflags! {
    #[derive(MemSize)]
    struct Older: u8 {
        const ONE = 1;
    }
}

flat! { Beside }

#[derive(MemSize)]
struct Holder {
    inside: Vec<Inside>,
    claimed: Box<Claimed>,
    beside: Option<Box<[Beside]>>,
    own: Own,
    older: [Older; 2],
}

#[test]
fn flags_are_flat() {
    fn flat<T: Flat>() -> bool {
        T::is_flat()
    }
    assert!(Inside::is_flat() && Own::is_flat() && Older::is_flat());
    assert!(flat::<Claimed>() && flat::<Beside>());
    crate::exact(|| Holder {
        inside: vec![Inside::ONE; 3],
        claimed: Box::new(Claimed::ONE),
        beside: Some(Box::new([Beside::ONE])),
        own: Own::ONE,
        older: [Older::ONE, Older::ONE],
    });
}

#[cfg(feature = "layout")]
#[test]
fn flags_have_a_layout() {
    use mem_size::HasLayout;
    assert_eq!(Inside::LAYOUT.size, 2);
    assert_eq!(Claimed::LAYOUT.fields().len(), 1);
}
