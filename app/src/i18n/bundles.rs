use std::sync::LazyLock;

use fluent_bundle::FluentResource;
use fluent_bundle::concurrent::FluentBundle;
use oauth::language::Language;

pub(super) type Bundle = FluentBundle<FluentResource>;

static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| read(Language::English));
static GERMAN: LazyLock<Bundle> = LazyLock::new(|| read(Language::German));
static FRENCH: LazyLock<Bundle> = LazyLock::new(|| read(Language::French));
static SPANISH: LazyLock<Bundle> = LazyLock::new(|| read(Language::Spanish));

pub(super) fn source(language: Language) -> &'static str {
    match language {
        Language::English => include_str!("../../words/en.ftl"),
        Language::German => include_str!("../../words/de.ftl"),
        Language::French => include_str!("../../words/fr.ftl"),
        Language::Spanish => include_str!("../../words/es.ftl"),
    }
}

pub(super) fn bundle(language: Language) -> &'static Bundle {
    match language {
        Language::English => &ENGLISH,
        Language::German => &GERMAN,
        Language::French => &FRENCH,
        Language::Spanish => &SPANISH,
    }
}

fn read(language: Language) -> Bundle {
    let resource = FluentResource::try_new(source(language).to_owned());
    // A file with errors still gives its other messages; a test refuses it.
    of(language, resource.unwrap_or_else(|(resource, _)| resource))
}

pub(super) fn of(language: Language, resource: FluentResource) -> Bundle {
    let mut bundle = FluentBundle::new_concurrent(vec![language.tag().parse().unwrap_or_default()]);
    // The pages isolate names themselves, with <bdi>.
    bundle.set_use_isolating(false);
    bundle.add_resource_overriding(resource);
    bundle
}
