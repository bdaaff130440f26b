//! Expansions as people read them.

use super::*;

/// The measuring part of an item's expansion, formatted; paths to the crate are cut short.
fn expanded(item: TokenStream) -> String {
    formatted(&derive(item, Extent::Measure))
}

/// The rest of it, formatted.
fn laid_out(item: TokenStream) -> String {
    let input: DeriveInput = syn::parse2(item).expect("the item is well-formed");
    let (model, errors) = diag::collecting(|diag| Model::read(&input, diag));
    assert!(errors.is_none(), "the options are well-formed");
    let header = Header::new(&model, &bounds::inferred(&model));
    let (claims, layout) =
        (claim::eager(&model, &header), layout(&model, &header, Extent::Registry));
    formatted(&quote!(#claims #layout))
}

fn formatted(tokens: &TokenStream) -> String {
    let text = match syn::parse2(tokens.clone()) {
        Ok(file) => prettyplease::unparse(&file),
        Err(error) => format!("{error}: {tokens}"),
    };
    text.replace("::mem_size::__private::", "::")
}

macro_rules! expansion {
    ($name:ident: $($item:tt)*) => {
        expansion!(expanded, $name: $($item)*);
    };
    ($part:ident, $name:ident: $($item:tt)*) => {
        #[test]
        fn $name() {
            insta::with_settings!({
                prepend_module_to_snapshot => false,
                omit_expression => true,
            }, {
                insta::assert_snapshot!(stringify!($name), $part(quote!($($item)*)));
            });
        }
    };
}

expansion!(a_struct:
    struct Person<'a, T: Clone = u8, const N: usize = 2> where T: Ord {
        r#type: String,
        values: [T; N],
        borrowed: &'a T,
        #[mem_size(skip)]
        skipped: Foreign,
        #[mem_size(skip = "in the pool")]
        pooled: Foreign,
        #[mem_size(with = some::function)]
        with: Foreign,
        #[mem_size(follow)]
        follow: &'a [T],
    }
);

expansion!(a_plain_type:
    struct Name<'a> {
        text: String,
        parts: Option<Vec<u16>>,
        place: (&'a str, [u8; 2]),
    }
);

expansion!(a_node:
    enum Node {
        Leaf(String),
        Inner { left: Box<Node>, right: Option<Rc<Node>>, others: Vec<Node> },
    }
);

expansion!(an_enum:
    enum Shape<T> {
        Unit,
        Tuple(T, u8),
        Named { text: String },
        #[mem_size(skip = "transient")]
        Skipped(T),
    }
);

expansion!(bare_variants: enum Bare { One, Two {}, Three() });

expansion!(an_empty_enum: enum Never {});

expansion!(a_unit_struct: struct Unit;);

expansion!(bounds_on_parameters:
    struct Bounds<'a, T, I: Iterator, C: ToOwned + ?Sized, S, W: ?Sized, P> {
        item: Vec<I::Item>,
        last: Option<<I as Iterator>::Item>,
        values: HashMap<String, Option<T>, S>,
        cow: Cow<'a, C>,
        slice: Cow<'a, [T]>,
        weak: Weak<W>,
        of: PhantomData<P>,
    }
);

expansion!(bounds_on_associated_types:
    struct Bounds<I: Iterator, J, K: IntoIterator<Item = I>, F: for<'a> Future<'a>>
    where
        J: Clone + DoubleEndedIterator,
    {
        inner: Inner<I, K, F>,
        ends: Vec<Option<Inner<J>>>,
        plain: Rev<I>,
    }
);

expansion!(flat_and_elsewhere:
    #[mem_size(flat, crate = some::where_else)]
    struct Pod<T> { id: u64, value: T, call: fn(&T) -> &T }
);

expansion!(given_bounds:
    #[mem_size(bound = "T: Family, T::Member: MemSize")]
    struct Given<T> { members: Members<T> }
);

expansion!(a_packed_struct:
    #[repr(C, packed(2))]
    struct Packed<T> { id: u32, value: T, #[mem_size(skip)] skipped: Foreign }
);

expansion!(a_union: union Bits { int: u32, float: f32 });

expansion!(higher_ranked_functions:
    struct Functions<'a, T> {
        pointer: for<'x> fn(&'x T) -> &'x T,
        maybe: Option<fn(&T, &mut Formatter<'_>) -> Result<&'a T, ()>>,
        boxed: Box<dyn for<'x> Fn(&'x T, &'a T, fn(&T) -> &'x T) -> Option<&'x T> + Send + 'a>,
        plain: Box<dyn Fn(T, u8)>,
        kept: RefCell<Box<dyn Fn(&T)>>,
    }
);

expansion!(private_fields_of_a_public_type:
    pub struct Seen<T: Clone> where T: Ord {
        pub seen: Inner<T>,
        known: Vec<(T, [T; 2])>,
        unseen: Option<Inner<T>>,
        last: Inner<T>,
    }
);

expansion!(mistakes:
    #[mem_size(flut)]
    struct Mistaken<T> where T: Clone {
        #[mem_size(skip, with = f)]
        field: T,
    }
);

expansion!(hostile_parameters:
    enum Hostile<const __mem_size_tracer: usize> { One([u8; __mem_size_tracer]) }
);

expansion!(laid_out, layout_of_a_struct:
    #[mem_size(size = 3 * size_of::<usize>(), align = { 64 => 8, 32 => 4 })]
    #[repr(C, align(8))]
    struct Person<'a> {
        r#type: u8,
        #[mem_size(skip)]
        skipped: &'a Foreign,
    }
);

expansion!(laid_out, layout_of_a_generic_struct:
    #[mem_size(max_size = 64)]
    struct Tail<T: ?Sized + Clone, const N: usize>([u8; N], T);
);

expansion!(laid_out, layout_of_a_borrowing_tail:
    struct Tail<'a, T>(&'a T, Inner<'a, 'static, [Name]>);
);

expansion!(laid_out, layout_of_a_public_type:
    pub struct Tail<'a>(&'a Name, Inner<'a>);
);

expansion!(laid_out, layout_of_borrowed_associated_types:
    struct Map<'a, 'b, K: Kind<'a>>(&'b K::Item, Vec<&'a [K::Slice]>, Inner<'a, 'b, K::Slice>, u8);
);

expansion!(laid_out, layout_of_an_enum:
    enum Shape<T> {
        Unit,
        Tuple(T, u8),
        #[mem_size(skip)]
        Skipped { text: String },
    }
);

expansion!(laid_out, layout_of_a_tagged_enum:
    #[deprecated]
    #[repr(u8)]
    enum Shape { Unit, Tuple(u8) }
);

expansion!(laid_out, layout_of_a_packed_union:
    #[repr(C, packed(2))]
    union Bits { int: u32, float: f32 }
);

expansion!(laid_out, layout_of_bare_variants: enum Bare { One, Two {}, Three() });

expansion!(claims_of_a_generic_type:
    #[mem_size(max_size = 64)]
    enum Choice<T> { One(T) }
);

#[test]
fn no_path_leads_elsewhere_when_the_crate_is_renamed() {
    let expansion = derive(
        quote! {
            #[mem_size(crate = renamed)]
            struct Renamed<'a, T: ?Sized>(
                Cow<'a, T>,
                Weak<T>,
                fn(&T),
                Box<dyn Fn(&T)>,
                #[mem_size(skip = "a")] u8,
                #[mem_size(with = f)] u8,
            );
        },
        Extent::Registry,
    );
    assert!(!expansion.to_string().contains("mem_size ::"), "{expansion}");
}
