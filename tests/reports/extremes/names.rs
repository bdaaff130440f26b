//! Names with all that means something to some format.

use mem_size::report::{Node, NodeLabel};
use mem_size::snapshot::{Keys, Series};
use mem_size::{Label, MemUsage, Report};

use super::formats;

fn names() -> Vec<String> {
    let plain = [
        "\"quoted\" 'name' `tick`",
        "two\nlines\r\nand\tmore",
        "\u{0}\u{1}\u{7f}\u{9b}\u{1b}[31m",
        "a;b;c 12",
        "</script><script>alert(1)</script><!-- <b>",
        "\u{202e}right\u{202c} \u{2066}to\u{2069} \u{200f}left שלום",
        "back\\slash | pipe | *star* _line_ [link](x) \\",
        "{{}} {0} %s %n $HOME ${x} ]]>",
        "\u{2028}\u{2029}\u{feff}\u{fffe}",
        "a/b\\c.d",
        "👩‍👩‍👧 e\u{301}",
        "",
        " ",
    ];
    let mut names: Vec<String> = plain.iter().map(|name| (*name).to_owned()).collect();
    names.push("long ".repeat(2000));
    names.push("<\u{1F600}>\n".repeat(2500));
    names
}

fn report(bytes: usize) -> Report {
    let nodes = names().into_iter().enumerate().map(|(nth, name)| {
        let mut inner = Node::new(NodeLabel::Variant(name.clone().into()), name.clone());
        (inner.own, inner.deep) = (bytes, bytes);
        let label =
            if nth % 2 == 0 { Label::Key.into() } else { NodeLabel::Field(name.clone().into()) };
        let mut node = Node::new(label, format!("app::{name}<{name}>")).with_child(inner);
        (node.own, node.deep) = (10 + nth, 10 + nth + bytes);
        node
    });
    let root = Node::new(Label::Root, "<app::A as b::C>::D<\"\n;\">").with_children(nodes);
    Report::new(MemUsage::default(), root)
}

#[test]
fn any_name_is_written_in_each_format() {
    formats::check(&report(7));
}

#[cfg(feature = "flamegraph")]
#[test]
fn any_name_is_drawn() {
    let text = report(7).flamegraph().title("a <script> & \u{1}").to_string();
    assert!(!text.contains("<script>alert") && !text.contains("<b>"));
    let control = |letter: &char| letter.is_control() && !"\n\t\r".contains(*letter);
    assert_eq!(text.chars().find(control), None);
}

#[test]
fn any_name_is_compared() {
    let reports = [1, 50, 80].map(report);
    formats::check_diff(&reports[1].since(&reports[0]));
    let names = names();
    formats::check_snapshot(&reports[0], &names.iter().map(|name| &**name).collect::<Vec<_>>());
    for keys in
        [Keys::new(), Keys::new().numbers_alike(), Keys::new().rename(|_| String::from("\n"))]
    {
        let series = Series::of_reports(&reports, &keys);
        formats::check_lines(&series.to_string());
        assert!(Series::from_json(&series.to_json()).is_ok_and(|read| read == series));
    }
}
