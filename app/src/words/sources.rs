//! Holds the sources against the Fluent files, and the files against each other.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_bundle::FluentResource;
use oauth::language::Language;

use super::bundles;

type Names = BTreeSet<String>;

/// A message that a source asks for.
struct Use {
    place: String,
    key: String,
    /// The variables; `None` where they are prepared elsewhere: those are checked
    /// when the message is said in a debug build.
    names: Option<Names>,
}

const CALLS: [&str; 4] = ["say(", "say_with(", "rich(", "rich_with("];

/// The text of the parenthesis that `text` begins with, strings left out of the
/// count.
fn in_parentheses(text: &str) -> &str {
    let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
    for (at, letter) in text.char_indices() {
        match letter {
            _ if escaped => escaped = false,
            '\\' if in_string => escaped = true,
            '"' => in_string = !in_string,
            '(' if !in_string => depth += 1,
            ')' if !in_string => {
                depth -= 1;
                if depth == 0 {
                    return &text[..=at];
                }
            }
            _ => {}
        }
    }
    text
}

fn is_part_of_name(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// Where the next call begins: the place of its name, and of its parenthesis.
fn next_call(text: &str) -> Option<(usize, usize)> {
    CALLS
        .iter()
        .flat_map(|call| text.match_indices(call))
        .filter(|(at, _)| !text[..*at].ends_with(is_part_of_name))
        .filter(|(at, _)| !text[..*at].ends_with("fn "))
        .map(|(at, call)| (at, at + call.len() - 1))
        .min()
}

/// What a source asks for. `inner` calls are taken out of the outer one's
/// arguments, so that each has its own variables.
fn read_uses(place: &str, mut text: &str, uses: &mut Vec<Use>) -> String {
    let mut outside = String::new();
    while let Some((start, open)) = next_call(text) {
        outside.push_str(&text[..start]);
        let call = in_parentheses(&text[open..]);
        let arguments = call.trim_start_matches('(').trim_start();
        let Some((key, rest)) = arguments.strip_prefix('"').and_then(|rest| rest.split_once('"'))
        else {
            // The key comes from elsewhere: see `all_literals`. That it is a message is
            // checked when it is said in a debug build.
            outside.push_str(&read_uses(place, arguments, uses));
            text = &text[open + call.len()..];
            continue;
        };
        let own = read_uses(place, rest, uses);
        let names: Names = own
            .match_indices("(\"")
            .filter(|(at, _)| !own[..*at].ends_with(is_part_of_name))
            .filter_map(|(at, _)| own[at + 2..].split_once('"'))
            .filter(|(_, after)| after.starts_with(','))
            .map(|(name, _)| name.to_owned())
            .collect();
        let prepared = names.is_empty() && own.trim_start().starts_with(',');
        let names = (!prepared).then_some(names);
        uses.push(Use { place: place.to_owned(), key: key.to_owned(), names });
        text = &text[open + call.len()..];
    }
    outside.push_str(text);
    outside
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            // This folder defines what the others call.
            if !path.ends_with("src/words") {
                sources(&path, found);
            }
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

fn all_uses() -> Vec<Use> {
    let mut uses = Vec::new();
    for (place, code) in all_code() {
        read_uses(&place, &code, &mut uses);
    }
    uses
}

/// Every string in the sources: a key may be chosen in one place and said in another.
fn all_literals() -> Names {
    let literals = |code: String| -> Vec<String> {
        code.split('"').skip(1).step_by(2).map(str::to_owned).collect()
    };
    let lines = all_code()
        .into_iter()
        .flat_map(|(_, code)| code.lines().map(str::to_owned).collect::<Vec<_>>());
    lines.flat_map(literals).collect()
}

/// The sources, each with its place, without comments.
fn all_code() -> Vec<(String, String)> {
    let app = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    sources(&app.join("src"), &mut files);
    sources(&app.join("../server/src"), &mut files);
    let read = |file: PathBuf| {
        let text = fs::read_to_string(&file).expect("a source");
        let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        let code: Vec<&str> = lines.collect();
        (file.display().to_string(), code.join("\n"))
    };
    files.into_iter().map(read).collect()
}

/// The messages of a language, each with its variables.
fn messages(language: Language) -> BTreeMap<String, Names> {
    let mut messages: BTreeMap<String, Names> = BTreeMap::new();
    let mut key = String::new();
    for line in bundles::source(language).lines().filter(|line| !line.starts_with('#')) {
        if let Some((name, _)) = line.split_once(" =").filter(|_| !line.starts_with(' ')) {
            name.clone_into(&mut key);
            let known = messages.insert(key.clone(), Names::new());
            assert!(known.is_none(), "{language:?}: {name} is there twice");
        }
        let variables = line.split('$').skip(1).map(|after| {
            let end = after.find(|letter| !is_part_of_name(letter)).unwrap_or(after.len());
            after[..end].to_owned()
        });
        messages.entry(key.clone()).or_default().extend(variables);
    }
    messages.remove("");
    messages
}

#[test]
fn every_key_in_the_sources_is_a_message_with_the_same_variables() {
    let messages = messages(Language::English);
    let faults: Vec<String> = all_uses()
        .iter()
        .filter_map(|Use { place, key, names }| match messages.get(key) {
            None => Some(format!("{place}: there is no message {key}")),
            Some(wanted) if names.as_ref().is_none_or(|names| wanted == names) => None,
            Some(wanted) => Some(format!("{place}: {key} takes {wanted:?}, not {names:?}")),
        })
        .collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn every_message_is_used() {
    let mut used: Names = all_uses().into_iter().map(|found| found.key).collect();
    used.extend(all_literals());
    let unused: Vec<String> =
        messages(Language::English).into_keys().filter(|key| !used.contains(key)).collect();
    assert!(unused.is_empty(), "{unused:#?}");
}

#[test]
fn every_language_has_the_same_messages_with_the_same_variables() {
    let english = messages(Language::English);
    for language in Language::ALL {
        let other = messages(language);
        let differing: Vec<&String> = english
            .keys()
            .chain(other.keys())
            .filter(|key| english.get(*key) != other.get(*key))
            .collect();
        assert!(differing.is_empty(), "{language:?}: {differing:#?}");
    }
}

#[test]
fn every_file_is_free_of_faults_and_every_message_can_be_said() {
    for language in Language::ALL {
        let parsed = FluentResource::try_new(bundles::source(language).to_owned());
        let resource = parsed.map_err(|(_, errors)| errors).expect("a file without faults");
        let messages = messages(language);
        assert_eq!(resource.entries().count(), messages.len(), "{language:?}");
        for (key, names) in messages {
            let mut args = fluent_bundle::FluentArgs::new();
            for name in names {
                args.set(name, 2);
            }
            let said = bundles::format(language, &key, &args);
            assert!(!said.contains(['{', '}', '$']) && said != key, "{language:?}: {key}: {said}");
            assert!(!said.trim().is_empty(), "{language:?}: {key}");
        }
    }
}

#[test]
fn a_missing_variable_or_a_wrong_one_is_found() {
    let mut uses = Vec::new();
    let source = "view! { {rich(\"outer\", vec![(\"link\", a(say_with(\"inner\", \
                  &[(\"n)\", 1.into()), (\"m\", 2.into())])))])} }";
    read_uses("a source", source, &mut uses);
    let found: Vec<(&str, Vec<&str>)> = uses
        .iter()
        .map(|found| {
            (found.key.as_str(), found.names.iter().flatten().map(String::as_str).collect())
        })
        .collect();
    assert_eq!(found, [("inner", vec!["m", "n)"]), ("outer", vec!["link"])]);
}
