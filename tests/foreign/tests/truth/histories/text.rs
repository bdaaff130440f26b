//! Texts of which the capacity is told, or not.

use proptest::prelude::*;

use super::{Element, Steps, config, honest, pick, steps};
use crate::exact;

fn wide(
    steps: &Steps,
) -> (widestring::U16String, widestring::Utf32String, Vec<widestring::U32CString>) {
    let mut text = widestring::U16String::new();
    let mut whole = widestring::Utf32String::new();
    let mut ended = Vec::new();
    for &(step, number) in steps {
        match step % 10 {
            0 => text.push_str("wide"),
            1 => text.reserve(number.into()),
            2 => text.truncate(pick(0..=text.len(), number).unwrap_or(0)),
            3 => text = widestring::U16String::with_capacity(number.into()),
            4 => whole.push_str(&String::of(number)),
            5 => whole.truncate(pick(0..=whole.len(), number).unwrap_or(0)),
            6 => whole.shrink_to_fit(),
            7 => ended.extend(widestring::U32CString::from_str(String::of(number))),
            8 => drop(ended.pop()),
            _ => {
                text = text.clone();
                whole = whole.clone();
            }
        }
    }
    (text, whole, ended)
}

fn rope(steps: &Steps) -> Vec<ropey::Rope> {
    let mut ropes = vec![ropey::Rope::new()];
    for &(step, number) in steps {
        let Some(mut rope) = pick(ropes.clone(), number) else { continue };
        let at = pick(0..=rope.len_chars().min(200), number).unwrap_or(0);
        match step % 8 {
            0..3 => rope.insert(at, &String::of(step).repeat(9)),
            3 => rope.remove(..at),
            4 => drop(rope.split_off(at)),
            5 => rope.append(pick(ropes.clone(), step).unwrap_or_default()),
            6 => drop(ropes.pop()),
            _ => rope = ropey::Rope::from_str(&String::of(number)),
        }
        if ropes.len() < 9 && rope.len_bytes() < 50_000 {
            ropes.push(rope);
        }
    }
    ropes
}

fn names(steps: &Steps) -> (lasso::Rodeo, Vec<beef::Cow<'static, str>>, Vec<url::Url>) {
    let mut rodeo = lasso::Rodeo::new();
    let (mut cows, mut urls) = (Vec::new(), Vec::new());
    for &(step, number) in steps {
        let text = String::of(number);
        match step % 8 {
            0..4 => drop(rodeo.get_or_intern(text + &step.to_string())),
            4 => cows.push(beef::Cow::owned(text)),
            5 => cows.push(beef::Cow::borrowed("static")),
            6 => urls.extend(url::Url::parse(&format!("http://{}.x/{text}?{text}", step))),
            _ => {
                if let Some(url) = urls.last_mut() {
                    let url: &mut url::Url = url;
                    url.set_query(None);
                    url.set_fragment(Some(&text));
                    url.set_path("");
                }
            }
        }
    }
    (rodeo, cows, urls)
}

fn requests(steps: &Steps) -> Vec<http::Request<Vec<u8>>> {
    let request = |&(step, number): &(u8, u8)| {
        let method = "M".repeat(1 + usize::from(step % 40));
        let request = http::Request::builder().method(method.as_str());
        let request = request.header("a", "b").header("a", "c");
        let request = request.uri(format!("http://x/{}", String::of(number)));
        request.body(Vec::with_capacity(number.into())).expect("a request")
    };
    steps.iter().take(20).map(request).collect()
}

fn methods(steps: &Steps) -> Vec<http::Method> {
    let method = |&(step, _): &(u8, u8)| "M".repeat(1 + usize::from(step % 40)).parse();
    steps.iter().map(method).collect::<Result<_, _>>().expect("letters")
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn texts_after_any_history_are_exact(steps in steps()) {
        exact(|| wide(&steps));
        exact(|| methods(&steps));
    }

    #[test]
    fn texts_that_hide_their_capacity_are_a_lower_bound(steps in steps()) {
        honest(|| rope(&steps));
        honest(|| names(&steps));
        honest(|| requests(&steps));
    }
}
