//! Each type that says it owns nothing has nothing to drop. (Those of heapless and rand, which have
//! a `Drop` of their own, are in `flat`.)

use std::mem::needs_drop;

use mem_size::MemSize;

#[track_caller]
fn owns_nothing<T: MemSize>() {
    assert!(T::is_flat() && !needs_drop::<T>(), "{}", std::any::type_name::<T>());
}

/// Types of one or more crates, which are named by their paths in these.
macro_rules! own_nothing {
    ($($($krate:ident)+: $($type:ident $(:: $part:ident)*),+ $(,)?;)+) => { $(
        own_nothing!(@crates [$($krate)+] [$($type $(:: $part)*),+]);
    )+ };
    (@crates [$($krate:ident)+] $types:tt) => { $(
        own_nothing!(@types $krate $types);
    )+ };
    (@types $krate:ident [$($type:ident $(:: $part:ident)*),+]) => { $(
        owns_nothing::<$krate::$type $(:: $part)*>();
    )+ };
}

#[test]
fn flat_types_have_nothing_to_drop() {
    own_nothing! {
        ahash:
            AHasher, RandomState;
        aho_corasick:
            AhoCorasickKind, Anchored, Match, MatchKind, PatternID, Span, StartKind,
            automaton::StateID;
        alloy_primitives:
            Address, Bloom, Function, Signature, TxKind;
        async_channel:
            RecvError, TryRecvError;
        async_lock:
            BarrierWaitResult;
        chrono:
            FixedOffset, Month, NaiveDate, NaiveDateTime, NaiveTime, NaiveWeek, TimeDelta, Utc,
            Weekday, Days, IsoWeek, Months, format::Parsed, SecondsFormat, OutOfRange,
            ParseError, ParseMonthError, ParseWeekdayError, RoundingError;
        chrono_tz:
            ParseError, Tz, TzOffset;
        ciborium:
            value::Integer;
        crossbeam_utils:
            Backoff;
        ethnum:
            I256, U256;
        euclid:
            BoolVector2D, BoolVector3D, UnknownUnit;
        fastrand:
            Rng;
        fnv:
            FnvHasher;
        foldhash_0_1:
            fast::FixedState, fast::RandomState, fast::SeedableRandomState, quality::FixedState,
            quality::RandomState, quality::SeedableRandomState;
        foldhash_0_2:
            fast::FixedState, fast::RandomState, fast::SeedableRandomState, quality::FixedState,
            quality::RandomState, quality::SeedableRandomState;
        futures:
            channel::mpsc::SendError, channel::oneshot::Canceled;
        fxhash:
            FxHasher, FxHasher32, FxHasher64;
        generational_arena:
            Index;
        half:
            bf16, f16;
        http:
            status::StatusCode, Version, header::InvalidHeaderName, header::InvalidHeaderValue,
            method::InvalidMethod, status::InvalidStatusCode, uri::InvalidUri,
            uri::InvalidUriParts, header::MaxSizeReached, header::ToStrError;
        indextree:
            NodeId;
        ipnet:
            AddrParseError, IpNet, Ipv4Net, Ipv6Net, PrefixLenError, IpAddrRange, IpSubnets,
            Ipv4AddrRange, Ipv4Subnets, Ipv6AddrRange, Ipv6Subnets;
        ipnetwork:
            IpNetwork, Ipv4Network, Ipv6Network, NetworkSize, NetworkSizeError;
        jiff:
            civil::Date, civil::DateTime, civil::ISOWeekDate, tz::Offset, SignedDuration, Span,
            civil::Time, Timestamp, civil::Weekday, tz::AmbiguousOffset, tz::Dst, civil::Era,
            RoundMode, SpanFieldwise, Unit;
        jiff_1:
            civil::Date, civil::DateTime, civil::ISOWeekDate, tz::Offset, SignedDuration, Span,
            civil::Time, Timestamp, civil::Weekday, tz::AmbiguousOffset, tz::Dst, civil::Era,
            RoundMode, SpanFieldwise, Unit;
        la_arena:
            RawIdx;
        lasso:
            LargeSpur, MicroSpur, MiniSpur, Spur;
        num_bigint_0_4:
            Sign;
        num_bigint_0_5:
            Sign;
        once_cell:
            race::OnceBool, race::OnceNonZeroUsize;
        ordered_float:
            FloatIsNan;
        ordered_float_4:
            FloatIsNan;
        parking_lot:
            Condvar, Once, OnceState, WaitTimeoutResult;
        parking_lot_0_13:
            WaitTimeoutResult, Once, OnceState, Condvar;
        portable_atomic:
            AtomicBool, AtomicIsize, AtomicUsize, AtomicI8, AtomicI16, AtomicI32, AtomicI64,
            AtomicI128, AtomicU8, AtomicU16, AtomicU32, AtomicU64, AtomicU128;
        primitive_types:
            H128, H160, H256, H384, H512, H768, U128, U256, U512;
        prost_types:
            Duration, NullValue, Timestamp;
        rmpv:
            Integer;
        ron:
            value::F32, value::F64, value::Number;
        rust_decimal:
            Decimal, RoundingStrategy;
        rustc_hash_1:
            FxHasher;
        rustc_hash_2:
            FxBuildHasher, FxHasher, FxSeededState;
        semver:
            Error, Op;
        serde_json:
            error::Category;
        siphasher:
            sip::SipHasher, sip::SipHasher13, sip::SipHasher24, sip128::Hash128,
            sip128::SipHasher, sip128::SipHasher13, sip128::SipHasher24;
        slotmap:
            DefaultKey, KeyData;
        string_interner:
            symbol::SymbolU16, symbol::SymbolU32, symbol::SymbolUsize;
        text_size:
            TextRange, TextSize;
        thunderdome:
            Index;
        time:
            Date, Duration, Month, OffsetDateTime, PrimitiveDateTime, Time, UtcDateTime,
            UtcOffset, Weekday;
        tokio:
            sync::AcquireError, sync::TryAcquireError, sync::TryLockError,
            sync::mpsc::error::TryRecvError, sync::broadcast::error::RecvError,
            sync::broadcast::error::TryRecvError, sync::watch::error::RecvError,
            sync::oneshot::error::RecvError, sync::oneshot::error::TryRecvError;
        twox_hash:
            XxHash32, XxHash64, xxhash32::State, xxhash64::State;
        ulid:
            DecodeError, Ulid;
        ulid_2:
            DecodeError, Ulid;
        ulid_3:
            DecodeError, Ulid;
        ultraviolet:
            Bivec2, Bivec2x4, Bivec2x8, Bivec3, Bivec3x4, Bivec3x8, Isometry2, Isometry3,
            Similarity2, Similarity3, Mat2, Mat2x4, Mat2x8, Mat3, Mat3x4, Mat3x8, Mat4, Mat4x4,
            Mat4x8, Rotor2, Rotor2x4, Rotor2x8, Rotor3, Rotor3x4, Rotor3x8, Vec2, Vec2x4,
            Vec2x8, Vec3, Vec3x4, Vec3x8, Vec4, Vec4x4, Vec4x8;
        url:
            OpaqueOrigin, ParseError;
        uuid:
            Builder, NonNilUuid, Timestamp, Uuid, Variant, Version, fmt::Braced, Error,
            fmt::Hyphenated, fmt::Simple, fmt::Urn;
        vec1:
            Size0Error;
        xxhash_rust:
            xxh32::Xxh32, xxh64::Xxh64, xxh64::Xxh64Builder, xxh3::Xxh3, xxh3::Xxh3Builder,
            xxh3::Xxh3Default, xxh3::Xxh3DefaultBuilder;
    }
}

#[test]
fn flat_types_of_several_versions_have_nothing_to_drop() {
    own_nothing! {
        arrow_array_58 arrow_array_59 arrow_array_60:
            NullArray;
        arrow_buffer_58 arrow_buffer_59 arrow_buffer_60:
            IntervalDayTime, IntervalMonthDayNano, i256;
        arrow_schema_58 arrow_schema_59 arrow_schema_60:
            IntervalUnit, SortOptions, TimeUnit, UnionMode;
        crossbeam_channel flume flume_0_12:
            RecvError, RecvTimeoutError, TryRecvError;
        glam_0_29 glam_0_30 glam_0_31 glam_0_32 glam_0_33 glam_0_34:
            Affine2, Affine3A, DAffine2, DAffine3, EulerRot, BVec2, BVec3, BVec3A, BVec4,
            BVec4A, IVec2, IVec3, IVec4, UVec2, UVec3, UVec4, I8Vec2, I8Vec3, I8Vec4, I16Vec2,
            I16Vec3, I16Vec4, I64Vec2, I64Vec3, I64Vec4, U8Vec2, U8Vec3, U8Vec4, U16Vec2,
            U16Vec3, U16Vec4, U64Vec2, U64Vec3, U64Vec4, DMat2, DMat3, DMat4, DQuat, DVec2,
            DVec3, DVec4, Mat2, Mat3, Mat3A, Mat4, Quat, Vec2, Vec3, Vec3A, Vec4;
        nalgebra_0_33 nalgebra_0_34 nalgebra_0_35:
            Dyn;
        petgraph_0_6 petgraph_0_7 petgraph_0_8:
            Directed, Direction, Undirected;
        rowan_0_15 rowan rowan_0_17:
            Checkpoint, Direction, SyntaxKind;
        spin_0_9 spin_0_10 spin_0_11 spin_0_12:
            barrier::BarrierWaitResult;
        toml_0_8 toml_0_9 toml_1:
            value::Date, value::Datetime, value::Offset, value::Time;
        serde_yaml serde_yaml_ng serde_norway:
            Location, Number;
    }
}

#[test]
fn flat_types_with_parameters_have_nothing_to_drop() {
    macro_rules! all {
        ($($type:ty),+ $(,)?) => { $( owns_nothing::<$type>(); )+ };
    }
    #[derive(enumset::EnumSetType)]
    enum Side {
        Left,
    }
    enum Millimetre {}
    enum Inch {}
    all! {
        alloy_primitives::FixedBytes<7>, alloy_primitives::I256, arrayvec::ArrayString<9>,
        bitvec::array::BitArray<[u16; 3]>, enumset::EnumSet<Side>,
        euclid::Angle<f32>, euclid::Box2D<f32, Inch>, euclid::Box3D<f32, Inch>,
        euclid::HomogeneousVector<f32, Inch>, euclid::Length<f32, Inch>,
        euclid::Point2D<f32, Inch>, euclid::Point3D<f32, Inch>, euclid::Rect<f32, Inch>,
        euclid::SideOffsets2D<f32, Inch>, euclid::Size2D<f32, Inch>, euclid::Size3D<f32, Inch>,
        euclid::Vector2D<f32, Inch>, euclid::Vector3D<f32, Inch>,
        euclid::RigidTransform3D<f32, Inch, Millimetre>, euclid::Rotation2D<f32, Inch, Millimetre>,
        euclid::Rotation3D<f32, Inch, Millimetre>, euclid::Scale<f32, Inch, Millimetre>,
        euclid::Transform2D<f32, Inch, Millimetre>, euclid::Transform3D<f32, Inch, Millimetre>,
        euclid::Translation2D<f32, Inch, Millimetre>, euclid::Translation3D<f32, Inch, Millimetre>,
        geo_types::Coord<f32>, geo_types::Line<f32>, geo_types::Point<f32>, geo_types::Rect<f32>,
        geo_types::Triangle<f32>, id_arena::Id<String>, image::Luma<u8>, image::LumaA<u16>,
        image::Rgb<f32>, image::Rgba<u8>, la_arena::Idx<String>, la_arena::IdxRange<String>,
        nalgebra_0_35::DualQuaternion<f32>, nalgebra_0_35::Quaternion<f32>,
        nalgebra_0_35::Rotation<f32, 3>, nalgebra_0_35::Scale<f32, 3>,
        nalgebra_0_35::Translation<f32, 3>, nalgebra_0_35::Perspective3<f32>,
        nalgebra_0_33::SMatrix<f32, 2, 3>, nalgebra_0_34::SVector<f64, 3>,
        petgraph_0_6::graph::NodeIndex<u8>, petgraph_0_7::graph::EdgeIndex<u16>,
        petgraph_0_8::graph::NodeIndex<u32>, mint::Point2<f32>, mint::Quaternion<f32>,
        mint::ColumnMatrix2x3<f32>, mint::RowMatrix4x3<f32>, mint::EulerAngles<f32, u8>,
        nohash_hasher::NoHashHasher<u8>, ordered_float::NotNan<f64>, ordered_float_4::NotNan<f32>,
        rgb::Bgr<u8>, rgb::alt::Gray<u8>, rgb::Grb<u8>, rgb::Abgr<u8>, rgb::Argb<u8>, rgb::Bgra<u8>,
        rgb::alt::GrayAlpha<u8>, rgb::Rgba<u8>, ruint::Bits<256, 4>, ruint::Uint<9, 1>,
        serde_bytes::ByteArray<9>, spin_0_12::Barrier,
    }
}
