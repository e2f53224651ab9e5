//! Compares the sources with the Fluent files, and the files with each other.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{fs, iter};

use fluent_bundle::{FluentArgs, FluentResource};
use fluent_syntax::ast::Entry;
use oauth::language::Language;
use proc_macro2::{Delimiter, TokenStream, TokenTree};

use super::localizer::Localizer;
use super::{bundles, syntax};

type Names = BTreeSet<String>;

/// The functions that take a key first, and then the variables.
const CALLS: [&str; 5] = ["t", "t_args", "t_named", "t_rich", "t_rich_args"];

/// These define the functions, or hold messages of their own.
const SKIPPED: [&str; 3] = ["messages.rs", "overrides.rs", "rich.rs"];

#[derive(Default)]
struct Uses {
    /// Each call's place, key and variables; `None` where these are prepared elsewhere:
    /// they are checked when the message is formatted in a debug build.
    calls: Vec<(String, String, Option<Names>)>,
    /// Every string: a key may be chosen in one place and formatted in another.
    strings: Names,
}

impl Uses {
    fn of_sources() -> Self {
        let app = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut uses = Self::default();
        for file in [app.join("src"), app.join("../server/src")].iter().flat_map(|f| files(f)) {
            let place = file.display().to_string();
            let code = fs::read_to_string(&file).expect("a source");
            uses.read(&place, code.parse().expect("Rust"));
        }
        uses
    }

    fn read(&mut self, place: &str, code: TokenStream) {
        let mut call = None;
        for token in code {
            match &token {
                TokenTree::Group(group) => {
                    self.read(place, group.stream());
                    if call.is_some() && group.delimiter() == Delimiter::Parenthesis {
                        let mut arguments = group.stream().into_iter();
                        if let Some(key) = arguments.next().as_ref().and_then(string) {
                            let rest: TokenStream = arguments.skip(1).collect();
                            let names = names(rest.clone());
                            let is_known = !names.is_empty() || rest.is_empty();
                            self.calls.push((place.to_owned(), key, is_known.then_some(names)));
                        }
                    }
                }
                token => self.strings.extend(string(token)),
            }
            call = ident(&token).filter(|name| CALLS.contains(&name.as_str()));
        }
    }
}

/// The names of variables, `("name", value)`, without those of calls in the values.
fn names(code: TokenStream) -> Names {
    let mut found = Names::new();
    let mut before = None;
    for token in code {
        if let TokenTree::Group(group) = &token {
            let mut inner = group.stream().into_iter();
            let first = inner.next().as_ref().and_then(string);
            if before.is_none() && group.delimiter() == Delimiter::Parenthesis {
                found.extend(first);
            }
            if before.as_ref().is_none_or(|name: &String| !CALLS.contains(&name.as_str())) {
                found.extend(names(group.stream()));
            }
        }
        before = ident(&token);
    }
    found
}

fn ident(token: &TokenTree) -> Option<String> {
    if let TokenTree::Ident(ident) = token { Some(ident.to_string()) } else { None }
}

fn string(token: &TokenTree) -> Option<String> {
    let TokenTree::Literal(literal) = token else { return None };
    Some(literal.to_string().strip_prefix('"')?.strip_suffix('"')?.to_owned())
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry"));
    let found = entries.flat_map(|entry| match entry.path() {
        path if path.is_dir() => files(&path),
        path => vec![path],
    });
    let is_read = |path: &PathBuf| !SKIPPED.iter().any(|name| path.ends_with(name));
    found.filter(is_read).collect()
}

fn messages(language: Language) -> BTreeMap<&'static str, Names> {
    let parts = syntax::messages(bundles::source(language)).into_iter();
    parts.map(|(key, parts)| (key, parts.variables)).collect()
}

#[test]
fn every_key_in_the_sources_is_a_message_with_the_same_variables() {
    let messages = messages(Language::English);
    let uses = Uses::of_sources();
    assert!(uses.calls.len() > 500, "{} calls", uses.calls.len());
    let errors: Vec<String> = uses
        .calls
        .iter()
        .filter_map(|(place, key, names)| match messages.get(key.as_str()) {
            None => Some(format!("{place}: there is no message {key}")),
            Some(wanted) if names.as_ref().is_none_or(|names| wanted == names) => None,
            Some(wanted) => Some(format!("{place}: {key} takes {wanted:?}, not {names:?}")),
        })
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn every_message_is_used() {
    let used = Uses::of_sources().strings;
    let messages = messages(Language::English).into_keys();
    let unused: Vec<&str> = messages.filter(|key| !used.contains(*key)).collect();
    assert!(unused.is_empty(), "{unused:#?}");
}

#[test]
fn every_language_has_the_same_messages_with_the_same_variables() {
    let english = messages(Language::English);
    for language in Language::ALL {
        let other = messages(language);
        let keys = english.keys().chain(other.keys());
        let differing: Vec<_> = keys.filter(|key| english.get(*key) != other.get(*key)).collect();
        assert!(differing.is_empty(), "{language:?}: {differing:#?}");
    }
}

#[test]
fn every_file_is_free_of_errors_and_every_message_can_be_formatted() {
    for language in Language::ALL {
        let parsed = FluentResource::try_new(bundles::source(language).to_owned());
        let resource = parsed.map_err(|(_, errors)| errors).expect("a file without errors");
        let messages = messages(language);
        // A key that is there twice would be counted once.
        let entries = resource.entries().filter(|entry| matches!(entry, Entry::Message(_)));
        assert_eq!(entries.count(), messages.len(), "{language:?}");
        for (key, names) in messages {
            let args: FluentArgs<'_> = names.into_iter().zip(iter::repeat(2)).collect();
            let text = Localizer::of(language).format(key, &args);
            assert!(!text.contains(['{', '}', '$']) && text != key, "{language:?}: {key}: {text}");
            assert!(!text.trim().is_empty(), "{language:?}: {key}");
        }
    }
}

#[test]
fn a_missing_variable_or_a_wrong_one_is_found() {
    let mut uses = Uses::default();
    let source = "view! { {t_rich(\"outer\", vec![(\"link\", a(t_args(\"inner\", \
                  &[(\"n)\", 1.into()), (\"m\", 2.into())])))])} }";
    uses.read("a source", source.parse().expect("Rust"));
    let found: Vec<(&str, Vec<&str>)> = uses
        .calls
        .iter()
        .map(|(_, key, names)| (key.as_str(), names.iter().flatten().map(String::as_str).collect()))
        .collect();
    assert_eq!(found, [("inner", vec!["m", "n)"]), ("outer", vec!["link"])]);
}
