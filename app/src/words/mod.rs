//! What people read, from the Fluent files in `app/words`, one a language.
//!
//! Components call [`say`], [`say_with`] and [`rich`]; whatever has no Leptos
//! context has a [`Words`]. A test holds the sources against the files: no key
//! is missing in any language, and none is without use.

mod bundles;
mod rich;
#[cfg(test)]
mod sources;
mod texts;

use fluent_bundle::{FluentArgs, FluentValue};
use leptos::prelude::with_context;
use oauth::language::Language;

pub use self::rich::{email, name, rich, rich_with, strong, strong_name};
pub use self::texts::{Texts, TextsError};
use crate::render::RenderContext;

/// The words of one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words(Language);

/// What a message is given for one of its variables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// Text, put in as it is: never read as Fluent, and escaped like any other
    /// text when the page is drawn.
    Text(String),
    /// A number, by which a language chooses its plural.
    Number(i64),
}

impl Words {
    /// The words of a language.
    pub fn of(language: Language) -> Self {
        Self(language)
    }

    /// Which language they are in.
    pub fn language(self) -> Language {
        self.0
    }

    /// A message.
    pub fn say(&self, key: &'static str) -> String {
        self.say_with(key, &[])
    }

    /// A message with its variables.
    pub fn say_with(&self, key: &'static str, args: &[(&'static str, Arg)]) -> String {
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            values.set(*name, arg);
        }
        bundles::format(self.0, key, &values)
    }
}

/// A message, in the language of the page that is being drawn.
pub fn say(key: &'static str) -> String {
    words().say(key)
}

/// A message with its variables, in the language of the page that is being drawn.
pub fn say_with(key: &'static str, args: &[(&'static str, Arg)]) -> String {
    words().say_with(key, args)
}

/// The words of the page that is being drawn.
pub fn words() -> Words {
    with_context(|context: &RenderContext| context.words).unwrap_or(Words(Language::English))
}

impl<'a> From<&'a Arg> for FluentValue<'a> {
    fn from(arg: &'a Arg) -> Self {
        match arg {
            Arg::Text(text) => Self::from(text.as_str()),
            Arg::Number(number) => Self::from(*number),
        }
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u32> for Arg {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<i64> for Arg {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}
