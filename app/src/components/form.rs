use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The hidden field with the person to whom a form was shown.
pub const SHOWN_TO: &str = "shown_to";

#[derive(Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PostForm {
    pub action: String,
    pub hidden: Vec<(String, String)>,
}

/// Hidden fields carry tokens: only their names are shown.
impl std::fmt::Debug for PostForm {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let names: Vec<&String> = self.hidden.iter().map(|(name, _)| name).collect();
        formatter
            .debug_struct("PostForm")
            .field("action", &self.action)
            .field("hidden", &names)
            .finish()
    }
}

impl PostForm {
    pub fn new(action: impl Into<String>) -> Self {
        Self { action: action.into(), hidden: Vec::new() }
    }

    #[must_use]
    pub fn with(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.hidden.push((name.into(), value.into()));
        self
    }
}

#[component]
pub fn HiddenFields(fields: Vec<(String, String)>) -> AnyView {
    fields
        .into_iter()
        .map(|(name, value)| {
            view! { <input type="hidden" name=name value=value /> }
        })
        .collect_view()
        .into_any()
}

#[component]
pub fn ButtonForm(
    form: PostForm,
    #[prop(into)] label: String,
    #[prop(into, default = "btn".into())] class: String,
) -> AnyView {
    view! {
        <form method="post" action=form.action>
            <HiddenFields fields=form.hidden />
            <button type="submit" class=class>{label}</button>
        </form>
    }
    .into_any()
}
