use mem_size::flat;

struct Index<T>(usize, std::marker::PhantomData<T>);

flat! { Index<T>: Copy }

flat! { &'static str }

fn main() {}
