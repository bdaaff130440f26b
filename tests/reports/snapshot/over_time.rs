//! The example `memory_over_time`, on two small files.

#[path = "../../../examples/memory_over_time/args.rs"]
#[expect(dead_code, reason = "the test has its own arguments")]
mod args;
#[path = "../../../examples/memory_over_time/growth.rs"]
mod growth;
#[path = "../../../examples/memory_over_time/tokens.rs"]
mod tokens;

use std::cmp::Reverse;
use std::fs;
use std::path::PathBuf;

use mem_size::Snapshot;

use args::Args;

#[test]
fn growth_is_told_and_kept() {
    let name = format!("mem-size-over-time-{}", std::process::id());
    let folder = std::env::temp_dir().join(name);
    fs::create_dir_all(folder.join("src")).unwrap();
    for nth in 0..4 {
        let text = format!("fn number_{nth}() -> u32 {{ [1, 2, 3].iter().sum() }}\n");
        fs::write(folder.join(format!("src/{nth}.rs")), text).unwrap();
    }
    fs::write(folder.join("src/other.txt"), "no \" source").unwrap();
    let (saved, page) = (folder.join("saved"), folder.join("page.html"));
    let paths: Vec<PathBuf> = vec![folder.join("src")];
    let args = Args { paths, save: Some(saved.clone()), html: Some(page.clone()) };
    let out = growth::tell(&args).unwrap();

    let lines: Vec<&str> = out.lines().take_while(|line| line.contains(" B  ")).collect();
    assert_eq!(lines.len(), 4, "{out}");
    let kept: Vec<Snapshot> =
        (0..=4).map(|nth| Snapshot::load(saved.join(format!("{nth:03}.json"))).unwrap()).collect();
    let grown = kept.windows(2).map(|pair| pair[1].since(&pair[0]).bytes());
    let mut grown: Vec<isize> = grown.collect();
    grown.sort_by_key(|&bytes| Reverse(bytes));
    for (line, grown) in lines.iter().zip(grown) {
        assert!(line.trim_start().starts_with(&format!("{grown:+} B  ")), "{line}");
    }
    assert!(out.contains(&kept[4].since(&kept[0]).to_string()), "{out}");
    assert!(out.contains(" in 4 steps"), "{out}");
    let page = fs::read_to_string(page).unwrap();
    assert!(page.contains("<title>program</title>"));

    let wrong = folder.join("src/wrong.rs");
    fs::write(&wrong, "fn (").unwrap();
    let args = Args { paths: vec![wrong.clone()], save: None, html: None };
    let error = growth::tell(&args).unwrap_err();
    assert!(error.starts_with(&format!("{}: ", wrong.display())), "{error}");
    fs::remove_dir_all(&folder).unwrap();
}
