//! Views into buffers of bytes, which share these.

use proptest::prelude::*;

use super::{Steps, config, honest, pick, steps};

fn views(steps: &Steps) -> (Vec<bytes::Bytes>, Vec<bytes::BytesMut>) {
    let (mut frozen, mut growing) = (Vec::new(), Vec::new());
    for &(step, number) in steps {
        let size = usize::from(number) * 3;
        match step % 16 {
            0 => frozen.push(bytes::Bytes::from(vec![7; size])),
            1 => growing.push(bytes::BytesMut::with_capacity(size)),
            2 => frozen.push(bytes::Bytes::from_static(b"a static")),
            3 => frozen.push(bytes::Bytes::from_owner([7; 9])),
            4 => growing.extend(frozen.pop().map(bytes::BytesMut::from)),
            5 => frozen.extend(growing.pop().map(bytes::BytesMut::freeze)),
            step => {
                let at = pick(0..growing.len(), number).and_then(|at| growing.get_mut(at));
                let Some(view) = at else { continue };
                let middle = pick(0..=view.len(), step ^ number).unwrap_or(0);
                let part = match step {
                    6 => Some(view.split_to(middle)),
                    7 => Some(view.split_off(middle)),
                    8 => Some(view.split()),
                    _ => None,
                };
                match step {
                    9 => view.reserve(size),
                    10..13 => view.extend_from_slice(&vec![7; size]),
                    13 => view.truncate(middle),
                    14 => drop(view.try_reclaim(size)),
                    15 => {
                        let at = pick(0..frozen.len(), number).and_then(|at| frozen.get(at));
                        let part = at.map(|view: &bytes::Bytes| view.slice(view.len() / 2..));
                        frozen.extend(part);
                    }
                    _ => {}
                }
                growing.extend(part);
            }
        }
    }
    (frozen, growing)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn views_of_bytes_after_any_history_are_a_lower_bound(steps in steps()) {
        honest(|| views(&steps));
    }
}
