use mem_size::MemSize;

trait Family {
    type Member;
}

#[derive(MemSize)]
struct House<F: Family> {
    members: Vec<Members<F>>,
}

#[derive(MemSize)]
struct Members<F: Family>(Vec<F::Member>);

fn main() {}
