use mem_size::compare;

fn main() {
    let (list, text) = (vec![1], String::from("a"));
    compare! { list, text };
}
