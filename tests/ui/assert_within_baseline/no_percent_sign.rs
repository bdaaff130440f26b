use mem_size::assert_within_baseline;

fn main() {
    assert_within_baseline!(vec![1], "numbers", 5);
}
