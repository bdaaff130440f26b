//! How long a measurement takes, beside the loop that an expert would write for just that
//! structure.
//!
//! `cargo bench --bench measure`; with `-- --test` everything runs once, on small data. Both loops
//! of a case run on the very same value; with `-- --ratios` in turn.

mod by_hand;
mod data;
mod ratios;

use divan::{Bencher, black_box};
use mem_size::MemSize;

use crate::data::scaled;

fn main() {
    if ratios::are_wanted() {
        print_ratios();
    } else {
        divan::main();
    }
}

/// Measures one value with the crate and by hand, which must agree.
macro_rules! cases {
    ($($case:ident: $type:ty = $build:expr, $by_hand:path;)+) => {
        $(mod $case {
            use super::*;

            thread_local! {
                static VALUE: $type = $build;
            }

            #[divan::bench]
            fn mem_size(bencher: Bencher<'_, '_>) {
                VALUE.with(|value| bencher.bench_local(|| black_box(value).heap_size()));
            }

            pub(super) fn ratio() {
                VALUE.with(|value| {
                    ratios::print(stringify!($case), value, MemSize::heap_size, $by_hand);
                });
            }

            #[divan::bench]
            fn by_hand(bencher: Bencher<'_, '_>) {
                VALUE.with(|value| {
                    assert_eq!(value.heap_size(), $by_hand(value));
                    bencher.bench_local(|| $by_hand(black_box(value)));
                });
            }
        }
    )+

        fn print_ratios() {
            println!("{:<24}{:>12}{:>12}{:>8}", "median", "mem-size", "by hand", "ratio");
            $($case::ratio();)+
        }
    };
}

cases! {
    // What a cache asks at each insertion.
    number: u64 = 7, by_hand::number;
    string: String = String::from("Ada"), by_hand::string;
    struct_of_five_fields: data::User = data::user(), by_hand::user;
    // No element owns anything: the same time at any size.
    flat_vec_of_10: Vec<data::Pod> = data::pods(10), by_hand::pods;
    flat_vec_of_1000: Vec<data::Pod> = data::pods(1_000), by_hand::pods;
    flat_vec_of_1000000: Vec<data::Pod> = data::pods(1_000_000), by_hand::pods;
    flat_map_of_10: data::PodMap = data::pod_map(10), by_hand::pod_map;
    flat_map_of_1000: data::PodMap = data::pod_map(1_000), by_hand::pod_map;
    flat_map_of_1000000: data::PodMap = data::pod_map(scaled(1_000_000)), by_hand::pod_map;
    // Every element is looked at.
    strings: Vec<String> = data::strings(scaled(2_000_000)), by_hand::strings;
    structs: Vec<data::User> = data::users(scaled(500_000)), by_hand::users;
    map_of_structs: data::UserMap = data::user_map(scaled(500_000)), by_hand::user_map;
    map_of_vecs: data::VecMap = data::vec_map(scaled(500_000)), by_hand::vec_map;
    btree_map: data::Tree = data::tree(scaled(2_000_000)), by_hand::tree;
    tree_of_boxes: data::Node = data::nodes(scaled(1_000_000)), by_hand::nodes;
    tree_of_vecs: data::Branch = data::branch(scaled(1_000_000)), by_hand::branch;
    syntax_trees: Vec<data::Expr> = data::expressions(scaled(1_000_000)), by_hand::expressions;
    options_of_boxes: data::Options = data::options(scaled(2_000_000)), by_hand::options;
    boxes: data::Boxes = data::boxes(scaled(500_000)), by_hand::boxes;
    queue_of_boxes: data::Queue = data::queue(scaled(500_000)), by_hand::queue;
    linked_list: data::Linked = data::linked(scaled(200_000)), by_hand::linked;
    cells: data::Cells = data::cells(scaled(200_000)), by_hand::cells;
    boxed_slices: data::Slices = data::slices(scaled(1_000_000)), by_hand::slices;
    empty_collections: Vec<data::Empty> = data::empties(scaled(300_000)), by_hand::empties;
    small_maps: data::SmallMaps = data::small_maps(scaled(100_000)), by_hand::small_maps;
    small_trees: data::SmallTrees = data::small_trees(scaled(100_000)), by_hand::small_trees;
    tree_of_sets: data::TreeOfSets = data::tree_of_sets(scaled(100_000)), by_hand::tree_of_sets;
    locks: Vec<data::Locked> = data::locked(scaled(300_000)), by_hand::locked;
    // Deeper than any stack.
    chain_of_boxes: data::Link = data::chain(scaled(1_000_000)), by_hand::chain;
    unique_arcs: data::Handles = data::unique(scaled(1_000_000)), by_hand::handles;
    // Here the loop by hand needs a set as well.
    shared_arcs: data::Handles = data::shared(scaled(1_000_000)), by_hand::handles;
    cyclic_graph: data::Graph = data::graph(scaled(300_000)), by_hand::graph;
}
