//! Privacy.

use leptos::prelude::*;

use crate::words::say;

/// What is kept, and for how long.
#[component]
pub fn Privacy() -> impl IntoView {
    view! {
        <div class="page prose">
            <h1>{say("page-privacy")}</h1>
            <h2>{say("privacy-keeps")}</h2>
            <ul>
                <li>{say("privacy-keeps-person")}</li>
                <li>{say("privacy-keeps-session")}</li>
                <li>{say("privacy-keeps-answers")}</li>
                <li>{say("privacy-keeps-tokens")}</li>
            </ul>
            <h2>{say("privacy-not")}</h2>
            <ul>
                <li>{say("privacy-not-password")}</li>
                <li>{say("privacy-not-requests")}</li>
                <li>{say("privacy-not-advertising")}</li>
            </ul>
            <h2>{say("privacy-cookies")}</h2>
            <p>
                {say("privacy-cookies-text")}
            </p>
            <h2>{say("privacy-gets")}</h2>
            <p>
                {say("privacy-gets-text")}
            </p>
        </div>
    }
}
