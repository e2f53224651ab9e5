//! Help.

use leptos::prelude::*;

use crate::{
    present::connected_apps::CONNECTED_APPS_PATH,
    render::RenderContext,
    words::{rich, say, say_with},
};

/// How to decide, how to take access back, how to report.
#[component]
pub fn Help() -> impl IntoView {
    let context = expect_context::<RenderContext>();
    let platform = context.platform_name;
    let link = view! { <a href=CONNECTED_APPS_PATH>{say("help-remove-link")}</a> };
    let remove = view! { <p>{rich("help-remove-here", vec![("link", link.into_any())])}</p> };
    let link = view! { <a href="/device">{say("device-title")}</a> };
    let device = view! { <p>{rich("help-device-text", vec![("link", link.into_any())])}</p> };
    let support = match context.brand.support_email().map(str::to_owned) {
        Some(address) => {
            let href = format!("mailto:{address}");
            let address = view! {
                <a class="wrap" href=href>
                    {address}
                </a>
            };
            view! { <p>{rich("help-write", vec![("address", address.into_any())])}</p> }.into_any()
        }
        None => view! {
            <p>
                {say_with("help-write-company", &[("platform", platform.into())])}
            </p>
        }
        .into_any(),
    };
    view! {
        <div class="page prose">
            <h1>{say("page-help")}</h1>
            <h2>{say("help-allow")}</h2>
            <p>{say("help-allow-text")}</p>
            <ul>
                <li>{say("help-allow-started")}</li>
                <li>{say("help-allow-publisher")}</li>
                <li>{say("help-allow-address")}</li>
            </ul>
            <h2>{say("help-words")}</h2>
            <dl class="words">
                <dt>{say("level-read")}</dt>
                <dd>{say("help-read")}</dd>
                <dt>{say("level-change")}</dt>
                <dd>{say("help-change")}</dd>
                <dt>{say("level-delete")}</dt>
                <dd>{say("help-delete")}</dd>
                <dt>{say("level-admin")}</dt>
                <dd>{say("help-admin")}</dd>
                <dt>{say("verified-publisher")}</dt>
                <dd>{say("help-verified")}</dd>
            </dl>
            <h2>{say("help-remove")}</h2>
            {remove}
            <h2>{say("help-device")}</h2>
            {device}
            <h2 id="report">{say("help-report")}</h2>
            <p>
                {say("help-report-text")}
            </p>
            {support}
        </div>
    }
}
