//! `core::arch`: SIMD vectors, of which each CPU has its own.

#[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
mod x86 {
    #[cfg(target_arch = "x86")]
    use core::arch::x86 as arch;
    #[cfg(target_arch = "x86_64")]
    use core::arch::x86_64 as arch;

    use crate::impls::flat;

    flat!(arch::CpuidResult, arch::__m128, arch::__m128d, arch::__m128i);
    flat!(arch::__m256, arch::__m256d, arch::__m256i);
    flat!(arch::__m512, arch::__m512d, arch::__m512i);

    #[cfg(mem_size_since_1_89)]
    #[clippy::msrv = "1.89"]
    mod bf16 {
        super::flat!(super::arch::__m128bh, super::arch::__m256bh, super::arch::__m512bh);
    }

    #[cfg(mem_size_since_1_94)]
    #[clippy::msrv = "1.94"]
    mod f16 {
        super::flat!(super::arch::__m128h, super::arch::__m256h, super::arch::__m512h);
    }
}

#[cfg(target_arch = "aarch64")]
mod aarch64 {
    use core::arch::aarch64 as arch;

    use crate::impls::flat;

    /// Vectors, each with the structs of two, three and four of them.
    macro_rules! vectors {
        ($($one:ident $two:ident $three:ident $four:ident,)+) => { $(
            flat!(arch::$one, arch::$two, arch::$three, arch::$four);
        )+ };
    }

    vectors!(
        int8x8_t int8x8x2_t int8x8x3_t int8x8x4_t,
        int16x4_t int16x4x2_t int16x4x3_t int16x4x4_t,
        int32x2_t int32x2x2_t int32x2x3_t int32x2x4_t,
        int64x1_t int64x1x2_t int64x1x3_t int64x1x4_t,
        int8x16_t int8x16x2_t int8x16x3_t int8x16x4_t,
        int16x8_t int16x8x2_t int16x8x3_t int16x8x4_t,
        int32x4_t int32x4x2_t int32x4x3_t int32x4x4_t,
        int64x2_t int64x2x2_t int64x2x3_t int64x2x4_t,
        uint8x8_t uint8x8x2_t uint8x8x3_t uint8x8x4_t,
        uint16x4_t uint16x4x2_t uint16x4x3_t uint16x4x4_t,
        uint32x2_t uint32x2x2_t uint32x2x3_t uint32x2x4_t,
        uint64x1_t uint64x1x2_t uint64x1x3_t uint64x1x4_t,
        uint8x16_t uint8x16x2_t uint8x16x3_t uint8x16x4_t,
        uint16x8_t uint16x8x2_t uint16x8x3_t uint16x8x4_t,
        uint32x4_t uint32x4x2_t uint32x4x3_t uint32x4x4_t,
        uint64x2_t uint64x2x2_t uint64x2x3_t uint64x2x4_t,
        poly8x8_t poly8x8x2_t poly8x8x3_t poly8x8x4_t,
        poly16x4_t poly16x4x2_t poly16x4x3_t poly16x4x4_t,
        poly64x1_t poly64x1x2_t poly64x1x3_t poly64x1x4_t,
        poly8x16_t poly8x16x2_t poly8x16x3_t poly8x16x4_t,
        poly16x8_t poly16x8x2_t poly16x8x3_t poly16x8x4_t,
        poly64x2_t poly64x2x2_t poly64x2x3_t poly64x2x4_t,
        float32x2_t float32x2x2_t float32x2x3_t float32x2x4_t,
        float64x1_t float64x1x2_t float64x1x3_t float64x1x4_t,
        float32x4_t float32x4x2_t float32x4x3_t float32x4x4_t,
        float64x2_t float64x2x2_t float64x2x3_t float64x2x4_t,
    );

    #[cfg(mem_size_since_1_94)]
    #[clippy::msrv = "1.94"]
    mod f16 {
        use super::{arch, flat};

        vectors!(
            float16x4_t float16x4x2_t float16x4x3_t float16x4x4_t,
            float16x8_t float16x8x2_t float16x8x3_t float16x8x4_t,
        );
    }
}

#[cfg(target_arch = "wasm32")]
crate::impls::flat!(core::arch::wasm32::v128);
