//! Derived code sets off no lint of the crate around it: this file compiles, and passes clippy.
//!
//! A program of its own, as lints are denied in a whole crate.
#![deny(
    warnings,
    missing_docs,
    rust_2018_idioms,
    single_use_lifetimes,
    trivial_casts,
    unit_bindings,
    unnameable_types,
    unreachable_pub,
    unused,
    unused_lifetimes,
    unused_qualifications,
    unused_results,
    variant_size_differences,
    clippy::all,
    clippy::cargo_common_metadata,
    clippy::nursery,
    clippy::pedantic
)]
#![deny(clippy::allow_attributes, clippy::min_ident_chars, clippy::shadow_unrelated)]
#![forbid(unsafe_code, unsafe_op_in_unsafe_fn, elided_lifetimes_in_paths)]

use std::borrow::Cow;
use std::collections::HashMap;
use std::convert::Infallible;
use std::fmt::Debug;
use std::marker::PhantomData;

use mem_size::MemSize;

/// Every kind of field.
#[derive(Clone, Debug, Default, MemSize)]
pub struct Everything<'a, T: Clone + Default, const N: usize> {
    /// Of a primitive type.
    pub number: u64,
    /// Of a collection.
    pub map: HashMap<String, Vec<T>>,
    /// Borrowed.
    pub borrowed: Option<&'a T>,
    /// Maybe borrowed.
    pub cow: Cow<'a, str>,
    /// Of the type itself.
    pub next: Option<Box<Self>>,
    /// Of no type.
    pub of: PhantomData<[T; N]>,
    /// Left out.
    #[mem_size(skip = "measured elsewhere")]
    pub skipped: usize,
    /// By a function.
    #[mem_size(with = mem_size::with::opaque)]
    pub with: usize,
}

/// Every kind of variant.
#[derive(Debug, MemSize)]
pub enum Variants<T> {
    /// Nothing.
    Unit,
    /// Of a parameter.
    Tuple(T, u8),
    /// With names.
    Named {
        /// The text.
        text: String,
    },
    /// That is never there.
    Never(Infallible),
    /// Left out.
    #[mem_size(skip)]
    Skipped(T),
}

/// Types that nobody outside can name.
mod unseen {
    use mem_size::MemSize;

    /// The last field of a type that everybody sees, which must not make this one public.
    #[expect(unreachable_pub, reason = "no public item leads to it")]
    #[derive(MemSize)]
    pub struct Tail<'a>(pub(crate) &'a str);

    impl Tail<'_> {
        #[expect(dead_code, unreachable_pub, reason = "nobody outside can call it")]
        pub const fn never_called() {}
    }

    /// The same in a field of a generic type.
    #[expect(unreachable_pub, reason = "no public item leads to it")]
    #[derive(Debug, Default, MemSize)]
    pub struct Part<T>(Vec<T>);

    impl<T> Part<T> {
        #[expect(dead_code, unreachable_pub, reason = "nobody outside can call it")]
        pub const fn never_called() {}
    }
}

/// A type with parts that nobody outside can name.
#[derive(Debug, Default, MemSize)]
pub struct Made<T> {
    parts: Vec<Option<unseen::Part<T>>>,
    last: unseen::Part<T>,
}

/// A type with an end that nobody outside can name.
#[derive(MemSize)]
pub struct Ending<'a> {
    tail: unseen::Tail<'a>,
}

impl Debug for Ending<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.tail.0)
    }
}

/// Old.
#[derive(Debug, MemSize)]
pub struct Old {
    /// Older.
    #[deprecated = "as a field"]
    pub field: String,
}

/// With an old variant.
#[derive(Debug, MemSize)]
pub enum OldVariant {
    /// New.
    New(u8),
    /// Old.
    #[deprecated = "as a variant"]
    Old(String),
}

/// Old as a whole.
#[deprecated = "as a type"]
#[derive(MemSize)]
pub struct OldType(u8);

/// What gives a type.
pub trait Family {
    /// The type.
    type Member;
}

/// Old as a whole, with what a parameter gives.
#[deprecated = "as a type"]
#[derive(MemSize)]
pub struct OldMembers<F: Family>(F::Member);

#[derive(MemSize)]
struct Hidden<F: Family>(F::Member);

/// An old trait.
#[deprecated = "as a trait"]
pub trait OldFamily {
    /// The type.
    type Member;
}

/// An old function.
#[deprecated = "as an alias"]
pub type OldCallback = fn(&str) -> &str;

/// An old number.
#[deprecated = "as a constant"]
pub const OLD_LENGTH: usize = 2;

/// Bounded by an old trait.
#[derive(MemSize)]
#[expect(deprecated, reason = "it is to be there")]
pub struct OldBound<F: OldFamily>(F::Member);

/// Old names in types of fields.
#[derive(MemSize)]
pub struct OldNames {
    /// An alias.
    #[expect(deprecated, reason = "it is to be there")]
    pub callback: OldCallback,
    /// In the type of a function.
    #[expect(deprecated, reason = "it is to be there")]
    pub function: fn(&OldType) -> &OldType,
}

/// Old names in types of packed fields.
#[derive(MemSize)]
#[repr(C, packed)]
pub struct OldPacked {
    /// A constant.
    #[expect(deprecated, reason = "it is to be there")]
    pub items: [u16; OLD_LENGTH],
    /// A type.
    #[expect(deprecated, reason = "it is to be there")]
    pub item: OldType,
}

/// Holds such types inline.
#[derive(MemSize)]
pub struct House<F: Family> {
    /// Old.
    #[expect(deprecated, reason = "it is to be there")]
    pub members: OldMembers<F>,
    hidden: Option<Hidden<F>>,
}

/// Nothing at all.
#[derive(Clone, Copy, Debug, MemSize)]
pub enum Empty {}

/// Nothing inside.
#[derive(Clone, Copy, Debug, MemSize)]
pub struct Unit;

/// Names alone.
#[derive(Clone, Copy, Debug, MemSize)]
#[mem_size(flat)]
pub enum Bare {
    /// One.
    One,
    /// Two.
    Two,
}

/// Packed.
#[derive(Clone, Copy, MemSize)]
#[repr(C, packed)]
pub struct Packed<T> {
    /// A byte.
    pub byte: u8,
    /// A value.
    pub value: T,
}

/// One or the other.
#[derive(Clone, Copy, MemSize)]
pub union Bits {
    /// A number.
    pub int: u32,
    /// A fraction.
    pub float: f32,
}

/// Ends without a size.
#[derive(Debug, MemSize)]
pub struct Tail<T: ?Sized> {
    /// A byte.
    pub byte: u8,
    /// The tail.
    pub tail: T,
}

/// Functions.
#[derive(MemSize)]
pub struct Functions<T> {
    /// A pointer.
    pub pointer: fn(&T) -> &T,
    /// In a box.
    pub boxed: Box<dyn Fn(&T) + Send>,
    /// Perhaps.
    pub maybe: Option<for<'a> fn(&'a T, &'a T)>,
}

/// Bounds of its own.
#[derive(Debug, MemSize)]
#[mem_size(bound = "T: MemSize")]
pub struct Bound<'a, T>
where
    T: Debug,
{
    /// The value.
    pub value: T,
    /// The target.
    #[mem_size(follow)]
    pub target: &'a T,
    /// Further ones.
    #[mem_size(follow)]
    pub targets: Vec<(&'a T, std::cell::Cell<Option<&'a T>>)>,
}

/// Of a settled size, and nothing else is asked.
#[derive(Debug, MemSize)]
#[mem_size(size = { 64 => 4, _ => 4 }, align = 4)]
#[repr(C)]
pub struct Settled<'a> {
    /// A number.
    pub number: u32,
    /// Of a lifetime.
    pub of: PhantomData<&'a u8>,
}

/// Of a limited size, each instance.
#[derive(Debug, MemSize)]
#[mem_size(max_size = 2 * size_of::<u64>())]
pub struct Limited<T> {
    /// The value.
    pub value: T,
}

/// Ends in a type that others cannot name.
#[derive(Debug, MemSize)]
pub struct Hiding(u8, Private);

/// With a tag of its own.
#[derive(Debug, MemSize)]
#[repr(u8)]
pub enum Tagged {
    /// With a value.
    One(u32),
    /// With a number.
    Two = 7,
}

#[derive(Debug, MemSize)]
struct Private(String);

#[test]
fn derived_code_sets_off_no_lint() {
    let value = Everything::<String, 3> { next: Some(Box::default()), ..Everything::default() };
    assert!(value.heap_size() > 0);
    assert_eq!(Private(String::new()).heap_size(), 0);
    assert_eq!(Hiding(1, Private(String::new())).heap_size(), 0);
    assert_eq!(Made::<u8>::default().heap_size(), 0);
    assert_eq!(Ending { tail: unseen::Tail("") }.heap_size(), 0);
    assert_eq!(Settled { number: 1, of: PhantomData }.heap_size(), 0);
    assert_eq!(Limited { value: 1 }.heap_size(), 0);
    assert_eq!([Tagged::One(1), Tagged::Two].heap_size(), 0);
    let variants = [Variants::Unit, Variants::Tuple(1, 2), Variants::Skipped(3)];
    assert_eq!(variants.heap_size(), 0);
    assert_eq!(Variants::<u8>::Named { text: String::new() }.heap_size(), 0);
}

/// A length that a macro has put into braces.
macro_rules! of_length {
    ($name:ident, $element:ty, $length:block) => {
        /// Of a length in braces.
        #[derive(Clone, Debug, MemSize)]
        pub struct $name {
            /// Of a primitive type.
            pub bytes: [u8; $length],
            /// Of another.
            pub elements: Vec<[$element; $length]>,
        }
    };
}
of_length!(Lengths, String, { 3 });
of_length!(Sums, String, { 1 + 2 });

/// An enum with these variants.
macro_rules! of_variants {
    ($($variant:ident)+) => {
        /// With so many variants that the list of them is no small one.
        #[derive(Clone, Copy, Debug, MemSize)]
        pub enum Many {
            $(
                /// One of many.
                $variant,
            )+
        }
    };
}
of_variants! {
    Aa Ab Ac Ad Ae Af Ag Ah Ai Aj Ak Al Am An Ao Ap Aq Ar As At Au Av Aw Ax Ay Az Ba Bb Bc Bd Be
    Bf Bg Bh Bi Bj Bk Bl Bm Bn Bo Bp Bq Br Bs Bt Bu Bv Bw Bx By Bz Ca Cb Cc Cd Ce Cf Cg Ch Ci Cj
    Ck Cl Cm Cn Co Cp Cq Cr Cs Ct Cu Cv Cw Cx Cy Cz Da Db Dc Dd De Df Dg Dh Di Dj Dk Dl Dm Dn Do
    Dp Dq Dr Ds Dt Du Dv Dw Dx Dy Dz Ea Eb Ec Ed Ee Ef Eg Eh Ei Ej Ek El Em En Eo Ep Eq Er Es Et
    Eu Ev Ew Ex Ey Ez Fa Fb Fc Fd Fe Ff Fg Fh Fi Fj Fk Fl Fm Fn Fo Fp Fq Fr Fs Ft Fu Fv Fw Fx Fy
    Fz Ga Gb Gc Gd Ge Gf Gg Gh Gi Gj Gk Gl Gm Gn Go Gp Gq Gr Gs Gt Gu Gv Gw Gx Gy Gz Ha Hb Hc Hd
    He Hf Hg Hh Hi Hj Hk Hl Hm Hn Ho Hp Hq Hr Hs Ht Hu Hv Hw Hx Hy Hz Ia Ib Ic Id Ie If Ig Ih Ii
    Ij Ik Il Im In Io Ip Iq Ir Is It Iu Iv Iw Ix Iy Iz Ja Jb Jc Jd Je Jf Jg Jh Ji Jj Jk Jl Jm Jn
    Jo Jp Jq Jr Js Jt Ju Jv Jw Jx Jy Jz Ka Kb Kc Kd Ke Kf Kg Kh Ki Kj Kk Kl Km Kn Ko Kp Kq Kr Ks
    Kt Ku Kv Kw Kx Ky Kz La Lb Lc Ld Le Lf Lg Lh Li Lj Lk Ll Lm Ln Lo Lp Lq Lr Ls Lt Lu Lv Lw Lx
    Ly Lz Ma Mb Mc Md Me Mf Mg Mh Mi Mj Mk Ml Mm Mn Mo Mp Mq Mr Ms Mt Mu Mv Mw Mx My Mz Na Nb Nc
    Nd Ne Nf Ng Nh Ni Nj Nk Nl Nm Nn No Np Nq Nr Ns Nt Nu Nv Nw Nx Ny Nz Oa Ob Oc Od Oe Of Og Oh
    Oi Oj Ok Ol Om On Oo Op Oq Or Os Ot Ou Ov Ow Ox Oy Oz Pa Pb Pc Pd Pe Pf Pg Ph Pi Pj Pk Pl Pm
    Pn Po Pp Pq Pr Ps Pt Pu Pv Pw Px Py Pz Qa Qb Qc Qd Qe Qf Qg Qh Qi Qj Qk Ql Qm Qn Qo Qp Qq Qr
    Qs Qt Qu Qv Qw Qx Qy Qz Ra Rb Rc Rd Re Rf Rg Rh Ri Rj Rk Rl Rm Rn Ro Rp Rq Rr Rs Rt Ru Rv Rw
    Rx Ry Rz Sa Sb Sc Sd Se Sf Sg Sh Si Sj Sk Sl Sm Sn So Sp Sq Sr Ss St Su Sv Sw Sx Sy Sz Ta Tb
    Tc Td Te Tf Tg Th Ti Tj Tk Tl Tm Tn To Tp Tq Tr Ts Tt Tu Tv Tw Tx Ty Tz
}
