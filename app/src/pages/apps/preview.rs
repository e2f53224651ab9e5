//! What people will read when an app asks them.

use leptos::prelude::*;

use crate::{
    pages::consent::{Consent, ConsentPage},
    words::say,
};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct PreviewPage {
    /// As whom it can be seen: words, address, and whether it is shown so.
    pub views: Vec<(String, String, bool)>,
    /// Where the way back leads.
    pub back: String,
    /// The consent page.
    pub consent: ConsentPage,
}

/// The page.
#[component]
pub fn Preview(
    /// What it shows.
    page: PreviewPage,
) -> impl IntoView {
    let views = page.views.into_iter().map(|(words, href, current)| {
        view! {
            <li>
                <a href=href aria-current=current.then_some("true")>
                    {words}
                </a>
            </li>
        }
    });
    view! {
        <div class="card preview-note">
            <p class="box">
                <strong>{say("partner-preview-title")} ":"</strong>
                " "
                {say("partner-preview-note")}
            </p>
            <p>{say("partner-preview-as")} ":"</p>
            <nav aria-label=say("partner-preview-as")>
                <ul class="tabs">{views.collect_view()}</ul>
            </nav>
            <p class="links">
                <a href=page.back>{say("partner-preview-back")}</a>
            </p>
        </div>
        <Consent page=page.consent />
    }
}
