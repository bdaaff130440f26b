//! Arrays of many dimensions, and matrices.

macro_rules! arrays {
    ($ndarray:ident as $module:ident) => {
        mod $module {
            use $ndarray::{Array, Array1, Array2, ArcArray, ArrayD, CowArray, IxDyn, s};
            use mem_size::{Gap, MemSize, Tracer};

            use crate::{at_least, at_least_somewhere, usage};

            #[test]
            fn arrays_are_at_least_their_elements() {
                at_least(Gap::Capacity, || Array1::<u8>::zeros(0));
                let array = at_least(Gap::Capacity, || Array2::<f64>::zeros((3, 4)));
                assert_eq!(array.heap_size(), 12 * size_of::<f64>());
                at_least(Gap::Capacity, || Array::from_shape_fn((3, 4), |at| format!("{at:?}")));
                at_least(Gap::Capacity, || Array::from_iter(0..100).slice_move(s![10..20;-1]));
                at_least(Gap::Opaque, || ArrayD::<u8>::zeros(IxDyn(&[1, 2, 3, 4, 5, 6])));
            }

            #[test]
            fn shared_array_is_opaque_and_view_borrows() {
                at_least_somewhere(Gap::Opaque, || ArcArray::<u8, _>::zeros((3, 4)));
                at_least_somewhere(Gap::Opaque, || CowArray::from(Array1::<u8>::zeros(9)));
                let array = Array2::<f64>::zeros((3, 4));
                assert_eq!(usage(&array.view()).gaps.count(Gap::Reference), 1);
                let views = [array.view()];
                let usage = Tracer::new().measure(&views);
                assert_eq!((usage.heap, usage.gaps.total()), (0, 0));
            }
        }
    };
}
arrays!(ndarray_0_16 as arrays_16);
arrays!(ndarray_0_17 as arrays_17);

macro_rules! matrices {
    ($nalgebra:ident as $module:ident) => {
        mod $module {
            use $nalgebra::{
                DMatrix, DVector, Isometry3, Matrix4, Orthographic3, Perspective3, Point3, Scale3,
                Similarity3, UnitDualQuaternion, UnitQuaternion, Vector3,
            };

            use crate::{exact, flat};

            #[test]
            fn matrices_of_fixed_size_lie_inline() {
                flat(&Matrix4::<f64>::identity());
                flat(&Point3::new(1.5_f32, 2.5, 3.5));
                flat(&UnitQuaternion::<f64>::identity());
                flat(&Isometry3::<f64>::identity());
                exact(|| vec![Vector3::new(1, 2, 3); 3]);
                exact(|| Vector3::from_fn(|row, _| row.to_string()));
            }

            #[test]
            fn transforms_lie_inline() {
                flat(&Scale3::new(1.5_f32, 2.5, 3.5));
                flat(&Similarity3::<f64>::identity());
                flat(&UnitDualQuaternion::<f64>::identity());
                flat(&Perspective3::new(1.5_f32, 1.0, 1.0, 9.0));
                flat(&Orthographic3::new(1.5_f32, 2.0, 1.0, 9.0, 1.0, 9.0));
            }

            #[test]
            fn matrices_of_any_size_are_exact() {
                exact(|| DMatrix::<f64>::zeros(3, 4));
                exact(|| DMatrix::<f64>::zeros(0, 4));
                exact(|| DVector::from_fn(9, |row, _| row.to_string()));
                exact(|| {
                    let mut numbers = Vec::with_capacity(100);
                    numbers.extend(0_u8..12);
                    DMatrix::from_vec(3, 4, numbers)
                });
                exact(|| DMatrix::<u8>::zeros(30, 40).remove_rows(3, 20).insert_columns(2, 9, 7));
                exact(|| {
                    let mut vector = DVector::from_element(9, String::from("x"));
                    vector.extend((0..9).map(|n| n.to_string()));
                    vector
                });
            }
        }
    };
}
matrices!(nalgebra_0_33 as matrices_33);
matrices!(nalgebra_0_34 as matrices_34);
matrices!(nalgebra_0_35 as matrices_35);
