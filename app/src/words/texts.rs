//! Words of an operator's own, in place of ours: Fluent files with some of our messages,
//! checked before anybody reads them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::Path;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use oauth::language::Language;
use thiserror::Error;

use super::bundles;

/// Messages that say the same on every platform, with why. `*`: all that begin so.
const FIXED: [(&str, &str); 14] = [
    ("consent-*", DECIDED_BY),
    ("outcome-*", "people read there what was shared"),
    ("scope-*", DECIDED_BY),
    ("level-*", DECIDED_BY),
    ("data-*", DECIDED_BY),
    ("verified-publisher", DECIDED_BY),
    ("unverified-publisher", DECIDED_BY),
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

/// Why words cannot be used.
#[derive(Debug, Error)]
pub enum TextsError {
    /// A file or the folder cannot be read.
    #[error("{path}: {fault}")]
    File {
        /// Which.
        path: String,
        /// What the system says.
        fault: std::io::Error,
    },
    /// A file is none of a language of ours.
    #[error("{path}: must be named en.ftl, de.ftl, fr.ftl or es.ftl")]
    Name {
        /// Which.
        path: String,
    },
    /// A message is not as it must be.
    #[error("{path}, line {line}: {rule}")]
    Message {
        /// The file.
        path: String,
        /// The line, counted from 1.
        line: usize,
        /// The rule that is broken.
        rule: String,
    },
}

/// Words of an operator's own.
pub struct Texts(BTreeMap<&'static str, FluentBundle<FluentResource>>);

impl fmt::Debug for Texts {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_set().entries(self.0.keys()).finish()
    }
}

/// What is said instead of ours, for as long as the program runs.
static IN_USE: OnceLock<Texts> = OnceLock::new();

impl Texts {
    /// Reads the files of a folder.
    pub fn read(folder: &Path) -> Result<Self, TextsError> {
        let file =
            |path: &Path, fault| TextsError::File { path: path.display().to_string(), fault };
        let mut texts = BTreeMap::new();
        for entry in std::fs::read_dir(folder).map_err(|fault| file(folder, fault))? {
            let path = entry.map_err(|fault| file(folder, fault))?.path();
            let named = |language: &Language| {
                path.file_name().is_some_and(|name| *name == *format!("{}.ftl", language.tag()))
            };
            let language = Language::ALL.into_iter().find(named);
            let name = path.display().to_string();
            let language = language.ok_or_else(|| TextsError::Name { path: name.clone() })?;
            let text = std::fs::read_to_string(&path).map_err(|fault| file(&path, fault))?;
            let bundle = check(language, &text).map_err(|(line, rule)| TextsError::Message {
                path: name,
                line,
                rule,
            })?;
            texts.insert(language.tag(), bundle);
        }
        Ok(Self(texts))
    }

    /// Says these words from now on; once in a program's life.
    pub fn install(self) {
        let _ = IN_USE.set(self);
    }
}

/// The words in use instead of ours.
pub(super) fn in_use(language: Language) -> Option<&'static FluentBundle<FluentResource>> {
    IN_USE.get()?.0.get(language.tag())
}

/// A message as it is written: where it begins, its key, and all of it.
struct Written<'text> {
    line: usize,
    key: &'text str,
    text: String,
}

fn check(language: Language, text: &str) -> Result<FluentBundle<FluentResource>, (usize, String)> {
    let resource = FluentResource::try_new(text.to_owned()).map_err(|(_, faults)| {
        let at = faults.first().map_or(0, |fault| fault.pos.start);
        let before = text.get(..at).unwrap_or(text);
        let what = faults.first().map(ToString::to_string).unwrap_or_default();
        (before.matches('\n').count() + 1, format!("this is no Fluent message: {what}"))
    })?;
    let ours = variables(bundles::source(language));
    let mut seen = BTreeSet::new();
    let bundle = bundles::of(language, resource);
    for Written { line, key, text } in written(text) {
        let refuse = |rule: String| Err((line, rule));
        let Some(known) = ours.get(key) else {
            return refuse(format!("there is no message {key}"));
        };
        if let Some((_, why)) = FIXED.iter().find(|(fixed, _)| is_meant(fixed, key)) {
            return refuse(format!("{key} says the same on every platform: {why}"));
        }
        if !seen.insert(key.to_owned()) {
            return refuse(format!("{key} is there twice"));
        }
        let names = names(&text);
        if let Some(unknown) = names.difference(known).next() {
            return refuse(format!("{key} has no variable ${unknown}"));
        }
        // References, functions and attributes: what they lead to may not be there.
        if !says(&bundle, key, known) || refers(&text) {
            return refuse(format!("{key} may hold text and its variables, and nothing else"));
        }
    }
    Ok(bundle)
}

fn is_meant(fixed: &str, key: &str) -> bool {
    match fixed.strip_suffix('*') {
        Some(beginning) => key.starts_with(beginning),
        None => key == fixed,
    }
}

/// The messages of a file that was parsed: one begins where a line begins with its key.
fn written(text: &str) -> Vec<Written<'_>> {
    let mut all: Vec<Written<'_>> = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let begins = !line.starts_with([' ', '#', '}', '\t']) && !line.trim().is_empty();
        match line.split_once('=').filter(|_| begins) {
            Some((key, rest)) => {
                all.push(Written { line: number + 1, key: key.trim(), text: rest.to_owned() });
            }
            None if line.starts_with('#') => {}
            None => {
                if let Some(last) = all.last_mut() {
                    last.text.push('\n');
                    last.text.push_str(line);
                }
            }
        }
    }
    all
}

/// The variables of each message.
fn variables(text: &str) -> BTreeMap<&str, BTreeSet<String>> {
    written(text).into_iter().map(|written| (written.key, names(&written.text))).collect()
}

fn names(text: &str) -> BTreeSet<String> {
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
    let after_each = text.split('$').skip(1);
    let name = |after: &str| after.chars().take_while(|letter| is_part(*letter)).collect();
    after_each.map(name).filter(|name: &String| !name.is_empty()).collect()
}

/// Whether a message refers to another, to a term or to a function, or has attributes.
fn refers(text: &str) -> bool {
    let braced = text.split('{').skip(1).any(|after| {
        after.trim_start().starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '-')
    });
    braced || text.lines().skip(1).any(|line| line.trim_start().starts_with('.'))
}

/// Whether it can be said, with a number and with text for each variable.
fn says(bundle: &FluentBundle<FluentResource>, key: &str, variables: &BTreeSet<String>) -> bool {
    [FluentValue::from(2), FluentValue::from("x")].into_iter().all(|value| {
        let mut args = FluentArgs::new();
        for name in variables {
            args.set(name.clone(), value.clone());
        }
        let mut faults = Vec::new();
        let pattern = bundle.get_message(key).and_then(|message| message.value());
        let said = pattern.map(|found| bundle.format_pattern(found, Some(&args), &mut faults));
        said.is_some_and(|said| !said.trim().is_empty()) && faults.is_empty()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> String {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("en.ftl"), text).expect("written");
        let error = Texts::read(folder.path()).expect_err("refused").to_string();
        error.replace(&folder.path().display().to_string(), "DIR")
    }

    #[test]
    fn what_is_wrong_is_named_with_file_and_line() {
        for (text, fault_of) in [
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
            assert_eq!(fault(text), format!("DIR/en.ftl, line {fault_of}"), "{text}");
        }
        assert!(fault("skip = Go\n\n{ broken\n").starts_with("DIR/en.ftl, line "));
    }

    #[test]
    fn a_file_of_no_language_of_ours_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("it.ftl"), "").expect("written");
        let error = Texts::read(folder.path()).expect_err("refused").to_string();
        assert!(
            error.ends_with("it.ftl: must be named en.ftl, de.ftl, fr.ftl or es.ftl"),
            "{error}"
        );
        let error = Texts::read(&folder.path().join("nowhere")).expect_err("refused");
        assert!(matches!(error, TextsError::File { .. }), "{error}");
    }

    #[test]
    fn what_is_fixed_is_a_message_of_ours() {
        let ours = variables(bundles::source(Language::English));
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
