//! The matrices of all versions of `nalgebra`.

/// The matrices of one version.
macro_rules! matrices {
    ($nalgebra:ident) => {
        use $nalgebra::allocator::Allocator;
        use $nalgebra::{
            ArrayStorage, DefaultAllocator, Dim, DimName, Isometry, Matrix, OPoint, OVector,
            DualQuaternion, Dyn, Orthographic3, Perspective3, Quaternion, Rotation, Scalar, Scale,
            Similarity, Translation, Unit, VecStorage, ViewStorage, ViewStorageMut,
        };

        use crate::impls::{borrowing, flat};
        use crate::{Flat, MemSize, Tracer};

        flat!(Dyn);
        flat!({T: Flat + Scalar} DualQuaternion<T>, Quaternion<T>);
        flat!({T: Flat + Scalar} Orthographic3<T>, Perspective3<T>);
        flat!({T: Flat + Scalar, const D: usize} Rotation<T, D>, Scale<T, D>, Translation<T, D>);
        borrowing!({'a, T, R: Dim, C: Dim, I: Dim, J: Dim} ViewStorage<'a, T, R, C, I, J>);
        borrowing!({'a, T, R: Dim, C: Dim, I: Dim, J: Dim} ViewStorageMut<'a, T, R, C, I, J>);

        /// What the storage owns.
        impl<T, R, C, S: MemSize> MemSize for Matrix<T, R, C, S> {
            #[inline]
            fn trace(&self, tracer: &mut Tracer<'_>) {
                tracer.field("data", &self.data);
            }

            #[inline]
            fn is_flat() -> bool {
                S::is_flat()
            }
        }

        impl<T, R, C, S: Flat> Flat for Matrix<T, R, C, S> {}

        /// What the elements own.
        impl<T: MemSize, const R: usize, const C: usize> MemSize for ArrayStorage<T, R, C> {
            #[inline]
            fn trace(&self, tracer: &mut Tracer<'_>) {
                tracer.field("0", &self.0);
            }

            #[inline]
            fn is_flat() -> bool {
                T::is_flat()
            }
        }

        impl<T: Flat, const R: usize, const C: usize> Flat for ArrayStorage<T, R, C> {}

        /// The vector of the elements.
        impl<T: MemSize, R: Dim, C: Dim> MemSize for VecStorage<T, R, C> {
            #[inline]
            fn trace(&self, tracer: &mut Tracer<'_>) {
                self.as_vec().trace(tracer);
            }
        }

        /// What the coordinates own.
        impl<T: Scalar, D: DimName> MemSize for OPoint<T, D>
        where
            DefaultAllocator: Allocator<D>,
            OVector<T, D>: MemSize,
        {
            #[inline]
            fn trace(&self, tracer: &mut Tracer<'_>) {
                tracer.field("coords", &self.coords);
            }

            #[inline]
            fn is_flat() -> bool {
                OVector::<T, D>::is_flat()
            }
        }

        /// What the value inside owns.
        impl<T: MemSize> MemSize for Unit<T> {
            #[inline]
            fn trace(&self, tracer: &mut Tracer<'_>) {
                T::trace(self.as_ref(), tracer);
            }

            #[inline]
            fn is_flat() -> bool {
                T::is_flat()
            }
        }

        /// What the rotation owns.
        impl<T: Flat + Scalar, R: MemSize, const D: usize> MemSize for Similarity<T, R, D> {
            #[inline]
            fn trace(&self, tracer: &mut Tracer<'_>) {
                tracer.field("isometry", &self.isometry);
            }

            #[inline]
            fn is_flat() -> bool {
                R::is_flat()
            }
        }

        /// What the rotation owns.
        impl<T: Flat + Scalar, R: MemSize, const D: usize> MemSize for Isometry<T, R, D> {
            #[inline]
            fn trace(&self, tracer: &mut Tracer<'_>) {
                tracer.field("rotation", &self.rotation);
            }

            #[inline]
            fn is_flat() -> bool {
                R::is_flat()
            }
        }
    };
}
pub(super) use matrices;
