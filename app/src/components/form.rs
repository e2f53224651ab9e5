//! Forms that work without scripts.

use leptos::prelude::*;

/// Where a form goes and what it carries unseen.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct PostForm {
    /// The address it is posted to.
    pub action: String,
    /// Hidden fields: name and value.
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
    /// A form without hidden fields.
    pub fn new(action: impl Into<String>) -> Self {
        Self { action: action.into(), hidden: Vec::new() }
    }

    /// Adds a hidden field.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.hidden.push((name.into(), value.into()));
        self
    }
}

/// The hidden fields of a form.
#[component]
pub fn HiddenFields(
    /// Name and value of each.
    fields: Vec<(String, String)>,
) -> AnyView {
    fields
        .into_iter()
        .map(|(name, value)| {
            view! { <input type="hidden" name=name value=value /> }
        })
        .collect_view()
        .into_any()
}

/// A form that is one button.
#[component]
pub fn ButtonForm(
    /// Where it goes.
    form: PostForm,
    /// The words on the button.
    #[prop(into)]
    label: String,
    /// The button's class.
    #[prop(into, default = "btn".into())]
    class: String,
) -> AnyView {
    view! {
        <form method="post" action=form.action>
            <HiddenFields fields=form.hidden />
            <button type="submit" class=class>
                {label}
            </button>
        </form>
    }
    .into_any()
}
