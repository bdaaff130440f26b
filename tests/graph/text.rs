//! What a person reads: the same in each run, whatever the order in a hash table.

use std::collections::HashMap;
use std::rc::Rc;

use mem_size::MemSize;
use mem_size::graph::OwnerGraph;
use mem_size::render::Bytes;

#[derive(MemSize)]
pub(crate) struct Session {
    user: Rc<str>,
    log: Vec<u8>,
}

#[derive(Default, MemSize)]
pub(crate) struct App {
    sessions: HashMap<u32, Rc<Session>>,
    by_user: HashMap<String, Vec<Rc<Session>>>,
    last: Option<Rc<Session>>,
    names: Vec<Rc<str>>,
}

pub(crate) fn app() -> (App, Rc<Session>) {
    let mut app = App::default();
    for number in 0..1_204_u32 {
        let user: Rc<str> = Rc::from(format!("user {}", number % 50));
        app.names.push(Rc::clone(&user));
        let session = Rc::new(Session { user, log: vec![0; 1000] });
        let name = format!("user {}", number % 50);
        app.by_user.entry(name).or_default().push(Rc::clone(&session));
        app.sessions.insert(number, Rc::clone(&session));
        app.last = Some(session);
    }
    let last = app.last.clone().expect("there are sessions");
    (app, last)
}

#[test]
fn text_is_the_same_in_each_run() {
    let texts = [(); 3].map(|()| {
        let (app, _elsewhere) = app();
        let graph = OwnerGraph::builder().root("app", &app).build();
        let groups = format!("{:?} {:?}", graph.groups(), graph.together());
        (graph.to_string(), groups, graph.dot().nodes(5).to_string())
    });
    assert_eq!(texts[0], texts[1]);
    assert_eq!(texts[1], texts[2]);
}

#[test]
#[cfg(target_pointer_width = "64")]
fn text_tells_at_a_glance() {
    let (app, _elsewhere) = app();
    let graph = OwnerGraph::builder().root("app", &app).build();
    insta::assert_snapshot!(graph);
}

#[test]
fn options_change_what_is_shown() {
    let (app, _elsewhere) = app();
    let graph = OwnerGraph::builder().root("app", &app).build();
    assert_eq!(graph.table().to_string(), graph.to_string());
    let text = graph.table().lines(1).bytes(Bytes::Exact).show_fair_share().to_string();
    assert!(text.contains("dropped by itself, and 5 more") && text.contains("shared, and 1 more"));
    // Each session is held by the two maps; the last one by a field and from outside, too.
    let groups = graph.groups();
    let sessions = groups.iter().find(|group| group.outside == 1).expect("sessions");
    assert_eq!(sessions.handles(), 2 * 1_204 + 2);
    let share = sessions.own / sessions.handles();
    assert_eq!(sessions.fair_share(), share);
    assert!(text.contains(&format!("{} B  {share} B each  app.", sessions.own)), "{text}");
    assert!(!graph.to_string().contains(" each"));
}

#[test]
fn gaps_are_told() {
    let cell = std::cell::RefCell::new(vec![String::from("x")]);
    let held = cell.borrow_mut();
    let pair = (String::from("exact"), &cell);
    let text = OwnerGraph::of(&cell).to_string();
    assert!(text.contains("at least ") && text.contains("not looked into: "), "{text}");
    assert!(!OwnerGraph::of(&pair.0).to_string().contains("at least"));
    drop(held);
}
