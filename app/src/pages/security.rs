//! Security.

use leptos::prelude::*;

use crate::{
    render,
    words::{say, say_with},
};

/// What this server does to keep accounts safe.
#[component]
pub fn Security() -> impl IntoView {
    let platform = render::platform_name();
    view! {
        <div class="page prose">
            <h1>{say("page-security")}</h1>
            <h2>{say("security-what")}</h2>
            <p>
                {say_with("security-what-text", &[("platform", platform.into())])}
            </p>
            <h2>{say("security-app")}</h2>
            <ul>
                <li>{say("security-app-allowed")}</li>
                <li>{say("security-app-until")}</li>
                <li>{say("security-app-address")}</li>
            </ul>
            <h2>{say("security-how")}</h2>
            <ul>
                <li>{say("security-how-hashes")}</li>
                <li>{say("security-how-codes")}</li>
                <li>{say("security-how-attempts")}</li>
                <li>{say("security-how-pages")}</li>
            </ul>
            <h2>{say("security-ask")}</h2>
            <p>
                {say("security-ask-text")}
            </p>
            <p class="links">
                <a href="/help#report">{say("error-report")}</a>
            </p>
        </div>
    }
}
