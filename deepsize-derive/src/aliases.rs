//! Functions that an alias hides, as in `type Callback = Box<dyn Fn(&Event)>`, told by the name of
//! the alias.
//!
//! What a name stands for no derive can see, and to ask the compiler for each field takes it a
//! third longer. So it is asked where people would call a function so. A type of that name that
//! measures itself does so as ever: to be wrong here costs time.

use proc_macro2::Ident;
use syn::{GenericArgument, PathArguments, PathSegment, Type};

use crate::known_types::{Fact, ident_is};
use crate::parts::How;
use crate::spelling::peeled;

/// How names of functions end.
const ENDINGS: &[&str] = &[
    "Action",
    "CallBack",
    "Callback",
    "Callbacks",
    "Cb",
    "Checker",
    "Closure",
    "Combinator",
    "Comparator",
    "Constructor",
    "Converter",
    "Destructor",
    "Factory",
    "Filter",
    "Fn",
    "FnMut",
    "FnOnce",
    "Formatter",
    "Fun",
    "Func",
    "Function",
    "Generator",
    "Getter",
    "Handler",
    "Handlers",
    "Hook",
    "Listener",
    "Logger",
    "Mapper",
    "Middleware",
    "Painter",
    "Predicate",
    "Resolver",
    "Selector",
    "Setter",
    "Spawner",
    "Thunk",
    "Transformer",
    "Validator",
];

/// Of a type with more parts than this, no part is asked.
const FEW: usize = 4;

/// How a field of this type is measured if there is no impl for it, where a name in it may stand
/// for a function.
pub(crate) fn how(ty: &Type) -> Option<How> {
    let how = of(ty);
    (!matches!(how, How::Own)).then_some(how)
}

fn of(ty: &Type) -> How {
    match peeled(ty) {
        Type::Array(array) => How::parts(vec![of(&array.elem)]),
        Type::Slice(slice) => How::parts(vec![of(&slice.elem)]),
        Type::Tuple(tuple) => parts(tuple.elems.iter().collect()),
        ty => named(ty).map_or(How::Own, of_named),
    }
}

fn of_named(segment: &PathSegment) -> How {
    let is = |fact| ident_is(&segment.ident, fact);
    if is_like_a_function(&segment.ident) {
        return How::MaybeFunction;
    }
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else { return How::Own };
    // The hasher is not asked.
    let count = match () {
        () if is(Fact::HashMap) => 2,
        () if is(Fact::HashSet) => 1,
        () if is(Fact::ByParts) => usize::MAX,
        () => return How::Own,
    };
    let types = arguments.args.iter().filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    });
    let types: Vec<_> = types.take(count).collect();
    // The function itself may have no size: it is asked together with its owner.
    let is_owned = |ty: &&Type| named(ty).is_some_and(|named| is_like_a_function(&named.ident));
    if is(Fact::Points) && types.iter().any(is_owned) {
        return How::MaybeFunction;
    }
    parts(types)
}

fn parts(types: Vec<&Type>) -> How {
    if types.len() > FEW { How::Own } else { How::parts(types.into_iter().map(of).collect()) }
}

/// The last part of a path to a type.
fn named(ty: &Type) -> Option<&PathSegment> {
    let Type::Path(path) = peeled(ty) else { return None };
    path.path.segments.last().filter(|_| path.qself.is_none())
}

fn is_like_a_function(ident: &Ident) -> bool {
    let name = ident.to_string();
    // Such as rhai's `FnCallArgs`: a word of its own in front.
    let begins = |rest: &str| rest.starts_with(|letter: char| letter.is_ascii_uppercase());
    ENDINGS.iter().any(|ending| name.ends_with(ending))
        || name.strip_prefix("Fn").is_some_and(begins)
}

#[cfg(test)]
mod tests {
    use super::{How, how};

    #[test]
    fn functions_are_told_by_their_names() {
        let is_asked =
            |text: &str| how(&syn::parse_str(text).expect("the text is a type")).is_some();
        assert!(is_asked("a::OnCallback<'a, T>"));
        assert!(is_asked("HashMap<String, Vec<(u8, Arc<FnAny>)>, S>"));
        assert!(is_asked("Mutex<[Option<Box<RequestHandler>>; 4]>"));
        assert!(!is_asked("HashMap<u8, u8, Handler>"), "the hasher is not asked");
        assert!(!is_asked("Fnv") && !is_asked("&Callback") && !is_asked("Unknown<Callback>"));
        assert!(!is_asked("(u8, u8, u8, u8, Callback)"), "these are not few");
    }

    #[test]
    fn what_a_pointer_owns_is_asked_with_the_pointer() {
        let ty = syn::parse_quote!(Rc<Handler>);
        assert!(matches!(how(&ty), Some(How::MaybeFunction)));
    }
}
