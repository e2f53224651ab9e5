//! The Fluent files, read once.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use oauth::language::Language;

use super::texts;

type Bundle = FluentBundle<FluentResource>;

static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| read(Language::English));
static GERMAN: LazyLock<Bundle> = LazyLock::new(|| read(Language::German));
static FRENCH: LazyLock<Bundle> = LazyLock::new(|| read(Language::French));
static SPANISH: LazyLock<Bundle> = LazyLock::new(|| read(Language::Spanish));

/// A language's file.
pub(super) fn source(language: Language) -> &'static str {
    match language {
        Language::English => include_str!("../../words/en.ftl"),
        Language::German => include_str!("../../words/de.ftl"),
        Language::French => include_str!("../../words/fr.ftl"),
        Language::Spanish => include_str!("../../words/es.ftl"),
    }
}

fn bundle(language: Language) -> &'static Bundle {
    match language {
        Language::English => &ENGLISH,
        Language::German => &GERMAN,
        Language::French => &FRENCH,
        Language::Spanish => &SPANISH,
    }
}

/// A message in a language. Tests see to it that there is one; if there is not,
/// English says more than nothing, and the key more than an empty button.
pub(super) fn format(language: Language, key: &str, args: &FluentArgs<'_>) -> String {
    try_format(language, key, args)
        .or_else(|| try_format(Language::English, key, args))
        .unwrap_or_else(|| key.to_owned())
}

fn try_format(language: Language, key: &str, args: &FluentArgs<'_>) -> Option<String> {
    let own = texts::in_use(language).filter(|own| own.has_message(key));
    let bundle = own.unwrap_or_else(|| bundle(language));
    let pattern = bundle.get_message(key)?.value()?;
    let mut faults = Vec::new();
    let text = bundle.format_pattern(pattern, Some(args), &mut faults).into_owned();
    // What cannot be resolved is left visible as {$name}.
    debug_assert!(faults.is_empty(), "{key}: {faults:?}");
    Some(text)
}

fn read(language: Language) -> Bundle {
    let resource = FluentResource::try_new(source(language).to_owned());
    // A file with faults still gives its other messages; a test refuses it.
    of(language, resource.unwrap_or_else(|(resource, _)| resource))
}

/// The messages of a file, said as a language's are.
pub(super) fn of(language: Language, resource: FluentResource) -> Bundle {
    let mut bundle = FluentBundle::new_concurrent(vec![language.tag().parse().unwrap_or_default()]);
    // The pages isolate names themselves, with <bdi>.
    bundle.set_use_isolating(false);
    bundle.add_resource_overriding(resource);
    bundle
}
