//! An operator's messages in place of ours: Fluent files with some of them, checked when the server
//! starts.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::Path;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::Entry;
use oauth::language::Language;
use oauth::spelling::file::without_bom;
use thiserror::Error;

use super::bundles;
use super::syntax::{self, Parts};

const FIXED: [(&str, &str); 16] = [
    ("consent-*", DECIDED_BY),
    ("outcome-*", "people read there what was shared"),
    ("scope-*", DECIDED_BY),
    ("level-*", DECIDED_BY),
    ("data-*", DECIDED_BY),
    ("verified-publisher", DECIDED_BY),
    ("unverified-publisher", DECIDED_BY),
    ("verified-domain", DECIDED_BY),
    ("shown-changed*", DECIDED_BY),
    ("nothing-shared", "people read there what was shared"),
    ("sign-in", "programs that fill in the page look for the button of this name"),
    ("sign-in-unseen", "it says who sees the password"),
    ("error-unknown-client*", WARNS),
    ("error-redirect*", WARNS),
    ("help-*", "people learn there what to trust"),
    ("header-practice", "it marks made-up data"),
];

const DECIDED_BY: &str = "people decide by it what an app may do";
const WARNS: &str = "it warns of a dangerous link";

#[derive(Debug, Error)]
pub enum MessageOverridesError {
    #[error("{path}: {error}")]
    File { path: String, error: std::io::Error },
    #[error("{path}: must be named en.ftl, de.ftl, fr.ftl or es.ftl")]
    Name { path: String },
    #[error("{path}, line {line}: {rule}")]
    Message { path: String, line: usize, rule: String },
}

pub struct MessageOverrides(BTreeMap<&'static str, FluentBundle<FluentResource>>);

impl fmt::Debug for MessageOverrides {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_set().entries(self.0.keys()).finish()
    }
}

static IN_USE: OnceLock<MessageOverrides> = OnceLock::new();

impl MessageOverrides {
    pub fn read(folder: &Path) -> Result<Self, MessageOverridesError> {
        let file = |path: &Path, error| MessageOverridesError::File {
            path: path.display().to_string(),
            error,
        };
        let mut overrides = BTreeMap::new();
        for entry in std::fs::read_dir(folder).map_err(|error| file(folder, error))? {
            let path = entry.map_err(|error| file(folder, error))?.path();
            let named = |language: &Language| {
                path.file_name().is_some_and(|name| *name == *format!("{}.ftl", language.tag()))
            };
            let language = Language::ALL.into_iter().find(named);
            let name = path.display().to_string();
            let language =
                language.ok_or_else(|| MessageOverridesError::Name { path: name.clone() })?;
            let text = std::fs::read_to_string(&path).map_err(|error| file(&path, error))?;
            let bundle = check(language, without_bom(&text)).map_err(|(line, rule)| {
                MessageOverridesError::Message { path: name, line, rule }
            })?;
            overrides.insert(language.tag(), bundle);
        }
        Ok(Self(overrides))
    }

    pub fn install(self) {
        let _ = IN_USE.set(self);
    }
}

pub(super) fn in_use(language: Language) -> Option<&'static FluentBundle<FluentResource>> {
    IN_USE.get()?.0.get(language.tag())
}

fn check(language: Language, text: &str) -> Result<FluentBundle<FluentResource>, (usize, String)> {
    let resource = FluentResource::try_new(text.to_owned()).map_err(|(_, errors)| {
        let at = errors.first().map_or(0, |error| error.pos.start);
        let before = text.get(..at).unwrap_or(text);
        let what = errors.first().map(ToString::to_string).unwrap_or_default();
        (before.matches('\n').count() + 1, format!("this is no Fluent message: {what}"))
    })?;
    let ours = syntax::messages(bundles::source(language));
    let mut seen = BTreeSet::new();
    let bundle = bundles::of(language, resource);
    let written = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, _)| resource);
    for entry in written.entries() {
        let (key, parts) = match entry {
            Entry::Message(message) => (message.id.name.to_owned(), syntax::parts(message)),
            Entry::Term(term) => (format!("-{}", term.id.name), Parts::default()),
            _ => continue,
        };
        let is_new = seen.insert(key.clone());
        let refuse = |rule: String| Err((line_of(text, &key, is_new), rule));
        let Some(known) = ours.get(key.as_str()) else {
            return refuse(format!("there is no message {key}"));
        };
        if let Some((_, why)) = FIXED.iter().find(|(fixed, _)| is_meant(fixed, &key)) {
            return refuse(format!("{key} says the same on every platform: {why}"));
        }
        if !is_new {
            return refuse(format!("{key} is there twice"));
        }
        if let Some(unknown) = parts.variables.difference(&known.variables).next() {
            return refuse(format!("{key} has no variable ${unknown}"));
        }
        // What references, functions and attributes lead to may not be there.
        if parts.has_references || !can_be_formatted(&bundle, &key, &known.variables) {
            return refuse(format!("{key} may hold text and its variables, and nothing else"));
        }
    }
    Ok(bundle)
}

fn line_of(text: &str, key: &str, is_first: bool) -> usize {
    let begins = |line: &str| line.split_once('=').is_some_and(|(name, _)| name.trim_end() == key);
    let mut lines = text.lines().zip(1..).filter(|(line, _)| begins(line));
    lines.nth(usize::from(!is_first)).map_or(1, |(_, number)| number)
}

fn is_meant(fixed: &str, key: &str) -> bool {
    match fixed.strip_suffix('*') {
        Some(beginning) => key.starts_with(beginning),
        None => key == fixed,
    }
}

fn can_be_formatted(
    bundle: &FluentBundle<FluentResource>,
    key: &str,
    variables: &BTreeSet<String>,
) -> bool {
    [FluentValue::from(2), FluentValue::from("x")].into_iter().all(|value| {
        let mut args = FluentArgs::new();
        for name in variables {
            args.set(name.clone(), value.clone());
        }
        let mut errors = Vec::new();
        let pattern = bundle.get_message(key).and_then(|message| message.value());
        let said = pattern.map(|found| bundle.format_pattern(found, Some(&args), &mut errors));
        said.is_some_and(|said| !said.trim().is_empty()) && errors.is_empty()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rejection(text: &str) -> String {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("en.ftl"), text).expect("written");
        let error = MessageOverrides::read(folder.path()).expect_err("refused").to_string();
        error.replace(&folder.path().display().to_string(), "DIR")
    }

    #[test]
    fn what_is_wrong_is_named_with_file_and_line() {
        for (text, expected) in [
            ("skip = Go\n\nskipp = Go", "3: there is no message skipp"),
            (
                "front-lead = Welcome to { $platform }, { $app }",
                "1: front-lead has no variable $app",
            ),
            ("skip = Go\nskip = On", "2: skip is there twice"),
            (
                "# x\nskip = { page-help }",
                "2: skip may hold text and its variables, and nothing else",
            ),
            ("skip = { DATETIME(2) }", "1: skip may hold text and its variables, and nothing else"),
            ("skip = {\"\"}", "1: skip may hold text and its variables, and nothing else"),
            (
                "skip = Go\n    .title = x",
                "1: skip may hold text and its variables, and nothing else",
            ),
            ("-brand = Hirely", "1: there is no message -brand"),
            (
                "skip = Go\nconsent-allow = OK",
                "2: consent-allow says the same on every platform: people decide by it what an app \
                 may do",
            ),
            (
                "sign-in = Log in",
                "1: sign-in says the same on every platform: programs that fill in the page look \
                 for the button of this name",
            ),
        ] {
            assert_eq!(rejection(text), format!("DIR/en.ftl, line {expected}"), "{text}");
        }
        assert!(rejection("skip = Go\n\n{ broken\n").starts_with("DIR/en.ftl, line "));
    }

    #[test]
    fn a_file_of_no_language_of_ours_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("it.ftl"), "").expect("written");
        let error = MessageOverrides::read(folder.path()).expect_err("refused").to_string();
        assert!(
            error.ends_with("it.ftl: must be named en.ftl, de.ftl, fr.ftl or es.ftl"),
            "{error}"
        );
        let error = MessageOverrides::read(&folder.path().join("nowhere")).expect_err("refused");
        assert!(matches!(error, MessageOverridesError::File { .. }), "{error}");
    }

    #[test]
    fn what_is_fixed_is_a_message_of_ours() {
        let ours = syntax::messages(bundles::source(Language::English));
        for (fixed, _) in FIXED {
            assert!(ours.keys().any(|key| is_meant(fixed, key)), "{fixed}");
        }
    }

    #[test]
    fn words_of_an_operator_are_said_and_the_others_are_ours() {
        let text = "front-lead = Welcome to { $platform }.\ndate-ago =\n    { $days ->\n        \
                    [one] one day\n        *[other] { $days } days\n    }\n";
        let bundle = check(Language::English, text).expect("right");
        let message = bundle.get_message("front-lead").and_then(|message| message.value());
        let mut args = FluentArgs::new();
        args.set("platform", "Hirely");
        let said = bundle.format_pattern(message.expect("there"), Some(&args), &mut Vec::new());
        assert_eq!(said, "Welcome to Hirely.");
        assert!(bundle.get_message("skip").is_none());
    }
}
