use leptos::prelude::*;

#[component]
pub fn SubmitButton(label: String) -> impl IntoView {
    view! { <p><button type="submit" class="btn btn-main">{label}</button></p> }
}

#[component]
pub fn ButtonLink(#[prop(into)] href: String, label: String) -> impl IntoView {
    view! { <p><a class="btn" href=href>{label}</a></p> }
}

/// What Enter in a field presses (HTML §4.10.22.2: the form's first submit button), in a form that
/// has another button before its main one. It is not shown, announced or reached by Tab.
#[component]
pub fn EnterPresses(name: &'static str, value: &'static str) -> impl IntoView {
    view! {
        <button type="submit" name=name value=value class="vh" tabindex="-1" aria-hidden="true"></button>
    }
}
