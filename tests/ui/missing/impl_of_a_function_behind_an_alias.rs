use mem_size::MemSize;

// By this name the derive cannot tell a function. No impl covers three references.
type Reply = Box<dyn Fn(&u8, &u8, &u8)>;

type ReplyFn = Reply;

#[derive(MemSize)]
struct Server {
    reply: Reply,
    also: ReplyFn,
}

fn main() {}
