//! Types that own nothing.

use half::{bf16, f16};
use mem_size::Gap;
use ordered_float::{NotNan, OrderedFloat};
use rust_decimal::Decimal;

use crate::{at_least, exact, flat};

#[test]
fn dates_and_times_are_flat() {
    use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta, Utc};
    flat(&DateTime::<Utc>::MIN_UTC);
    flat(&DateTime::<FixedOffset>::default());
    flat(&NaiveDate::MIN);
    flat(&TimeDelta::zero());
    flat(&time::Duration::ZERO);
    flat(&time::OffsetDateTime::UNIX_EPOCH);
    flat(&time::Date::MIN);
    flat(&chrono::Days::new(7));
    flat(&chrono::MappedLocalTime::Single(TimeDelta::zero()));
    flat(&jiff::Unit::Day);
    flat(&jiff::civil::Era::CE);
}

#[test]
fn numbers_are_flat() {
    flat(&f16::ONE);
    flat(&bf16::ONE);
    flat(&OrderedFloat(1.5_f64));
    flat(&NotNan::new(1.5_f32));
    flat(&Decimal::ONE);
    flat(&uuid::Uuid::nil());
    flat(&uuid::Uuid::nil().hyphenated());
    flat(&rust_decimal::RoundingStrategy::ToZero);
    flat(&alloy_primitives::TxKind::Create);
    flat(&glam_0_30::U16Vec3::ONE);
    flat(&glam_0_29::I64Vec2::ONE);
    exact(|| vec![uuid::Uuid::nil(); 3]);
}

#[test]
fn ordered_float_of_something_that_owns_is_not_flat() {
    exact(|| OrderedFloat(String::from("no float at all")));
}

#[test]
fn vectors_and_pixels_are_flat() {
    flat(&mint::Vector3::from([1.0_f32; 3]));
    flat(&mint::ColumnMatrix4::from([[1.0_f64; 4]; 4]));
    flat(&mint::EulerAngles::<f32, mint::IntraXYZ>::from([1.0; 3]));
    flat(&ultraviolet::Vec3::zero());
    flat(&ultraviolet::Rotor3x8::identity());
    flat(&ultraviolet::Isometry2::identity());
    exact(|| vec![ultraviolet::Mat4::identity(); 9]);
    flat(&rgb::Rgb::new(1_u8, 2, 3));
    flat(&rgb::Rgba::new(1_u16, 2, 3, 4));
    exact(|| vec![rgb::alt::Gray::new(7_u8); 100]);
}

#[test]
fn hashers_are_flat() {
    flat(&ahash::RandomState::with_seed(7));
    flat(&rustc_hash_1::FxHasher::default());
    flat(&rustc_hash_2::FxBuildHasher);
    flat(&foldhash_0_1::fast::FixedState::default());
    flat(&foldhash_0_2::quality::RandomState::default());
    flat(&fnv::FnvHasher::default());
    flat(&fxhash::FxHasher::default());
    flat(&nohash_hasher::NoHashHasher::<u8>::default());
    flat(&siphasher::sip::SipHasher13::new());
    flat(&xxhash_rust::xxh3::Xxh3::new());
    flat(&xxhash_rust::xxh32::Xxh32::new(7));
    flat(&xxhash_rust::xxh64::Xxh64Builder::new(7));
    flat(&twox_hash::XxHash32::with_seed(7));
    flat(&twox_hash::XxHash64::with_seed(7));
    flat(&twox_hash::xxhash64::State::with_seed(7));
    at_least(Gap::Opaque, twox_hash::XxHash3_64::new);
    at_least(Gap::Opaque, twox_hash::XxHash3_128::new);
    flat(&siphasher::sip128::Hash128::default());
    // The first hasher of a process makes the seeds for all.
    let _ = ahash::RandomState::new();
    exact(|| -> ahash::AHashMap<u8, String> { (0..100).map(|n| (n, n.to_string())).collect() });
    exact(|| -> ahash::AHashSet<u8> { (0..100).collect() });
    exact(|| -> rustc_hash_2::FxHashMap<String, u8> {
        (0..100).map(|n| (n.to_string(), n)).collect()
    });
}

#[test]
fn zone_that_is_no_fixed_offset_is_a_gap() {
    use jiff::tz::{Offset, TimeZone};
    flat(&jiff::Timestamp::UNIX_EPOCH);
    flat(&jiff::Span::new());
    flat(&jiff::civil::Date::MIN);
    flat(&jiff::SignedDuration::ZERO);
    exact(|| jiff::Timestamp::UNIX_EPOCH.to_zoned(TimeZone::UTC));
    exact(|| TimeZone::fixed(Offset::MAX));
    at_least(Gap::Opaque, || TimeZone::posix("EST5EDT,M3.2.0,M11.1.0").ok());
}

#[test]
fn ids_networks_and_large_integers_are_flat() {
    #[derive(enumset::EnumSetType)]
    enum Side {
        Left,
        Right,
    }
    flat(&(Side::Left | Side::Right));
    flat(&ipnet::Ipv4Net::default());
    exact(|| vec!["10.1.9.32/16".parse::<ipnetwork::IpNetwork>().ok(); 9]);
    flat(&ipnetwork::NetworkSize::V4(7));
    flat(&ulid::Ulid::nil());
    flat(&portable_atomic::AtomicU128::new(7));
    flat(&primitive_types::U256::one());
    flat(&primitive_types::H160::zero());
    flat(&ruint::Uint::<256, 4>::MAX);
    flat(&ethnum::U256::MAX);
    flat(&alloy_primitives::Address::ZERO);
    flat(&alloy_primitives::U256::MAX);
    flat(&alloy_primitives::I256::MAX);
    exact(|| vec![alloy_primitives::B256::ZERO; 9]);
    exact(|| vec![alloy_primitives::Bloom::ZERO; 9]);
    flat(&serde_bytes::ByteArray::new([7; 9]));
    flat(&text_size::TextSize::from(7));
    exact(|| vec![text_size::TextRange::up_to(7.into()); 9]);
}

#[test]
fn newer_and_older_versions_are_flat_as_well() {
    use jiff_1::tz::TimeZone;
    flat(&ordered_float_4::OrderedFloat(1.5));
    flat(&ulid_2::Ulid::nil());
    flat(&ulid_3::Ulid::nil());
    flat(&jiff_1::Timestamp::UNIX_EPOCH);
    flat(&jiff_1::civil::Date::MIN);
    exact(|| jiff_1::ZonedDateTime::UNIX_EPOCH);
    at_least(Gap::Opaque, || TimeZone::posix("EST5EDT,M3.2.0,M11.1.0").ok());
}

#[test]
fn times_in_named_zones_are_flat() {
    use chrono::TimeZone;
    let zone = chrono_tz::Europe::Zurich;
    flat(&zone);
    exact(|| vec![zone.with_ymd_and_hms(2024, 7, 1, 12, 30, 0).single(); 3]);
    flat(&zone.timestamp_nanos(7));
}

#[test]
fn generators_of_random_numbers_are_flat_unless_a_thread_shares_them() {
    use rand_0_8::SeedableRng as _;
    use rand_0_9::SeedableRng as _;
    use rand_0_10::SeedableRng as _;
    flat(&rand_0_8::rngs::StdRng::seed_from_u64(7));
    flat(&rand_0_9::rngs::StdRng::seed_from_u64(7));
    flat(&rand_0_10::rngs::StdRng::seed_from_u64(7));
    exact(|| vec![rand_0_8::rngs::SmallRng::seed_from_u64(7); 3]);
    exact(|| vec![rand_0_9::rngs::SmallRng::seed_from_u64(7); 3]);
    exact(|| Box::new(rand_0_10::rngs::SmallRng::seed_from_u64(7)));
    flat(&fastrand::Rng::with_seed(7));
    at_least(Gap::Opaque, rand_0_8::thread_rng);
    at_least(Gap::Opaque, rand_0_9::rng);
    at_least(Gap::Opaque, rand_0_10::rng);
}

#[test]
fn map_over_a_static_owns_nothing() {
    let maps = [phf_0_11::Map::<&str, u8>::new()];
    flat(&maps);
    flat(&[phf_0_12::Map::<&str, u8>::new()]);
    flat(&[phf_0_13::Map::<&str, u8>::new()]);
    flat(&[phf_0_14::Map::<&str, u8>::new()]);
    at_least(Gap::Reference, phf_0_13::Map::<&str, u8>::new);
}
