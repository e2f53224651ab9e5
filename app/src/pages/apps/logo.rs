//! The logo of an app, on its page.

use leptos::prelude::*;

use crate::{
    components::{
        form::{ButtonForm, HiddenFields, PostForm},
        text_field::FileField,
    },
    words::say,
};

/// An app's logo.
#[derive(Clone, Debug)]
pub struct LogoFacts {
    /// Address of the one that it has.
    pub shown: Option<String>,
    /// Whether the Marketplace offers the app.
    pub is_listed: bool,
    /// Gives it another one.
    pub upload: PostForm,
    /// Takes it away.
    pub remove: Option<PostForm>,
}

/// The field of a picture.
pub const LOGO: &str = "logo";

/// The part of the page: what the logo is, and how it becomes another.
#[component]
pub fn Logo(
    /// The logo of a registered app.
    logo: Option<LogoFacts>,
    /// What is wrong with the picture that was sent.
    error: Option<String>,
) -> impl IntoView {
    let content = match logo {
        Some(logo) => view! { <Upload logo error /> }.into_any(),
        None => view! { <p class="muted">{say("partner-logo-later")}</p> }.into_any(),
    };
    view! {
        <section>
            <h2>{say("partner-logo")}</h2>
            <p>{say("partner-logo-text")}</p>
            {content}
        </section>
    }
}

#[component]
fn Upload(logo: LogoFacts, error: Option<String>) -> impl IntoView {
    let shown = logo.shown.map(|src| {
        view! {
            <p>
                <img class="logo" src=src alt=say("partner-logo-now") width="48" height="48" />
            </p>
        }
    });
    let reviewed =
        logo.is_listed.then(|| view! { <p class="muted">{say("partner-change-review")}</p> });
    let remove = logo.remove.map(|form| {
        view! { <ButtonForm form label=say("partner-logo-remove") /> }
    });
    view! {
        {shown}
        <form
            method="post"
            action=logo.upload.action
            enctype="multipart/form-data"
            class="stack"
            novalidate=true
        >
            <HiddenFields fields=logo.upload.hidden />
            <FileField
                id=LOGO
                label=say("partner-logo-file")
                hint=say("partner-logo-hint")
                accept="image/png,image/jpeg,image/webp"
                error
            />
            <p class="muted">{say("partner-logo-asks")}</p>
            {reviewed}
            <p>
                <button type="submit" class="btn">
                    {say("partner-logo-upload")}
                </button>
            </p>
        </form>
        {remove}
    }
}
