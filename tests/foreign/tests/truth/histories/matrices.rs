//! Matrices, arrays and images of any size.

use proptest::prelude::*;

use super::{Element, Steps, config, honest, pick, steps};
use crate::exact;

macro_rules! matrices {
    ($steps:expr, $nalgebra:ident) => {{
        use $nalgebra::DMatrix;
        let mut matrix: DMatrix<u32> = DMatrix::zeros(2, 3);
        for &(step, number) in $steps {
            let (row, column) = (
                pick(0..=matrix.nrows(), number).unwrap_or(0),
                pick(0..=matrix.ncols(), step).unwrap_or(0),
            );
            matrix = match number % 9 {
                0 => matrix.insert_row(row, 7),
                1 => matrix.insert_column(column, 7),
                2 if row < matrix.nrows() => matrix.remove_row(row),
                3 if column < matrix.ncols() => matrix.remove_column(column),
                4 => matrix.resize(row / 2, column + 2, 9),
                5 => matrix.transpose(),
                6 => matrix.clone(),
                7 if matrix.len() < 2000 => matrix.kronecker(&DMatrix::from_element(2, 1, 3)),
                _ => DMatrix::from_vec(row, 3, {
                    let mut all = Vec::with_capacity(200);
                    all.resize(row * 3, 1);
                    all
                }),
            };
            if matrix.len() > 5000 {
                matrix = DMatrix::zeros(0, 7);
            }
        }
        matrix
    }};
}

macro_rules! arrays {
    ($name:ident: $ndarray:ident) => {
        fn $name<T: Element>(steps: &Steps) -> ($ndarray::Array2<T>, Vec<$ndarray::ArcArray2<T>>) {
            use $ndarray::{Array2, Axis, Slice};
            let mut array = Array2::from_shape_fn((3, 4), |_| T::of(3));
            let mut shared: Vec<$ndarray::ArcArray2<T>> = Vec::new();
            for &(step, number) in steps {
                let at = pick(0..=array.nrows(), number).unwrap_or(0);
                match step % 9 {
                    0 => {
                        array = Array2::from_shape_fn((at, (number % 9).into()), |_| T::of(number))
                    }
                    1 => array.slice_axis_inplace(Axis(0), Slice::from(at..)),
                    2 => array.invert_axis(Axis(1)),
                    3 => array = array.reversed_axes(),
                    4 => shared.push(array.clone().into_shared()),
                    5 => shared.extend(pick(shared.clone(), number)),
                    6 => {
                        if let Some(mut other) = shared.pop() {
                            if let Some(first) = other.first_mut() {
                                *first = T::of(step);
                            }
                            shared.push(other);
                        }
                    }
                    7 => {
                        let vector = vec![T::of(number); 2 * at];
                        array = Array2::from_shape_vec((at, 2), vector).expect("its size");
                    }
                    _ => array.slice_axis_inplace(Axis(1), Slice::new(0, None, -2)),
                }
            }
            (array, shared)
        }
    };
}
arrays!(array_16: ndarray_0_16);
arrays!(array_17: ndarray_0_17);

fn images(steps: &Steps) -> Vec<image::DynamicImage> {
    let image = |&(step, number): &(u8, u8)| {
        let (width, height) = (u32::from(step % 40), u32::from(number % 30));
        let image = match step % 4 {
            0 => image::DynamicImage::new_rgb8(width, height),
            1 => image::DynamicImage::new_luma16(width, height),
            2 => {
                let mut pixels = Vec::with_capacity(9000);
                pixels.resize(4 * (width * height) as usize, 7);
                image::RgbaImage::from_raw(width, height, pixels).expect("its size").into()
            }
            _ => image::DynamicImage::new_rgba32f(width, height),
        };
        if number % 3 == 0 { image.rotate90().to_luma_alpha8().into() } else { image }
    };
    steps.iter().take(20).map(image).collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn matrices_after_any_history_are_exact(steps in steps()) {
        exact(|| matrices!(&steps, nalgebra_0_33));
        exact(|| matrices!(&steps, nalgebra_0_34));
        exact(|| matrices!(&steps, nalgebra_0_35));
        exact(|| images(&steps));
    }

    #[test]
    fn arrays_that_may_be_views_are_a_lower_bound(steps in steps()) {
        honest(|| array_16::<String>(&steps));
        honest(|| array_16::<u64>(&steps));
        honest(|| array_16::<()>(&steps));
        honest(|| array_17::<String>(&steps));
        honest(|| array_17::<super::Aligned>(&steps));
        honest(|| array_17::<Option<Box<u16>>>(&steps));
    }
}
