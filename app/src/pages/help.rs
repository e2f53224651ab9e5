//! Help.

use leptos::prelude::*;

use crate::render::RenderContext;

/// How to decide, how to take access back, how to report.
#[component]
pub fn Help() -> impl IntoView {
    let context = expect_context::<RenderContext>();
    let platform = context.platform_name;
    let remove = match context.connected_apps {
        Some(href) => view! {
            <p>
                "Open " <a href=href>"Connected apps"</a>
                ", choose the app, and remove its access. It stops working for you at once."
            </p>
        }
        .into_any(),
        None => view! {
            <p>
                "Access ends by itself on the date that the request named. Many apps can also give it back: look for “disconnect” in the app. To end it sooner, write to the people who run this server."
            </p>
        }
        .into_any(),
    };
    let support = match context.support {
        Some(address) => {
            let href = format!("mailto:{address}");
            view! {
                <p>
                    "Write to " <a class="wrap" href=href>
                        {address}
                    </a> "."
                </p>
            }
            .into_any()
        }
        None => view! {
            <p>
                {format!(
                    "Write to the people who look after {platform} in your company.",
                )}
            </p>
        }
        .into_any(),
    };
    view! {
        <div class="page prose">
            <h1>"Help"</h1>
            <h2>"Should I allow an app?"</h2>
            <p>"Allow it if all of this is true. Otherwise, choose Don't allow: nothing bad follows."</p>
            <ul>
                <li>"You started this yourself, in the app."</li>
                <li>"You know the publisher, and trust it with what it asks for."</li>
                <li>"You know the address that the page says you go to."</li>
            </ul>
            <h2>"What do the words mean?"</h2>
            <dl class="words">
                <dt>"Read"</dt>
                <dd>"The app can see, and change nothing."</dd>
                <dt>"Change"</dt>
                <dd>"The app can add or alter."</dd>
                <dt>"Delete"</dt>
                <dd>"The app can also remove."</dd>
                <dt>"Admin"</dt>
                <dd>"Only an administrator can allow it; it reaches the whole company."</dd>
                <dt>"Verified publisher"</dt>
                <dd>"We checked who runs the app. We did not check everything it does."</dd>
            </dl>
            <h2>"How do I remove access?"</h2>
            {remove}
            <h2 id="report">"Report an app or a problem"</h2>
            <p>
                "Say which app it is and what happened. If an error page showed a request id, add it. Never send your password."
            </p>
            {support}
        </div>
    }
}
