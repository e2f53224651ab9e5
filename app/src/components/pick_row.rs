use leptos::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub value: &'static str,
    pub name: String,
    pub consequence: String,
    pub chosen: bool,
}

#[component]
pub fn PickRow(
    field: &'static str,
    choice: Choice,
    #[prop(optional_no_strip)] described_by: Option<&'static str>,
) -> AnyView {
    view! {
        <label class="pick-row">
            <input
                type="radio"
                name=field
                value=choice.value
                checked=choice.chosen
                aria-describedby=described_by
            />
            <span>
                <strong>{choice.name}</strong>
                " "
                <span class="muted">{choice.consequence}</span>
            </span>
        </label>
    }
    .into_any()
}

#[component]
pub fn RadioRow(
    name: &'static str,
    #[prop(into)] value: String,
    checked: bool,
    label: String,
) -> AnyView {
    view! {
        <label class="pick-row">
            <input type="radio" name=name value=value checked=checked />
            <span>{label}</span>
        </label>
    }
    .into_any()
}

/// Choices as value, label and whether it is chosen.
pub fn radio_rows<V: Into<String>>(
    name: &'static str,
    choices: impl IntoIterator<Item = (V, String, bool)>,
) -> impl IntoView {
    let row = |(value, label, checked): (V, String, bool)| {
        let value = value.into();
        view! { <RadioRow name value checked label /> }
    };
    choices.into_iter().map(row).collect_view()
}
