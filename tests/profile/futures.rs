//! `async fn`: polls on any thread add up to one call.

use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::sync::Mutex;
use std::task::{Context, Poll, Waker};
use std::thread;

use mem_size::{Profile, memory_profile, profile};

use crate::{block, counts, counts_of};

/// Polls once.
fn poll<F: Future + ?Sized>(future: Pin<&mut F>) -> Poll<F::Output> {
    future.poll(&mut Context::from_waker(Waker::noop()))
}

fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    loop {
        if let Poll::Ready(output) = poll(future.as_mut()) {
            return output;
        }
    }
}

/// Lets others go on once.
async fn pause() {
    let mut is_over = false;
    poll_fn(
        |_| if std::mem::replace(&mut is_over, true) { Poll::Ready(()) } else { Poll::Pending },
    )
    .await;
}

#[memory_profile]
async fn in_two_parts() -> Vec<u8> {
    let first = block(1000);
    pause().await;
    drop(block(500));
    drop(first);
    block(30)
}

#[test]
fn polls_add_up_and_what_goes_on_between_is_not_counted() {
    let (kept, profile) = profile(|| {
        let mut future = Box::pin(in_two_parts());
        assert!(poll(future.as_mut()).is_pending());
        let between = block(80_000);
        let Poll::Ready(kept) = poll(future.as_mut()) else { panic!("it takes two polls") };
        (kept, between)
    });
    let call = profile.find("in_two_parts").expect("it was called");
    assert_eq!((call.calls, call.recursions), (1, 0));
    assert_eq!(counts(call).live_bytes, 30);
    assert_eq!(counts(call).allocated_bytes, 1530);
    assert_eq!(counts(call).peak_bytes, 1500);
    drop(kept);
}

#[test]
fn a_future_may_be_polled_by_two_threads() {
    static GIVEN: Mutex<Vec<Profile>> = Mutex::new(Vec::new());
    fn keep(profile: &Profile) {
        GIVEN.lock().expect("nobody panics with it").push(profile.clone());
    }
    #[memory_profile(to = keep)]
    async fn moves() -> usize {
        let first = block(1000);
        inner().await;
        pause().await;
        let length = first.capacity();
        drop(first);
        inner().await;
        length
    }
    #[memory_profile]
    async fn inner() {
        drop(block(10));
    }
    let mut future = Box::pin(moves());
    assert!(poll(future.as_mut()).is_pending());
    let length = thread::spawn(move || block_on(future)).join();
    assert!(matches!(length, Ok(1000)));
    let given = GIVEN.lock().expect("nobody panics with it");
    let [profile] = &**given else { panic!("{given:?}") };
    assert_eq!((profile.calls, &*profile.name), (1, "moves"));
    let counts = counts(profile);
    assert_eq!((counts.peak_bytes, counts.live_bytes), (1010, 0));
    assert_eq!((counts.allocated_blocks, counts.freed_blocks), (3, 3));
    assert_eq!(profile.find("inner").map(|inner| inner.calls), Some(2));
}

#[test]
fn a_future_that_is_dropped_early_is_counted_with_what_it_freed() {
    let ((), profile) = profile(|| {
        let mut future = Box::pin(in_two_parts());
        assert!(poll(future.as_mut()).is_pending());
        drop(future);
        drop(in_two_parts()); // never polled
    });
    let call = profile.find("in_two_parts").expect("it was called");
    assert_eq!(call.calls, 1);
    let counts = counts(call);
    assert_eq!((counts.peak_bytes, counts.live_bytes), (1000, 0));
}

#[test]
fn what_it_was_given_is_freed_within() {
    struct Given(Vec<u8>);
    impl Given {
        #[memory_profile]
        async fn consumes(self, _more: Vec<u8>) -> usize {
            pause().await;
            self.0.capacity()
        }
    }
    let (given, more) = (Given(block(100)), block(11));
    let (length, profile) = profile(|| block_on(given.consumes(more)));
    assert_eq!(length, 100);
    assert_eq!(counts_of(&profile, "consumes").live_bytes, -111);
}

#[test]
fn futures_that_run_side_by_side_keep_to_themselves() {
    #[memory_profile]
    async fn around(bytes: usize) {
        let _held = block(bytes);
        drop(in_two_parts().await);
    }
    let ((), profile) = profile(|| {
        let (mut one, mut other) = (Box::pin(in_two_parts()), Box::pin(around(100)));
        assert!(poll(one.as_mut()).is_pending());
        assert!(poll(other.as_mut()).is_pending());
        assert!(poll(one.as_mut()).is_ready());
        assert!(poll(other.as_mut()).is_ready());
    });
    assert_eq!(profile.children.len(), 2);
    let around = profile.find("around").expect("it was called");
    assert_eq!(counts(around).live_bytes, 0);
    assert_eq!(counts(around).peak_bytes, 1600);
    assert_eq!(counts_of(around, "in_two_parts").peak_bytes, 1500);
}

#[test]
fn a_recursion_is_one_call() {
    #[memory_profile]
    async fn down(depth: usize) -> usize {
        drop(block(10));
        pause().await;
        if depth == 0 { 0 } else { Box::pin(down(depth - 1)).await + 1 }
    }
    let (depth, profile) = profile(|| block_on(down(50)));
    assert_eq!(depth, 50);
    let [call] = &*profile.children else { panic!("{profile}") };
    assert_eq!((call.calls, call.recursions), (1, 50));
    assert!(call.children.is_empty());
    assert_eq!(counts(call).live_bytes, 0);
}

#[test]
fn a_panic_in_a_poll_is_counted() {
    #[memory_profile]
    async fn fails() {
        let _held = block(10);
        pause().await;
        panic!("as it should");
    }
    let (outcome, profile) = profile(|| std::panic::catch_unwind(|| block_on(fails())).is_err());
    assert!(outcome);
    let call = profile.find("fails").expect("it was called");
    assert_eq!((call.calls, call.panics), (1, 1));
}

/// By how many words a future grows with the attribute, besides another copy of its parameters.
macro_rules! growth {
    (($($name:ident: $type:ty),*) $body:block) => {{
        async fn plain($($name: $type),*) $body
        #[memory_profile]
        async fn measured($($name: $type),*) $body
        let plain = size_of_val(&plain($(<$type>::default()),*));
        let measured = size_of_val(&measured($(<$type>::default()),*));
        let parameters = 0 $(+ size_of::<$type>())*;
        measured.saturating_sub(plain + parameters).div_ceil(size_of::<usize>())
    }};
}

#[test]
fn futures_grow_by_their_parameters_and_four_words() {
    let growths = [
        growth!(() {}),
        growth!(() { pause().await }),
        growth!((text: String) {
            pause().await;
            drop(text);
        }),
        growth!((text: String, number: u64) {
            pause().await;
            drop((text, number));
            pause().await;
        }),
        growth!((bytes: [u8; 32], text: String) {
            let held = [1_u8; 500];
            pause().await;
            drop((held, bytes, text));
        }),
    ];
    assert!(growths.iter().all(|&growth| growth <= 4), "{growths:?}");
}

#[test]
fn futures_stay_send_and_small() {
    fn assert_send<T: Send>(_: &T) {}
    #[memory_profile]
    async fn profiled(bytes: [u8; 250]) -> u8 {
        pause().await;
        bytes.iter().copied().max().unwrap_or(0)
    }
    #[memory_profile]
    async fn around() -> u8 {
        plus(profiled([0; 250]).await).await
    }
    #[memory_profile]
    async fn plus(number: u8) -> u8 {
        pause().await;
        number + 1
    }
    let future = around();
    assert_send(&future);
    // The argument and its two homes, but not twice for each function around it.
    assert!(size_of_val(&future) < 1500, "{}", size_of_val(&future));
    let (number, _) = profile(|| block_on(future));
    assert_eq!(number, 1);
}
