//! The catalogue as it is written.

use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use super::{
    Catalogue, CatalogueError, DataFlag, Icon, Level, Preset, PresetWords, ScopeEntry, ScopeGroup,
    ScopeWords, Translated,
};
use crate::language::Language;
use crate::role::Role;
use crate::scope::Scope;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "group")]
    groups: Vec<Group>,
    #[serde(rename = "scope")]
    scopes: Vec<Entry>,
    #[serde(rename = "preset", default)]
    presets: Vec<PresetEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PresetEntry {
    id: Spanned<String>,
    title: Spanned<String>,
    note: Spanned<String>,
    scopes: Vec<Spanned<String>>,
    de: Option<PresetTranslation>,
    fr: Option<PresetTranslation>,
    es: Option<PresetTranslation>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PresetTranslation {
    title: Spanned<String>,
    note: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    id: Spanned<String>,
    title: Spanned<String>,
    icon: Icon,
    de: Option<Title>,
    fr: Option<Title>,
    es: Option<Title>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Title {
    title: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: Spanned<String>,
    group: Spanned<String>,
    prompt: Spanned<String>,
    sentence: Spanned<String>,
    does_not_allow: Option<String>,
    level: Level,
    #[serde(default)]
    admin_only: bool,
    #[serde(default)]
    flags: Vec<DataFlag>,
    de: Option<Translation>,
    fr: Option<Translation>,
    es: Option<Translation>,
}

/// What a translation leaves out stays English, so that no limit is missed.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Translation {
    prompt: Option<Spanned<String>>,
    sentence: Option<Spanned<String>>,
    does_not_allow: Option<String>,
}

fn others<T>(de: Option<T>, fr: Option<T>, es: Option<T>) -> impl Iterator<Item = (Language, T)> {
    [(Language::German, de), (Language::French, fr), (Language::Spanish, es)]
        .into_iter()
        .filter_map(|(language, words)| Some((language, words?)))
}

impl Catalogue {
    pub fn parse(name: &str, text: &str) -> Result<Self, CatalogueError> {
        parse(name, text)
    }
}

fn parse(name: &str, text: &str) -> Result<Catalogue, CatalogueError> {
    let fault = |span: Range<usize>, rule: String| CatalogueError {
        file: name.to_owned(),
        line: text[..span.start.min(text.len())].matches('\n').count() + 1,
        rule,
    };
    let file: File = toml::from_str(text)
        .map_err(|error| fault(error.span().unwrap_or(0..0), error.message().to_owned()))?;
    let not_empty = |field: &str, value: &Spanned<String>| {
        if value.get_ref().trim().is_empty() {
            return Err(fault(value.span(), format!("{field} must not be empty")));
        }
        Ok(value.get_ref().clone())
    };

    let mut groups: Vec<ScopeGroup> = Vec::new();
    for group in file.groups {
        let id = not_empty("id", &group.id)?;
        if groups.iter().any(|known| known.id == id) {
            return Err(fault(group.id.span(), format!("group {id} is given twice")));
        }
        let titles = Translated {
            english: not_empty("title", &group.title)?,
            others: others(group.de, group.fr, group.es)
                .map(|(language, words)| Ok((language, not_empty("title", &words.title)?)))
                .collect::<Result<_, _>>()?,
        };
        groups.push(ScopeGroup { id, titles, icon: group.icon });
    }

    let mut scopes: Vec<ScopeEntry> = Vec::new();
    for entry in file.scopes {
        let scope: Scope = entry
            .id
            .get_ref()
            .parse()
            .map_err(|error| fault(entry.id.span(), format!("{error}")))?;
        if scopes.iter().any(|known| known.scope == scope) {
            return Err(fault(entry.id.span(), format!("scope {scope} is given twice")));
        }
        let group = entry.group.get_ref();
        if !groups.iter().any(|known| known.id == *group) {
            return Err(fault(entry.group.span(), format!("there is no group {group}")));
        }
        let english = ScopeWords {
            prompt: not_empty("prompt", &entry.prompt)?,
            sentence: not_empty("sentence", &entry.sentence)?,
            does_not_allow: entry.does_not_allow,
        };
        let or_english = |field: &str, translated: Option<Spanned<String>>, english: &String| {
            translated.map_or_else(|| Ok(english.clone()), |value| not_empty(field, &value))
        };
        let others = others(entry.de, entry.fr, entry.es)
            .map(|(language, words)| {
                let words = ScopeWords {
                    prompt: or_english("prompt", words.prompt, &english.prompt)?,
                    sentence: or_english("sentence", words.sentence, &english.sentence)?,
                    does_not_allow: words.does_not_allow.or_else(|| english.does_not_allow.clone()),
                };
                Ok((language, words))
            })
            .collect::<Result<_, _>>()?;
        scopes.push(ScopeEntry {
            scope,
            group: group.clone(),
            words: Translated { english, others },
            level: entry.level,
            required_role: entry.admin_only.then_some(Role::Administrator),
            flags: entry.flags,
        });
    }

    let mut presets: Vec<Preset> = Vec::new();
    for preset in file.presets {
        let id = not_empty("id", &preset.id)?;
        if presets.iter().any(|known| known.id == id) {
            return Err(fault(preset.id.span(), format!("preset {id} is given twice")));
        }
        let chosen = preset.scopes.iter().map(|text| {
            let known = scopes.iter().find(|entry| entry.scope.as_str() == text.get_ref());
            let missing = || fault(text.span(), format!("there is no scope {}", text.get_ref()));
            Ok(known.ok_or_else(missing)?.scope.clone())
        });
        let chosen = chosen.collect::<Result<_, _>>()?;
        let words = |title: &Spanned<String>, note: &Spanned<String>| {
            Ok(PresetWords { title: not_empty("title", title)?, note: not_empty("note", note)? })
        };
        let english = words(&preset.title, &preset.note)?;
        let others = others(preset.de, preset.fr, preset.es)
            .map(|(language, other)| Ok((language, words(&other.title, &other.note)?)))
            .collect::<Result<_, _>>()?;
        presets.push(Preset { id, words: Translated { english, others }, scopes: chosen });
    }
    Ok(Catalogue { groups, scopes, presets, identity: None })
}

#[cfg(test)]
mod tests {
    use super::super::CUSTOMER_API;
    use super::*;

    fn fault(text: &str) -> (usize, String) {
        let error = parse("catalogue.toml", text).expect_err("a faulty catalogue");
        (error.line, error.rule)
    }

    const GROUP: &str = "[[group]]\nid = 'jobs'\ntitle = 'Jobs'\nicon = 'briefcase'\n";

    #[test]
    fn a_fault_names_its_line_and_its_rule() {
        let scope = |id: &str, group: &str, prompt: &str| {
            format!(
                "[[scope]]\nid = '{id}'\ngroup = '{group}'\nprompt = '{prompt}'\nsentence = 'See.'\n\
                 level = 'read'\n"
            )
        };
        assert_eq!(
            fault(&format!("{GROUP}{}", scope("jobs_read", "nothing", "Access Jobs"))),
            (7, "there is no group nothing".to_owned())
        );
        assert_eq!(
            fault(&format!("{GROUP}{}", scope("jobs_read", "jobs", " "))),
            (8, "prompt must not be empty".to_owned())
        );
        let twice = scope("jobs_read", "jobs", "Access Jobs").repeat(2);
        assert_eq!(
            fault(&format!("{GROUP}{twice}")),
            (12, "scope jobs_read is given twice".to_owned())
        );
        let (line, rule) = fault(&format!("{GROUP}[[scope]]\nid = 'x'\nlevel = 'write'\n"));
        assert_eq!(line, 7, "{rule}");
    }

    #[test]
    fn the_shipped_catalogue_has_the_fourteen_scopes_with_all_their_words() {
        let catalogue = parse("customer_api.toml", CUSTOMER_API).expect("the shipped catalogue");
        assert_eq!(catalogue.scopes().len(), 14);
        assert_eq!(catalogue.groups().len(), 7);
        for entry in catalogue.scopes() {
            let admin = entry.scope.as_str().starts_with("users_")
                || entry.scope.as_str().starts_with("configuration_");
            assert_eq!(entry.required_role.is_some(), admin, "{}", entry.scope);
        }
    }

    #[test]
    fn the_shipped_catalogue_misses_no_word_in_any_language() {
        let file: toml::Table = CUSTOMER_API.parse().expect("TOML");
        let tables = |name: &str| file[name].as_array().expect("tables").clone();
        for language in Language::ALL {
            let said = |entry: &toml::Value, field: &str| {
                let words = match language {
                    Language::English => Some(entry),
                    other => entry.get(other.tag()),
                };
                words.and_then(|words| words.get(field)).and_then(toml::Value::as_str).is_some()
            };
            for group in tables("group") {
                assert!(said(&group, "title"), "{language:?}: {}", group["id"]);
            }
            for scope in tables("scope") {
                let unlimited = scope["id"].as_str() == Some("users_manage");
                for field in ["prompt", "sentence", "does_not_allow"] {
                    let expected = field != "does_not_allow" || !unlimited;
                    assert_eq!(said(&scope, field), expected, "{language:?}: {}", scope["id"]);
                }
            }
        }
    }

    #[test]
    fn what_a_file_does_not_translate_stays_english() {
        let text = format!(
            "{GROUP}de = {{ title = 'Stellen' }}\n[[scope]]\nid = 'jobs_read'\ngroup = 'jobs'\n\
             prompt = 'Access Jobs'\nsentence = 'See.'\ndoes_not_allow = 'Change'\n\
             level = 'read'\n[scope.de]\nprompt = 'Stellen ansehen'\n"
        );
        let catalogue = parse("catalogue.toml", &text).expect("a catalogue");
        let (group, scope) = (&catalogue.groups()[0], &catalogue.scopes()[0]);
        assert_eq!(group.title(Language::German), "Stellen");
        assert_eq!(group.title(Language::French), "Jobs");
        let german = scope.words(Language::German);
        assert_eq!(german.prompt, "Stellen ansehen");
        assert_eq!(german.sentence, "See.");
        assert_eq!(german.does_not_allow.as_deref(), Some("Change"));
        assert_eq!(scope.words(Language::Spanish).prompt, "Access Jobs");
    }

    #[test]
    fn a_translation_that_says_nothing_is_a_fault() {
        let scope = "[[scope]]\nid = 'jobs_read'\ngroup = 'jobs'\nprompt = 'Access Jobs'\n\
                     sentence = 'See.'\nlevel = 'read'\n[scope.fr]\nprompt = ''\n";
        assert_eq!(fault(&format!("{GROUP}{scope}")), (12, "prompt must not be empty".to_owned()));
    }
}
