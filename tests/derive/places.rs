//! What a listener hears of derived types: places by the names that the user wrote.

use mem_size::{GapEvent, Label, MemSize, Place, Sink, Tracer};

use crate::text;

/// Writes down the walk in short.
#[derive(Default)]
struct Listener(Vec<String>);

impl Sink for Listener {
    fn enter(&mut self, place: &Place) {
        self.0.push(match place.label {
            Label::Field(name) => format!(".{name}"),
            Label::Variant(name) => format!("::{name}"),
            label => format!("{label:?}"),
        });
    }

    fn leave(&mut self) {
        self.0.push(String::from("^"));
    }

    fn skipped(&mut self, reason: Option<&'static str>) {
        self.0.push(format!("skipped {reason:?}"));
    }

    fn gap(&mut self, gap: &GapEvent) {
        self.0.push(format!("gap {:?}", gap.gap));
    }
}

fn heard<T: MemSize>(value: &T) -> String {
    let mut listener = Listener::default();
    Tracer::with_sink(&mut listener).measure(value);
    listener.0.join(" ")
}

struct Foreign;

#[derive(MemSize)]
struct Fields<'a> {
    r#type: u8,
    call: fn(&u8) -> &u8,
    boxed: Option<Box<dyn Fn(&u8) -> &u8>>,
    #[mem_size(skip)]
    skipped: Foreign,
    #[mem_size(skip = "in a pool")]
    pooled: Foreign,
    #[mem_size(with = mem_size::with::opaque)]
    with: Foreign,
    #[mem_size(follow)]
    follow: &'a String,
}

#[derive(MemSize)]
enum Variants {
    Unit,
    Tuple(u8, u8),
    r#Self2 {
        r#fn: u8,
    },
    #[mem_size(skip = "transient")]
    Skipped(Foreign),
    #[mem_size(skip)]
    Other,
}

#[derive(MemSize)]
enum Bare {
    One,
    r#Two,
}

#[derive(MemSize)]
#[repr(Rust, packed)]
struct Packed(u8, Vec<u8>);

#[test]
fn fields_are_heard_in_order() {
    let target = text();
    let fields = Fields {
        r#type: 1,
        call: |byte| byte,
        boxed: None,
        skipped: Foreign,
        pooled: Foreign,
        with: Foreign,
        follow: &target,
    };
    assert_eq!(
        heard(&fields),
        "Root .type ^ .call ^ .boxed ^ .skipped skipped None ^ .pooled skipped Some(\"in a \
         pool\") ^ .with gap Opaque ^ .follow Pointee ^ ^ ^"
    );
}

#[test]
fn variants_are_heard_with_their_fields() {
    assert_eq!(heard(&Variants::Unit), "Root ::Unit ^ ^");
    assert_eq!(heard(&Variants::Tuple(1, 2)), "Root ::Tuple .0 ^ .1 ^ ^ ^");
    assert_eq!(heard(&Variants::r#Self2 { r#fn: 1 }), "Root ::Self2 .fn ^ ^ ^");
    assert_eq!(
        heard(&Variants::Skipped(Foreign)),
        "Root ::Skipped skipped Some(\"transient\") ^ ^"
    );
    assert_eq!(heard(&Variants::Other), "Root ::Other skipped None ^ ^");
    assert_eq!(heard(&Bare::One), "Root ::One ^ ^");
    assert_eq!(heard(&Bare::r#Two), "Root ::Two ^ ^");
}

#[test]
fn fields_of_packed_structs_are_heard() {
    assert_eq!(heard(&Packed(1, Vec::new())), "Root .0 ^ .1 gap Packed ^ ^");
}
