//! Finds a row of a list by the names on the way to it.

/// The first row at a path of names with dots between them, in a list in which each row comes after
/// its parent; a row has the place of its parent and its name. Roots may have no name.
pub(super) fn find<'r>(
    rows: impl Iterator<Item = (Option<usize>, &'r str)>,
    path: &str,
) -> Option<usize> {
    // Of each row, what is left of the path below it; nothing where its way is another.
    let mut rests: Vec<Option<&str>> = Vec::with_capacity(rows.size_hint().0);
    for (nth, (parent, name)) in rows.enumerate() {
        let above = parent.map_or(Some(path), |parent| rests.get(parent).copied().flatten());
        let rest = above.and_then(|above| below(above, name));
        if rest == Some("") {
            return Some(nth);
        }
        rests.push(rest);
    }
    None
}

fn below<'p>(path: &'p str, name: &str) -> Option<&'p str> {
    match path.strip_prefix(name)? {
        rest if name.is_empty() || rest.is_empty() => Some(rest),
        rest => rest.strip_prefix('.').filter(|rest| !rest.is_empty()),
    }
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn names_may_have_dots_and_be_prefixes_of_others() {
        let rows = [
            (None, ""),
            (Some(0), "a"),
            (Some(0), "a.b"),
            (Some(1), "b"),
            (Some(2), "c"),
            (Some(0), "ab"),
            (None, "a"),
        ];
        let found = |path| find(rows.into_iter(), path);
        assert_eq!(found(""), Some(0));
        assert_eq!(found("a"), Some(1));
        assert_eq!(found("a.b"), Some(2));
        assert_eq!(found("a.b.c"), Some(4));
        assert_eq!(found("ab"), Some(5));
        assert_eq!(found("a."), None);
        assert_eq!(found("b"), None);
        assert_eq!(found("abc"), None);
        assert_eq!(find(rows.into_iter().skip(6), "a"), Some(0));
    }
}
