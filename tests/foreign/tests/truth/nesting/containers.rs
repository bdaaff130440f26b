//! A place for one more value, in every container and pointer of other crates that lets it be seen.
#![expect(clippy::arc_with_non_send_sync, reason = "the value stays on its thread")]
#![expect(deprecated, reason = "generic-array 0.14 is in wide use, and deprecated as a whole")]

use std::sync::Arc;

use super::{Hasher, arena, by_key, collect, first, key, leaked, map, value};

type Lazy<T> = once_cell::unsync::Lazy<T, Box<dyn FnOnce() -> T>>;
type SyncLazy<T> = once_cell::sync::Lazy<T, Box<dyn FnOnce() -> T>>;

fn filled<T>(lazy: Lazy<T>) -> Lazy<T> {
    Lazy::force(&lazy);
    lazy
}

fn filled_sync<T>(lazy: SyncLazy<T>) -> SyncLazy<T> {
    SyncLazy::force(&lazy);
    lazy
}

fn slot() -> slotmap::DefaultKey {
    slotmap::KeyData::from_ffi(1 << 32 | 1).into()
}

ways! { Nest:
    AhashKey(ahash::AHashMap<Nest, u8>): |nest| by_key(nest), |nests| key(nests);
    AhashElement(ahash::AHashSet<Nest>): |nest| collect(nest), |nests| first(nests);
    AllocatorBox(allocator_api2::boxed::Box<Nest>):
        |nest| allocator_api2::boxed::Box::new(nest),
        |nest| Some(allocator_api2::boxed::Box::into_inner(nest));
    AllocatorVec(allocator_api2::vec::Vec<Nest>):
        |nest| allocator_api2::vec::Vec::from([nest]), |mut nests| nests.pop();
    AlloyLog(Box<alloy_primitives::Log<Nest>>):
        |data| Box::new(alloy_primitives::Log { address: Default::default(), data }),
        |log| Some(log.data);
    ArcSwap(arc_swap::ArcSwap<Nest>):
        |nest| arc_swap::ArcSwap::new(Arc::new(nest)),
        |nest| Arc::into_inner(nest.into_inner());
    ArcSwapOption(arc_swap::ArcSwapOption<Nest>):
        |nest| arc_swap::ArcSwapOption::new(Some(Arc::new(nest))),
        |nest| nest.into_inner().and_then(Arc::into_inner);
    ArrayVec(Box<arrayvec::ArrayVec<Nest, 2>>):
        |nest| Box::new(collect(nest)), |nests| first(*nests);
    AsyncMutex(Box<async_lock::Mutex<Nest>>):
        |nest| Box::new(async_lock::Mutex::new(nest)), |nest| Some(nest.into_inner());
    AsyncOnceCell(Box<async_lock::OnceCell<Nest>>):
        |nest| Box::new(async_lock::OnceCell::from(nest)), |nest| nest.into_inner();
    BeefCow(beef::Cow<'static, [Nest]>):
        |nest| beef::Cow::owned(vec![nest]), |nests| nests.into_owned().pop();
    BeefLeanCow(beef::lean::Cow<'static, [Nest]>):
        |nest| beef::lean::Cow::owned(vec![nest]), |nests| nests.into_owned().pop();
    BiHash(bimap::BiHashMap<u8, Nest, Hasher, Hasher>):
        |nest| map(nest), |mut nests| nests.remove_by_left(&7).map(|(_, nest)| nest);
    BiTree(bimap::BiBTreeMap<Nest, u8>):
        |nest| by_key(nest), |mut nests| nests.remove_by_right(&7).map(|(nest, _)| nest);
    BumpBox(bumpalo::boxed::Box<'static, Nest>):
        |nest| bumpalo::boxed::Box::new_in(nest, arena()),
        |nest| Some(bumpalo::boxed::Box::into_inner(nest));
    BumpSlice(bumpalo::boxed::Box<'static, [Nest]>):
        |nest| bumpalo::vec![in arena(); nest].into_boxed_slice(),
        |mut nests| nests.first_mut().map(std::mem::take);
    BumpVec(bumpalo::collections::Vec<'static, Nest>):
        |nest| bumpalo::vec![in arena(); nest], |mut nests| nests.pop();
    Padded(Box<crossbeam_utils::CachePadded<Nest>>):
        |nest| Box::new(crossbeam_utils::CachePadded::new(nest)), |nest| Some(nest.into_inner());
    Dash5Value(dashmap_5::DashMap<u8, Nest, Hasher>):
        |nest| {
            let map = dashmap_5::DashMap::with_hasher_and_shard_amount(Hasher::default(), 2);
            map.insert(7, nest);
            map
        },
        |nests| value(nests);
    Dash5Element(dashmap_5::DashSet<Nest, Hasher>): |nest| collect(nest), |nests| first(nests);
    Dash6Value(dashmap_6::DashMap<u8, Nest, Hasher>):
        |nest| {
            let map = dashmap_6::DashMap::with_hasher_and_shard_amount(Hasher::default(), 2);
            map.insert(7, nest);
            map
        },
        |nests| value(nests);
    Dash6Key(dashmap_6::DashMap<Nest, u8, Hasher>): |nest| by_key(nest), |nests| key(nests);
    Dash6Element(dashmap_6::DashSet<Nest, Hasher>): |nest| collect(nest), |nests| first(nests);
    Eco2(ecow_0_2::EcoVec<Nest>): |nest| collect(nest), |nests| first(nests);
    Eco3(ecow_0_3::EcoVec<Nest>): |nest| collect(nest), |nests| first(nests);
    Either(Box<either::Either<u8, Nest>>):
        |nest| Box::new(either::Either::Right(nest)), |nest| nest.right();
    EnumMap(Box<enum_map::EnumMap<bool, Nest>>):
        |nest| Box::new(enum_map::EnumMap::from_array([Nest::End, nest])),
        |nests| nests.into_array().into_iter().last();
    FuturesEither(Box<futures::future::Either<Nest, u8>>):
        |nest| Box::new(futures::future::Either::Left(nest)),
        |nest| match *nest {
            futures::future::Either::Left(nest) => Some(nest),
            futures::future::Either::Right(_) => None,
        };
    FuturesMutex(Box<futures::lock::Mutex<Nest>>):
        |nest| Box::new(futures::lock::Mutex::new(nest)), |nest| Some(nest.into_inner());
    Generic0(Box<generic_array_0_14::GenericArray<Nest, generic_array_0_14::typenum::U1>>):
        |nest| Box::new([nest].into()), |nests| first(*nests);
    Generic1(Box<generic_array_1::GenericArray<Nest, generic_array_1::typenum::U1>>):
        |nest| Box::new([nest].into()), |nests| first(*nests);
    Hash14Value(hashbrown_0_14::HashMap<u8, Nest, Hasher>): |nest| map(nest), |nests| value(nests);
    Hash14Key(hashbrown_0_14::HashMap<Nest, u8, Hasher>): |nest| by_key(nest), |nests| key(nests);
    Hash14Element(hashbrown_0_14::HashSet<Nest, Hasher>):
        |nest| collect(nest), |nests| first(nests);
    Hash14Table(hashbrown_0_14::HashTable<Nest>):
        |nest| {
            let mut table = hashbrown_0_14::HashTable::new();
            table.insert_unique(7, nest, |_| 7);
            table
        },
        |nests| first(nests);
    Hash15Value(hashbrown_0_15::HashMap<u8, Nest, Hasher>): |nest| map(nest), |nests| value(nests);
    Hash15Key(hashbrown_0_15::HashMap<Nest, u8, Hasher>): |nest| by_key(nest), |nests| key(nests);
    Hash15Element(hashbrown_0_15::HashSet<Nest, Hasher>):
        |nest| collect(nest), |nests| first(nests);
    Hash15Table(hashbrown_0_15::HashTable<Nest>):
        |nest| {
            let mut table = hashbrown_0_15::HashTable::new();
            table.insert_unique(7, nest, |_| 7);
            table
        },
        |nests| first(nests);
    Hash16Value(hashbrown_0_16::HashMap<u8, Nest, Hasher>): |nest| map(nest), |nests| value(nests);
    Hash16Element(hashbrown_0_16::HashSet<Nest, Hasher>):
        |nest| collect(nest), |nests| first(nests);
    Hash17Value(hashbrown_0_17::HashMap<u8, Nest, Hasher>): |nest| map(nest), |nests| value(nests);
    Hash17Element(hashbrown_0_17::HashSet<Nest, Hasher>):
        |nest| collect(nest), |nests| first(nests);
    HashLink(hashlink::LinkedHashMap<u8, Nest, Hasher>): |nest| map(nest), |nests| value(nests);
    Headers(http::HeaderMap<Nest>):
        |nest| [(http::header::HOST, nest)].into_iter().collect(), |nests| value(nests);
    HttpRequest(Box<http::Request<Nest>>):
        |nest| Box::new(http::Request::new(nest)), |request| Some(request.into_body());
    HttpResponse(Box<http::Response<Nest>>):
        |nest| Box::new(http::Response::new(nest)), |response| Some(response.into_body());
    Heapless8(Box<heapless_0_8::Vec<Nest, 2>>):
        |nest| Box::new(collect(nest)), |nests| first(*nests);
    Heapless9(Box<heapless_0_9::Vec<Nest, 2>>):
        |nest| Box::new(collect(nest)), |nests| first(*nests);
    Hybrid(Box<hybrid_array::Array<Nest, hybrid_array::typenum::U1>>):
        |nest| Box::new(hybrid_array::Array([nest])), |nests| first(*nests);
    Index1Value(indexmap_1::IndexMap<u8, Nest, Hasher>): |nest| map(nest), |nests| value(nests);
    Index1Element(indexmap_1::IndexSet<Nest, Hasher>): |nest| collect(nest), |nests| first(nests);
    Index2Value(indexmap_2::IndexMap<u8, Nest>): |nest| map(nest), |nests| value(nests);
    Index2Element(indexmap_2::IndexSet<Nest>): |nest| collect(nest), |nests| first(nests);
    LinkedHash(linked_hash_map::LinkedHashMap<u8, Nest, Hasher>):
        |nest| map(nest), |nests| value(nests);
    Mutex(Box<parking_lot::Mutex<Nest>>):
        |nest| Box::new(parking_lot::Mutex::new(nest)), |nest| Some(nest.into_inner());
    RwLock(Box<parking_lot::RwLock<Nest>>):
        |nest| Box::new(parking_lot::RwLock::new(nest)), |nest| Some(nest.into_inner());
    Spin9(Box<spin_0_9::Mutex<Nest>>):
        |nest| Box::new(spin_0_9::Mutex::new(nest)), |nest| Some(nest.into_inner());
    Spin10(Box<spin_0_10::RwLock<Nest>>):
        |nest| Box::new(spin_0_10::RwLock::new(nest)), |nest| Some(nest.into_inner());
    SpinOnce(Box<spin_0_9::Once<Nest>>):
        |nest| Box::new(spin_0_9::Once::initialized(nest)), |nest| nest.try_into_inner();
    Reentrant(Box<parking_lot::ReentrantMutex<Nest>>):
        |nest| Box::new(parking_lot::ReentrantMutex::new(nest)), |nest| Some(nest.into_inner());
    Lru12(lru_0_12::LruCache<u8, Nest, Hasher>):
        |nest| {
            let mut cache = lru_0_12::LruCache::unbounded_with_hasher(Hasher::default());
            cache.put(7, nest);
            cache
        },
        |mut nests| nests.pop_lru().map(|(_, nest)| nest);
    Lru16(lru_0_16::LruCache<u8, Nest, Hasher>):
        |nest| {
            let mut cache = lru_0_16::LruCache::unbounded_with_hasher(Hasher::default());
            cache.put(7, nest);
            cache
        },
        |mut nests| nests.pop_lru().map(|(_, nest)| nest);
    Lru19(lru_0_19::LruCache<u8, Nest, Hasher>):
        |nest| {
            let mut cache = lru_0_19::LruCache::unbounded_with_hasher(Hasher::default());
            cache.put(7, nest);
            cache
        },
        |mut nests| nests.pop_lru().map(|(_, nest)| nest);
    MultiValue(multimap::MultiMap<u8, Nest, Hasher>):
        |nest| map(nest), |nests| value(nests)?.pop();
    Nalgebra33(nalgebra_0_33::DVector<Nest>):
        |nest| nalgebra_0_33::DVector::from_vec(vec![nest]),
        |nests| Vec::from(nests.data).pop();
    Nalgebra34(nalgebra_0_34::DVector<Nest>):
        |nest| nalgebra_0_34::DVector::from_vec(vec![nest]),
        |nests| Vec::from(nests.data).pop();
    NalgebraInline(Box<nalgebra_0_34::SVector<Nest, 1>>):
        |nest| Box::new(nalgebra_0_34::SVector::from([nest])),
        |nests| nests.data.0.into_iter().flatten().next();
    NalgebraUnit(Box<nalgebra_0_34::Unit<Nest>>):
        |nest| Box::new(nalgebra_0_34::Unit::new_unchecked(nest)), |nest| Some(nest.into_inner());
    Array16(ndarray_0_16::Array1<Nest>):
        |nest| ndarray_0_16::Array1::from_vec(vec![nest]), |nests| first(nests);
    Array17(ndarray_0_17::ArrayD<Nest>):
        |nest| ndarray_0_17::Array1::from_vec(vec![nest]).into_dyn(), |nests| first(nests);
    NonEmptyHead(Box<nonempty::NonEmpty<Nest>>):
        |nest| Box::new(nonempty::NonEmpty::new(nest)), |nests| Some(nests.head);
    NonEmptyTail(Box<nonempty::NonEmpty<Nest>>):
        |nest| Box::new(nonempty::NonEmpty { head: Nest::End, tail: vec![nest] }),
        |mut nests| nests.tail.pop();
    Complex(Box<num_complex::Complex<Nest>>):
        |nest| Box::new(num_complex::Complex { re: nest, im: Nest::End }), |nest| Some(nest.re);
    Ratio(Box<num_rational::Ratio<Nest>>):
        |nest| Box::new(num_rational::Ratio::new_raw(Nest::End, nest)),
        |nest| Some(nest.into_raw().1);
    Nunny(nunny::Vec<Nest>): |nest| nunny::vec![nest], |nests| first(nests);
    OnceCell(Box<once_cell::unsync::OnceCell<Nest>>):
        |nest| Box::new(once_cell::unsync::OnceCell::with_value(nest)), |nest| nest.into_inner();
    SyncOnceCell(Box<once_cell::sync::OnceCell<Nest>>):
        |nest| Box::new(once_cell::sync::OnceCell::with_value(nest)), |nest| nest.into_inner();
    Lazy(Box<Lazy<Nest>>):
        |nest| Box::new(filled(Lazy::new(Box::new(|| nest)))),
        |nest| Lazy::into_value(*nest).ok();
    SyncLazy(Box<SyncLazy<Nest>>):
        |nest| Box::new(filled_sync(SyncLazy::new(Box::new(|| nest)))),
        |nest| SyncLazy::into_value(*nest).ok();
    Ordered4(Box<ordered_float_4::OrderedFloat<Nest>>):
        |nest| Box::new(ordered_float_4::OrderedFloat(nest)), |nest| Some(nest.0);
    Ordered5(Box<ordered_float::OrderedFloat<Nest>>):
        |nest| Box::new(ordered_float::OrderedFloat(nest)), |nest| Some(nest.0);
    OrderValue(ordermap::OrderMap<u8, Nest>): |nest| map(nest), |nests| value(nests);
    OrderElement(ordermap::OrderSet<Nest>): |nest| collect(nest), |nests| first(nests);
    Graph6(petgraph_0_6::Graph<Nest, ()>):
        |nest| {
            let mut graph = petgraph_0_6::Graph::new();
            graph.add_node(nest);
            graph
        },
        |mut nests| nests.remove_node(Default::default());
    Edge7(petgraph_0_7::Graph<(), Nest>):
        |nest| {
            let mut graph = petgraph_0_7::Graph::new();
            let node = graph.add_node(());
            graph.add_edge(node, node, nest);
            graph
        },
        |mut nests| nests.remove_edge(Default::default());
    Stable8(petgraph_0_8::stable_graph::StableGraph<Nest, ()>):
        |nest| {
            let mut graph = petgraph_0_8::stable_graph::StableGraph::new();
            graph.add_node(nest);
            graph
        },
        |mut nests| nests.remove_node(Default::default());
    StableEdge8(petgraph_0_8::stable_graph::StableGraph<(), Nest>):
        |nest| {
            let mut graph = petgraph_0_8::stable_graph::StableGraph::new();
            let node = graph.add_node(());
            graph.add_edge(node, node, nest);
            graph
        },
        |mut nests| nests.remove_edge(Default::default());
    GraphMap(petgraph_0_8::graphmap::DiGraphMap<u8, Nest>):
        |nest| petgraph_0_8::graphmap::DiGraphMap::from_edges([(1, 2, nest)]),
        |mut nests| nests.remove_edge(1, 2);
    Csr(petgraph_0_8::csr::Csr<Nest, ()>):
        |nest| {
            let mut graph = petgraph_0_8::csr::Csr::new();
            graph.add_node(nest);
            graph
        },
        |mut nests| Some(std::mem::take(&mut nests[0]));
    Matrix(Box<petgraph_0_8::matrix_graph::DiMatrix<Nest, ()>>):
        |nest| {
            let mut graph = petgraph_0_8::matrix_graph::DiMatrix::default();
            graph.add_node(nest);
            Box::new(graph)
        },
        |mut nests| Some(nests.remove_node(0.into()));
    Queue(priority_queue::PriorityQueue<Nest, u8, Hasher>):
        |nest| by_key(nest), |mut nests| nests.pop().map(|(nest, _)| nest);
    DoubleQueue(priority_queue::DoublePriorityQueue<u8, Nest, Hasher>):
        |nest| map(nest), |mut nests| nests.pop_min().map(|(_, nest)| nest);
    Cache6(quick_cache_0_6::unsync::Cache<u8, Nest>):
        |nest| {
            let mut cache = quick_cache_0_6::unsync::Cache::new(1);
            cache.insert(7, nest);
            cache
        },
        |mut nests| nests.remove(&7).map(|(_, nest)| nest);
    Cache7(quick_cache_0_7::unsync::Cache<u8, Nest>):
        |nest| {
            let mut cache = quick_cache_0_7::unsync::Cache::new(1);
            cache.insert(7, nest);
            cache
        },
        |mut nests| nests.remove(&7).map(|(_, nest)| nest);
    RpdsList(rpds::List<Nest>): |nest| collect(nest), |nests| leaked(nests);
    RpdsListTriomphe(rpds::List<Nest, archery::ArcTK>):
        |nest| rpds::List::new_with_ptr_kind().push_front(nest), |nests| leaked(nests);
    RpdsQueue(rpds::Queue<Nest>): |nest| collect(nest), |nests| leaked(nests);
    RpdsStack(rpds::Stack<Nest>): |nest| collect(nest), |nests| leaked(nests);
    RpdsVector(rpds::Vector<Nest>): |nest| collect(nest), |nests| leaked(nests);
    RpdsMap(rpds::HashTrieMap<u8, Nest>): |nest| map(nest), |nests| leaked(nests);
    RpdsSet(rpds::HashTrieSet<Nest>): |nest| collect(nest), |nests| leaked(nests);
    RpdsTreeValue(rpds::RedBlackTreeMap<u8, Nest>): |nest| map(nest), |nests| leaked(nests);
    RpdsTreeElement(rpds::RedBlackTreeSet<Nest>): |nest| collect(nest), |nests| leaked(nests);
    Secret(secrecy::SecretBox<Nest>):
        |nest| secrecy::SecretBox::new(Box::new(nest)),
        |mut nest| Some(std::mem::take(secrecy::ExposeSecretMut::expose_secret_mut(&mut nest)));
    Slab(slab::Slab<Nest>):
        |nest| {
            let mut slab = slab::Slab::new();
            slab.insert(nest);
            slab
        },
        |mut nests| nests.try_remove(0);
    Slots(slotmap::SlotMap<slotmap::DefaultKey, Nest>):
        |nest| {
            let mut slots = slotmap::SlotMap::new();
            slots.insert(nest);
            slots
        },
        |mut nests| nests.drain().next().map(|(_, nest)| nest);
    DenseSlots(slotmap::DenseSlotMap<slotmap::DefaultKey, Nest>):
        |nest| {
            let mut slots = slotmap::DenseSlotMap::new();
            slots.insert(nest);
            slots
        },
        |mut nests| nests.drain().next().map(|(_, nest)| nest);
    SecondarySlots(slotmap::SecondaryMap<slotmap::DefaultKey, Nest>):
        |nest| [(slot(), nest)].into_iter().collect(), |nests| value(nests);
    SparseSlots(slotmap::SparseSecondaryMap<slotmap::DefaultKey, Nest>):
        |nest| [(slot(), nest)].into_iter().collect(), |nests| value(nests);
    SmallInline(Box<smallvec::SmallVec<[Nest; 1]>>):
        |nest| Box::new(smallvec::smallvec![nest]), |mut nests| nests.pop();
    SmallSpilled(Box<smallvec::SmallVec<[Nest; 1]>>):
        |nest| Box::new(smallvec::SmallVec::from_vec(vec![Nest::End, nest])),
        |mut nests| nests.pop();
    Thin(thin_vec::ThinVec<Nest>): |nest| thin_vec::thin_vec![nest], |mut nests| nests.pop();
    TinyInline(Box<tinyvec::TinyVec<[Nest; 1]>>):
        |nest| Box::new(tinyvec::TinyVec::from([nest])), |mut nests| nests.pop();
    TinyHeap(Box<tinyvec::TinyVec<[Nest; 1]>>):
        |nest| Box::new(tinyvec::TinyVec::Heap(vec![nest])), |mut nests| nests.pop();
    TinyArray(Box<tinyvec::ArrayVec<[Nest; 1]>>):
        |nest| Box::new(tinyvec::ArrayVec::from([nest])), |mut nests| nests.pop();
    TokioMutex(Box<tokio::sync::Mutex<Nest>>):
        |nest| Box::new(tokio::sync::Mutex::new(nest)), |nest| Some(nest.into_inner());
    TokioRwLock(Box<tokio::sync::RwLock<Nest>>):
        |nest| Box::new(tokio::sync::RwLock::new(nest)), |nest| Some(nest.into_inner());
    TokioOnceCell(Box<tokio::sync::OnceCell<Nest>>):
        |nest| Box::new(tokio::sync::OnceCell::new_with(Some(nest))), |nest| nest.into_inner();
    Triomphe(triomphe::Arc<Nest>):
        |nest| triomphe::Arc::new(nest), |nest| triomphe::Arc::try_unwrap(nest).ok();
    TriompheOffset(triomphe::OffsetArc<Nest>):
        |nest| triomphe::Arc::into_raw_offset(triomphe::Arc::new(nest)),
        |nest| triomphe::Arc::try_unwrap(triomphe::Arc::from_raw_offset(nest)).ok();
    TriompheSlice(triomphe::Arc<[Nest]>):
        |nest| triomphe::Arc::from(vec![nest]),
        |mut nests| triomphe::Arc::get_mut(&mut nests)?.first_mut().map(std::mem::take);
    TriompheUnique(triomphe::UniqueArc<Nest>):
        |nest| triomphe::UniqueArc::new(nest), |nest| Some(triomphe::UniqueArc::into_inner(nest));
    TriompheThin(triomphe::ThinArc<u8, Nest>):
        |nest| triomphe::ThinArc::from_header_and_iter(7, [nest].into_iter()),
        |mut nests| nests.with_arc_mut(|nests| {
            triomphe::Arc::get_mut(nests)?.slice_mut().first_mut().map(std::mem::take)
        });
    Host(Box<url::Host<Nest>>):
        |nest| Box::new(url::Host::Domain(nest)),
        |host| match *host {
            url::Host::Domain(nest) => Some(nest),
            _ => None,
        };
    Vec1(vec1::Vec1<Nest>): |nest| vec1::vec1![nest], |nests| first(nests);
    VecMap(vec_map::VecMap<Nest>):
        |nest| [(7, nest)].into_iter().collect(), |nests| value(nests);
    Yoke(yoke::Yoke<&'static u8, Box<Nest>>):
        |nest| yoke::Yoke::attach_to_cart(Box::new(nest), |_| &0),
        |nest| Some(*nest.into_backing_cart());
    Zeroizing(Box<zeroize::Zeroizing<Nest>>):
        |nest| Box::new(zeroize::Zeroizing::new(nest)),
        |mut nest| Some(std::mem::take(&mut **nest));
}
