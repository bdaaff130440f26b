//! Views of collections, and what their methods give back.

use std::collections::{BTreeMap, VecDeque};

use mem_size::Gap;

use crate::{at_least_somewhere, exact, flat};

#[test]
fn slices_of_index_maps_and_sets_are_exact() {
    use indexmap_2::{IndexMap, IndexSet};
    let pairs = || (0..50).map(|n: u8| (n.to_string(), Box::new(n)));
    exact(|| pairs().collect::<IndexMap<_, _>>().into_boxed_slice());
    exact(|| IndexMap::<String, u8>::new().into_boxed_slice());
    exact(|| pairs().map(|(text, _)| text).collect::<IndexSet<_>>().into_boxed_slice());
    exact(|| (0..50_u8).collect::<ordermap::OrderSet<_>>().into_boxed_slice());
}

#[test]
fn maps_that_are_only_read_are_exact() {
    exact(|| -> dashmap_5::ReadOnlyView<u8, String> {
        let map: dashmap_5::DashMap<_, _> = (0..99).map(|n| (n, n.to_string())).collect();
        map.into_read_only()
    });
    exact(|| -> dashmap_6::ReadOnlyView<u8, String> {
        let map: dashmap_6::DashMap<_, _> = (0..99).map(|n| (n, n.to_string())).collect();
        map.into_read_only()
    });
}

#[test]
fn pairs_that_were_overwritten_are_exact() {
    use bimap::{BiBTreeMap, Overwritten};
    let mut map: BiBTreeMap<String, Box<u8>> = (0..9).map(|n| (n.to_string(), n.into())).collect();
    exact(|| Overwritten::Pair(String::from("7"), Box::new(7_u8)));
    exact(|| Overwritten::Both((String::from("7"), 7), (String::from("8"), 8)));
    exact(|| Overwritten::<String, u8>::Neither);
    assert!(map.insert(String::from("7"), Box::new(8)).did_overwrite());
    flat(&Overwritten::Left(7_u8, 8_u8));
}

macro_rules! visits {
    ($($petgraph:ident),+) => { $( {
        use $petgraph::visit::{Bfs, Dfs, DfsPostOrder};
        use $petgraph::{Directed, Direction};
        flat(&Direction::Incoming);
        flat(&None::<Directed>);
        exact(|| Dfs { stack: vec![7_u32; 9], discovered: vec![true; 20] });
        exact(|| Bfs { stack: VecDeque::from([7_u32; 9]), discovered: vec![true; 20] });
        exact(|| DfsPostOrder {
            stack: vec![7_u32; 9],
            discovered: vec![true; 20],
            finished: vec![false; 30],
        });
        at_least_somewhere(Gap::Capacity, || {
            let mut graph = $petgraph::Graph::<String, ()>::new();
            let node = graph.add_node(String::from("x"));
            Dfs::new(&graph, node)
        });
    } )+ };
}

#[test]
fn walks_through_a_graph_own_their_lists() {
    visits!(petgraph_0_6, petgraph_0_7, petgraph_0_8);
}

#[test]
fn values_with_their_place_in_a_text_are_exact() {
    type Names = BTreeMap<String, toml_0_8::Spanned<String>>;
    exact(|| toml_0_8::from_str::<Names>("name = 'text'\nother = 'another'").ok());
    exact(|| toml_0_9::Spanned::new(2..9, String::from("text")));
    exact(|| toml_1::Spanned::new(2..9, String::from("text")));
    flat(&toml_1::Spanned::new(2..9, 7));
    // The first one of a thread allocates for the thread.
    let raw = || ron::value::RawValue::from_boxed_ron("( a: 7 )".into()).ok();
    drop(raw());
    exact(raw);
}

#[test]
fn nodes_and_tokens_are_what_they_hold() {
    use rowan::{NodeOrToken, SyntaxKind, TokenAtOffset, WalkEvent};
    flat(&SyntaxKind(7));
    exact(|| NodeOrToken::<String, u8>::Node(String::from("x")));
    exact(|| NodeOrToken::<u8, String>::Token(String::from("x")));
    exact(|| TokenAtOffset::Between(String::from("x"), String::from("y")));
    exact(|| WalkEvent::Leave(String::from("x")));
    flat(&TokenAtOffset::Single(7));
}

#[test]
fn parts_of_a_request_are_a_lower_bound() {
    at_least_somewhere(Gap::Opaque, || {
        let request = http::Request::builder().uri("http://a.b/c").header("x-name", "value");
        request.body(()).map(|request| request.into_parts().0).ok()
    });
    at_least_somewhere(Gap::Opaque, || http::Response::new(()).into_parts().0);
}

#[test]
fn origins_are_exact() {
    let url = url::Url::parse("https://example.com:99/path").ok();
    exact(|| url.as_ref().map(url::Url::origin));
    let url = url::Url::parse("data:text").ok();
    exact(|| url.as_ref().map(url::Url::origin));
}
