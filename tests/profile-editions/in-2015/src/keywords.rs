//! What becomes a keyword in edition 2018, and trait objects without `dyn`.
#![allow(
    anonymous_parameters,
    bare_trait_objects,
    dead_code,
    non_camel_case_types,
    reason = "that is what the older edition is here for"
)]

use mem_size::{MemSize, Profile, memory_profile, profile};

mod try {
    use mem_size::memory_profile;

    pub struct dyn(pub Vec<u8>);

    pub fn await(_: &::mem_size::Profile) {}

    #[memory_profile]
    pub fn async(async: dyn, gen: Vec<u8>) -> usize {
        let await = async.0.len();
        await + gen.len()
    }
}

struct async {
    await: Vec<u8>,
}

trait Kind {
    type await;

    #[memory_profile]
    fn anonymous(&self, u8, &Fn(u8), Vec<try::dyn>, ::std::string::String) -> u8 {
        1
    }

    fn dyn(self, async, await: Self::await) -> usize;
}

impl Kind for try::dyn {
    type await = Vec<u8>;

    #[memory_profile]
    fn dyn(self, async: async, await: Self::await) -> usize {
        self.0.len() + async.await.len() + await.len()
    }
}

#[memory_profile]
fn dyn(
    async { await }: async,
    (try, self::try::dyn(mut dyn)): (u8, self::try::dyn),
    ref mut gen: Vec<u8>,
) -> usize {
    dyn.push(try);
    gen.push(try);
    await.len() + dyn.len() + gen.len()
}

#[memory_profile(to = try::await)]
fn generic<'async, dyn: 'async, await>(
    async: &'async dyn,
    gen: await,
) -> (&'async dyn, await::await)
where
    dyn: MemSize,
    await: Kind,
    await::await: Default,
{
    drop(gen);
    (async, Default::default())
}

#[memory_profile]
fn objects(
    plain: &Fn(u8) -> u8,
    mut boxed: Box<FnMut(&async) -> usize + Send>,
    dynamic: &dyn Fn(u8) -> u8,
    try: async,
) -> Box<Fn(u8) -> u8> {
    let sum = plain(1) + dynamic(2) + boxed(&try) as u8;
    Box::new(move |more| sum + more)
}

fn bytes() -> Vec<u8> {
    vec![1, 2, 3]
}

#[test]
fn names_may_be_keywords_of_later_editions() {
    let (sums, profile): (_, Profile) = profile(|| {
        let new = || async { await: bytes() };
        let (_, none) = generic(&1_u8, try::dyn(bytes()));
        let object = objects(&|one| one, Box::new(|all| all.await.len()), &|two| two, new());
        [
            try::async(try::dyn(bytes()), bytes()),
            dyn(new(), (1, try::dyn(bytes())), bytes()),
            Kind::dyn(try::dyn(bytes()), new(), none),
            object(1) as usize,
            try::dyn(Vec::new()).anonymous(1, &|_| (), Vec::new(), String::new()) as usize,
        ]
    });
    assert_eq!(sums, [6, 11, 6, 7, 1]);
    for name in ["async", "dyn", "generic", "objects", "anonymous"] {
        assert!(profile.find(name).is_some(), "{}", name);
    }
}
