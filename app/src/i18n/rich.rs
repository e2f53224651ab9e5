use leptos::prelude::*;

use super::current::localizer;
use super::localizer::{Arg, Localizer};

/// The first of the private-use characters that mark slots while a message is put together.
const FIRST_SLOT: u32 = 0xE000;

pub fn t_rich(key: &'static str, slots: Vec<(&'static str, AnyView)>) -> AnyView {
    t_rich_args(key, &[], slots)
}

pub fn t_named(key: &'static str, (slot, text): (&'static str, impl Into<String>)) -> AnyView {
    t_rich(key, vec![(slot, name(text))])
}

pub fn t_rich_args(
    key: &'static str,
    args: &[(&'static str, Arg)],
    slots: Vec<(&'static str, AnyView)>,
) -> AnyView {
    of(localizer(), key, args, slots)
}

/// Only the message decides where a view is put: a slot's mark in a variable's text is taken out.
pub(crate) fn of(
    localizer: Localizer,
    key: &'static str,
    args: &[(&'static str, Arg)],
    slots: Vec<(&'static str, AnyView)>,
) -> AnyView {
    let marks: Vec<char> = (FIRST_SLOT..).filter_map(char::from_u32).take(slots.len()).collect();
    let mut all: Vec<(&'static str, Arg)> = args
        .iter()
        .map(|(name, arg)| match arg {
            Arg::Text(text) => (*name, Arg::Text(text.replace(marks.as_slice(), ""))),
            Arg::Number(_) => (*name, arg.clone()),
        })
        .collect();
    all.extend(slots.iter().zip(&marks).map(|((name, _), mark)| (*name, mark.to_string().into())));
    let text = localizer.t_args(key, &all);

    let mut views: Vec<Option<AnyView>> = slots.into_iter().map(|(_, view)| Some(view)).collect();
    let mut parts: Vec<AnyView> = Vec::new();
    let mut rest = text.as_str();
    while let Some(at) = rest.find(marks.as_slice()) {
        let (before, from_mark) = rest.split_at(at);
        let mut after = from_mark.chars();
        let slot = after.next().and_then(|mark| marks.iter().position(|known| *known == mark));
        push_text(&mut parts, before);
        parts.extend(slot.and_then(|slot| views.get_mut(slot)).and_then(Option::take));
        rest = after.as_str();
    }
    push_text(&mut parts, rest);
    parts.into_any()
}

fn push_text(parts: &mut Vec<AnyView>, text: &str) {
    if !text.is_empty() {
        parts.push(text.to_owned().into_any());
    }
}

/// A name that another person chose may have another direction.
pub fn name(text: impl Into<String>) -> AnyView {
    let text = text.into();
    view! { <bdi>{text}</bdi> }.into_any()
}

pub fn strong_name(text: impl Into<String>) -> AnyView {
    let text = text.into();
    view! { <strong><bdi>{text}</bdi></strong> }.into_any()
}

/// Another person's sentence, in an unknown language: it is not read as if it
/// were in the page's (WCAG 3.1.2), and has its own direction.
pub fn verbatim(text: impl Into<String>) -> AnyView {
    let text = text.into();
    view! { <bdi lang="">{text}</bdi> }.into_any()
}

/// May break where the line ends.
pub fn email(address: impl Into<String>) -> AnyView {
    let address = address.into();
    view! { <bdi class="wrap notranslate" translate="no">{address}</bdi> }.into_any()
}

pub fn strong(text: impl Into<String>) -> AnyView {
    let text = text.into();
    view! { <strong>{text}</strong> }.into_any()
}

#[cfg(test)]
mod tests {
    use oauth::language::Language;

    use super::*;

    fn html(view: impl FnOnce() -> AnyView) -> String {
        let owner = Owner::new();
        owner.with(|| view().to_html()).replace("<!>", "")
    }

    #[test]
    fn views_stand_where_the_message_wants_them() {
        let said = html(|| {
            let slots = vec![("app", strong_name("A & B"))];
            t_rich_args("consent-question", &[("platform", "Countersign".into())], slots)
        });
        assert_eq!(
            said,
            "Allow <strong><bdi>A &amp; B</bdi></strong> to use your Countersign account?"
        );
    }

    #[test]
    fn what_an_app_calls_itself_is_neither_fluent_nor_html_nor_a_slot() {
        let hostile = "{ $platform } <b>\u{E000}\u{E001} {\"x\"}";
        let said = html(|| {
            let slots = vec![("app", name(hostile))];
            t_rich_args("consent-question", &[("platform", hostile.into())], slots)
        });
        assert_eq!(
            said,
            "Allow <bdi>{ $platform } &lt;b&gt;\u{E000}\u{E001} {\"x\"}</bdi> to use your \
             { $platform } &lt;b&gt;\u{E001} {\"x\"} account?"
        );
    }

    #[test]
    fn numbers_choose_the_plural_of_each_language() {
        let counted = |language, count: u32| {
            Localizer::of(language).t_args("consent-asks-optional", &[("count", count.into())])
        };
        assert_eq!(counted(Language::English, 1), "1 optional permission");
        assert_eq!(counted(Language::English, 2), "2 optional permissions");
        assert_eq!(counted(Language::German, 1), "1 optionale Berechtigung");
        assert_eq!(counted(Language::German, 2), "2 optionale Berechtigungen");
        // None is singular in French, and plural in Spanish.
        assert_eq!(counted(Language::French, 0), "0 autorisation facultative");
        assert_eq!(counted(Language::Spanish, 0), "0 permisos opcionales");
    }
}
