use mem_size::{MemSize, Tracer};

struct Url;
type Urls = Vec<Url>;

fn url(_: &Url, _: &mut Tracer<'_>) {}

#[derive(MemSize)]
struct Page<'a> {
    #[mem_size(with(Url = url))]
    behind_an_alias: Urls,
    #[mem_size(with(Url = url))]
    borrowed: &'a Url,
    #[mem_size(with(Uri = url, Url = url))]
    misspelt: Vec<Url>,
}

#[derive(MemSize)]
#[mem_size(with(Url = url, String = url))]
enum Other {
    One(Vec<Url>),
    Two(Urls),
}

fn main() {}
