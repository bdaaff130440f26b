//! Functions that an alias hides, as in `type Callback = Box<dyn Fn(&Event)>`, told by the name of
//! the alias.
//!
//! No derive can see what a name stands for, and the compiler would take a third longer if it were
//! asked for each field. So it is asked only where the name is one that people give to functions. A
//! type with such a name that implements `MemSize` is measured by its own impl: a wrong guess costs
//! time.

use syn::{GenericArgument, PathArguments, PathSegment, Type};

use crate::known_types::{self, Fact};
use crate::parts::How;
use crate::spelling::{peeled, type_arguments};

/// The last words of names of functions, in alphabetical order.
const WORDS: &[&str] = &[
    "Action",
    "Builtin",
    "Callback",
    "Callbacks",
    "Cb",
    "Checker",
    "Closure",
    "Combinator",
    "Comparator",
    "Comparer",
    "Constructor",
    "Continuation",
    "Converter",
    "Deleter",
    "Destructor",
    "Dispatch",
    "Dispatcher",
    "Factory",
    "Fetcher",
    "Filter",
    "Finalizer",
    "Fn",
    "Fnc",
    "Formatter",
    "Fun",
    "Func",
    "Function",
    "Generator",
    "Getter",
    "Handler",
    "Handlers",
    "Hook",
    "Initializer",
    "Instr",
    "Interceptor",
    "Listener",
    "Logger",
    "Mapper",
    "Middleware",
    "Notifier",
    "Observer",
    "Painter",
    "Parser",
    "Predicate",
    "Proc",
    "Reducer",
    "Resolver",
    "Rule",
    "Runner",
    "Selector",
    "Setter",
    "Sig",
    "Spawner",
    "Subscriber",
    "Supplier",
    "Thunk",
    "Transform",
    "Transformer",
    "Updater",
    "Validator",
    "Verifier",
];

/// Ends of two words.
const ENDS: &[&str] = &["CallBack", "FnMut", "FnOnce"];

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
    let name = segment.ident.to_string();
    if is_like_a_function(&name) {
        return How::MaybeFunction;
    }
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else { return How::Own };
    let is = |fact| known_types::is(&name, fact);
    // The function itself may have no size: it is asked together with its owner.
    let hides =
        |ty: &&Type| named(ty).is_some_and(|named| is_like_a_function(&named.ident.to_string()));
    if !(is(Fact::ByParts) || is(Fact::HashMap) || is(Fact::HashSet)) {
        // It may be another name for a pointer.
        let [GenericArgument::Type(ty)] = *arguments.args.iter().collect::<Vec<_>>() else {
            return How::Own;
        };
        let is_known = known_types::is_known(&segment.ident);
        return if !is_known && hides(&ty) { How::MaybeFunction } else { How::Own };
    }
    let count = known_types::measured(&name, arguments);
    let types = type_arguments(arguments);
    let types: Vec<_> = types.take(count).collect();
    if is(Fact::Points) && types.iter().any(hides) {
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

fn is_like_a_function(name: &str) -> bool {
    // As in C, `PFN_vkCreateDevice`.
    if name.starts_with("PFN_") {
        return true;
    }
    let is_upper = |letter: char| letter.is_ascii_uppercase();
    let is_known = |word| WORDS.binary_search(&word).is_ok();
    let Some(start) = name.rfind(is_upper) else {
        // As in C, `pause_func_t`.
        let last = name.strip_suffix("_t").unwrap_or(name).rsplit('_').next();
        return last.is_some_and(|last| WORDS.iter().any(|word| word.eq_ignore_ascii_case(last)));
    };
    name.get(start..).is_some_and(is_known)
        || ENDS.iter().any(|end| name.ends_with(end))
        // Such as `FnCallArgs` and `OnPush`: a word of its own in front.
        || ["Fn", "On"].iter().any(|start| {
            name.strip_prefix(start).is_some_and(|rest| rest.starts_with(is_upper))
        })
}

#[cfg(test)]
mod tests {
    use super::{How, WORDS, how};

    #[test]
    fn words_stand_once_and_in_order() {
        assert!(WORDS.is_sorted_by(|word, next| word < next));
    }

    #[test]
    fn functions_are_told_by_their_names() {
        let is_asked =
            |text: &str| how(&syn::parse_str(text).expect("the text is a type")).is_some();
        assert!(is_asked("a::OnCallback<'a, T>"));
        assert!(is_asked("HashMap<String, Vec<(u8, Arc<FnAny>)>, S>"));
        assert!(is_asked("Option<vk::PFN_vkCreateDevice>"));
        assert!(is_asked("Option<pause_func_t>") && is_asked("read_cb") && !is_asked("size_t"));
        assert!(is_asked("Mutex<[Option<Box<RequestHandler>>; 4]>"));
        assert!(is_asked("OnPush") && !is_asked("OnceBox") && !is_asked("On"));
        assert!(!is_asked("HashMap<u8, u8, Handler>"), "the hasher is not asked");
        assert!(is_asked("Option<Shared<Callback>>"), "that may be an `Rc`");
        assert!(!is_asked("Fnv") && !is_asked("&Callback") && !is_asked("Unknown<u8, Callback>"));
        assert!(!is_asked("(u8, u8, u8, u8, Callback)"), "these are not few");
    }

    #[test]
    fn what_a_pointer_owns_is_asked_with_the_pointer() {
        let of = |ty| how(&ty);
        assert!(matches!(of(syn::parse_quote!(Rc<Handler>)), Some(How::MaybeFunction)));
        assert!(matches!(of(syn::parse_quote!(Box<Rc<Handler>>)), Some(How::Parts(_))));
    }
}
