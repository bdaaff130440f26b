//! Expansions as people read them.

use super::*;

/// The expansion of an item, formatted; paths to the crate are cut short.
fn expanded(item: TokenStream) -> String {
    let tokens = derive(item, Extent::Measure);
    let text = match syn::parse2(tokens.clone()) {
        Ok(file) => prettyplease::unparse(&file),
        Err(error) => format!("{error}: {tokens}"),
    };
    text.replace("::mem_size::__private::", "::")
}

macro_rules! expansion {
    ($(#[$meta:meta])* $name:ident: $($item:tt)*) => {
        $(#[$meta])*
        #[test]
        fn $name() {
            insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
                insta::assert_snapshot!(stringify!($name), expanded(quote!($($item)*)));
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
