//! What apps and publishers say about themselves, before people read it.
//!
//! At registration a text that could deceive is refused, with a sentence that says what to mend
//! ([`check_name`], [`check_purpose`]); of what the operator records only what cannot be read
//! ([`check_line`]). On a page whatever is stored is neutralised ([`clean()`]):
//! it may be older than a rule.

mod address;
mod characters;
mod check;
mod clean;
mod joiners;
mod look_alike;

pub(crate) use characters::is_hidden;
pub use check::{
    NAME_LIMIT, NameError, NameRules, PURPOSE_LIMIT, TextError, check_line, check_name,
    check_purpose,
};
pub use clean::clean;
pub(crate) use look_alike::is_look_alike_host;
