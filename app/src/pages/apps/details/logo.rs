use leptos::prelude::*;

use crate::components::form::{ButtonForm, HiddenFields, PostForm};
use crate::components::text_field::FileField;
use crate::i18n::t;

#[derive(Clone, Debug)]
pub struct LogoFacts {
    pub shown: Option<String>,
    pub is_listed: bool,
    pub upload: PostForm,
    pub remove: Option<PostForm>,
}

pub const LOGO: &str = "logo";

#[component]
pub fn Logo(logo: LogoFacts, error: Option<String>) -> impl IntoView {
    view! {
        <section class="panel pad" id="app-logo">
            <h2>{t("partner-logo")}</h2>
            <p class="muted">{t("partner-logo-text")}</p>
            <Upload logo error />
        </section>
    }
}

#[component]
fn Upload(logo: LogoFacts, error: Option<String>) -> impl IntoView {
    let shown = logo.shown.map(|src| {
        view! {
            <p><img class="logo" src=src alt=t("partner-logo-now") width="48" height="48" /></p>
        }
    });
    let reviewed =
        logo.is_listed.then(|| view! { <p class="muted">{t("partner-change-review")}</p> });
    let remove =
        logo.remove.map(|form| view! { <ButtonForm form label=t("partner-logo-remove") /> });
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
                label=t("partner-logo-file")
                hint=t("partner-logo-hint")
                accept="image/png,image/jpeg,image/webp"
                error
            />
            <p class="muted">{t("partner-logo-asks")}</p>
            {reviewed}
            <p><button type="submit" class="btn">{t("partner-logo-upload")}</button></p>
        </form>
        {remove}
    }
}
