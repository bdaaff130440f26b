//! `#[memory_profile]`: what was written in it, what it stands on, and the function that comes of
//! both.

#[cfg(feature = "profile")]
mod function;
mod head;
#[cfg(all(test, not(feature = "profile")))]
mod off_tests;
mod options;
#[cfg(feature = "profile")]
mod output;
#[cfg(feature = "profile")]
mod parameters;
#[cfg(all(test, feature = "profile"))]
mod tests;

use proc_macro2::TokenStream;

use crate::diag::{self, Diag};
use crate::profile::options::Options;

/// The item, measured; or as it is, with the errors behind it.
pub(crate) fn attribute(options: TokenStream, item: &TokenStream) -> TokenStream {
    let ((stand, written), errors) = diag::collecting(|diag| {
        let options = Options::read(options, diag);
        let stand = head::check(item.clone(), diag);
        (stand, written(&options, item.clone(), diag))
    });
    match errors {
        None => written,
        Some(errors) => head::with_errors(item.clone(), stand, errors),
    }
}

#[cfg(feature = "profile")]
fn written(options: &Options, item: TokenStream, diag: &mut Diag) -> TokenStream {
    // What stands on no function has been told already, in better words.
    if diag.is_empty() { function::measured(options, item, diag) } else { item }
}

/// Without the feature the item stays as it is; only its attribute is checked.
#[cfg(not(feature = "profile"))]
fn written(_: &Options, item: TokenStream, _: &mut Diag) -> TokenStream {
    item
}
