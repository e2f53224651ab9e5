use leptos::prelude::*;

use crate::components::icon::{Icon, Symbol};
use crate::i18n::t;

/// Narrows the list below it.
#[component]
pub fn Tools(
    action: &'static str,
    #[prop(into)] label: String,
    /// The id of the part of the page that holds the list, if it is not all of it.
    #[prop(optional)]
    part: Option<&'static str>,
    children: Children,
) -> AnyView {
    let action = match part {
        Some(part) => format!("{action}#{part}"),
        None => action.to_owned(),
    };
    view! {
        <form method="get" action=action class="tools" role="search" aria-label=label>
            {children()}
            <button type="submit" class="btn btn-s">{t("list-show")}</button>
        </form>
    }
    .into_any()
}

/// The field's name is its id, too.
#[component]
pub fn FindField(
    name: &'static str,
    #[prop(into)] label: String,
    #[prop(into)] value: String,
    /// Examples of what can be found, beside a label that says it.
    #[prop(optional_no_strip)]
    placeholder: Option<String>,
) -> AnyView {
    view! {
        <div class="field grow find">
            <label for=name>{label}</label>
            <Icon symbol=Symbol::Search />
            <input class="in" id=name name=name type="search" value=value placeholder=placeholder />
        </div>
    }
    .into_any()
}

/// Choices as value, label and whether it is chosen.
#[component]
pub fn SelectField(
    name: &'static str,
    #[prop(into)] label: String,
    choices: Vec<(String, String, bool)>,
) -> AnyView {
    let choices = choices
        .into_iter()
        .map(|(value, label, selected)| {
            view! { <option value=value selected=selected>{label}</option> }
        })
        .collect_view();
    view! {
        <div class="field">
            <label for=name>{label}</label>
            <select class="in" id=name name=name>{choices}</select>
        </div>
    }
    .into_any()
}
