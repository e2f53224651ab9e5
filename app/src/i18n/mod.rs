//! Messages from the Fluent files in `app/words`, one a language.
//!
//! Components call [`t`], [`t_args`] and [`t_rich`], in the language of the page that is being
//! drawn; code without a Leptos context has a [`Localizer`]. The test `messages` checks that no key
//! is missing in any language, and none is unused.

mod bundles;
mod current;
pub mod date;
pub mod localizer;
#[cfg(test)]
mod messages;
mod overrides;
pub(crate) mod rich;
mod syntax;
pub mod title;

pub use self::current::{localizer, t, t_args};
pub use self::localizer::{Arg, Localizer};
pub use self::overrides::{MessageOverrides, MessageOverridesError};
pub use self::rich::{email, name, strong, strong_name, t_named, t_rich, t_rich_args, verbatim};
