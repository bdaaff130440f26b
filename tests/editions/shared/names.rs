//! Every place in which a name can stand, for each name that is a keyword in some edition.

/// A module for each name, which is called so as well.
macro_rules! names {
    ($($name:ident $life:lifetime)+) => {
        $(pub mod $name {
            mod fields {
                use mem_size::MemSize;

                #[derive(MemSize)]
                pub struct Fields {
                    pub $name: String,
                    pub next: Option<Box<Fields>>,
                }

                #[derive(MemSize)]
                #[repr(C, packed)]
                pub struct Packed {
                    pub $name: u16,
                    pub(crate) other: u8,
                }

                #[derive(MemSize)]
                #[repr(C)]
                pub union Union {
                    pub $name: u16,
                    pub other: u8,
                }

                #[derive(MemSize)]
                #[mem_size(flat, size = 4, align = { _ => 4 })]
                pub struct Flat {
                    pub $name: u32,
                }

                #[derive(MemSize)]
                pub struct Tail {
                    pub head: u8,
                    pub $name: str,
                }
            }

            mod types {
                use mem_size::MemSize;

                #[derive(MemSize)]
                pub struct $name(pub String);

                #[derive(MemSize)]
                pub struct Holder {
                    pub one: $name,
                    pub many: Vec<$name>,
                    pub pair: ($name, Option<Box<$name>>),
                    pub function: fn(&$name) -> &$name,
                    pub call: Option<Box<dyn Fn(&$name, &$name) -> u8>>,
                }
            }

            mod variants {
                use mem_size::MemSize;

                #[derive(MemSize)]
                pub enum $name {
                    $name(String),
                    Named {
                        $name: String,
                    },
                }

                #[derive(MemSize)]
                pub enum Bare {
                    $name,
                    Other,
                }

                #[derive(MemSize)]
                pub enum Skipping {
                    #[mem_size(skip = "not ours")]
                    $name(Vec<u8>),
                    Other {
                        #[mem_size(skip)]
                        $name: Vec<u8>,
                    },
                }

                pub fn all() -> Vec<$name> {
                    vec![
                        $name::$name(String::from("abc")),
                        $name::Named { $name: String::from("abc") },
                    ]
                }
            }

            mod parameters {
                use mem_size::MemSize;

                #[derive(MemSize)]
                pub struct Owning<$name> {
                    pub $name: Vec<$name>,
                    pub other: Option<$name>,
                }

                #[derive(MemSize)]
                pub struct Borrowing<$life, $name: $life + ?Sized> {
                    pub $name: &$life $name,
                    pub function: for<'long> fn(&'long $name, &$life u8),
                }

                #[derive(MemSize)]
                pub struct Items<$name: Iterator> {
                    pub items: Vec<$name::Item>,
                    pub last: Option<<$name as Iterator>::Item>,
                }

                #[derive(MemSize)]
                pub struct Long<const $name: usize>(pub [String; $name]);
            }

            mod options {
                use mem_size::{MemSize, Tracer};

                pub mod $name {
                    use super::Tracer;

                    pub fn opaque(_: &Vec<u8>, tracer: &mut Tracer<'_>) {
                        tracer.gap(::mem_size::Gap::Opaque);
                    }
                }

                #[derive(MemSize)]
                pub struct Options {
                    #[mem_size(with = $name::opaque)]
                    pub with: Vec<u8>,
                    #[mem_size(follow)]
                    pub $name: &'static str,
                    #[mem_size(follow)]
                    pub more: Option<&'static str>,
                }
            }

            pub fn check() {
                use std::string::String;
                use mem_size::{HasLayout, MemSize};

                let text = || String::from("abc");
                let next = Some(Box::new(fields::Fields { $name: text(), next: None }));
                let size = ::std::mem::size_of::<fields::Fields>();
                assert_eq!(fields::Fields { $name: text(), next }.heap_size(), size + 6);
                assert_eq!(fields::Packed { $name: 1, other: 2 }.deep_size(), 3);
                assert_eq!(fields::Union { $name: 1 }.deep_size(), 2);
                assert!(fields::Flat::is_flat());

                let spoken = stringify!($name).trim_start_matches("r#");
                let field = fields::Fields::LAYOUT.field(spoken);
                assert_eq!(field.map(|field| field.size), Some(::std::mem::size_of::<String>()));
                assert_eq!(variants::$name::LAYOUT.variants()[0].name, spoken);
                let bare = variants::Bare::$name;
                assert_eq!(bare.layout().variant, Some(spoken));

                let size = ::std::mem::size_of::<variants::$name>();
                assert_eq!(variants::all().heap_size(), 2 * size + 6);
                assert_eq!(variants::Skipping::$name(vec![1]).heap_size(), 0);
                assert_eq!(variants::Skipping::Other { $name: vec![1] }.heap_size(), 0);

                let holder = types::Holder {
                    one: types::$name(text()),
                    many: Vec::new(),
                    pair: (types::$name(text()), None),
                    function: |name| name,
                    call: Some(Box::new(|_, _| 1)),
                };
                assert_eq!(holder.heap_size(), 6);

                let owning = parameters::Owning { $name: Vec::new(), other: Some(text()) };
                assert_eq!(owning.heap_size(), 3);
                let borrowing = parameters::Borrowing { $name: "abc", function: |_, _| () };
                assert_eq!(borrowing.heap_size(), 0);
                let items = parameters::Items::<::std::option::IntoIter<String>> {
                    items: Vec::new(),
                    last: Some(text()),
                };
                assert_eq!(items.heap_size(), 3);
                assert_eq!(parameters::Long([text(), text()]).heap_size(), 6);

                let more = Some("more");
                let options = options::Options { with: vec![1], $name: "four", more };
                assert_eq!(options.heap_size(), 8);
                assert!(!options.mem_usage().is_exact());
            }
        })+

        /// Measures a value of each type.
        pub fn check() {
            $($name::check();)+
        }
    };
}
