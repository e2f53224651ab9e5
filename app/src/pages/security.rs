//! Security.

use leptos::prelude::*;

use crate::render::RenderContext;

/// What this server does to keep accounts safe.
#[component]
pub fn Security() -> impl IntoView {
    let platform = expect_context::<RenderContext>().platform_name;
    view! {
        <div class="page prose">
            <h1>"Security"</h1>
            <h2>"What this server is"</h2>
            <p>
                {format!(
                    "It signs people in to {platform} and asks them before an app may use their account. The app never sees your password.",
                )}
            </p>
            <h2>"What an app can do"</h2>
            <ul>
                <li>"Only what you allowed, and only what you can do yourself."</li>
                <li>"Only until the date that the request named, or until access is removed."</li>
                <li>"Only at the address that its publisher registered beforehand."</li>
            </ul>
            <h2>"How we protect you"</h2>
            <ul>
                <li>"Passwords, codes and tokens are kept as hashes. Nobody can read them here."</li>
                <li>"A code works once and for one minute."</li>
                <li>"After several failed attempts to sign in, we make the next ones wait."</li>
                <li>"Our pages load nothing from other servers and cannot be shown inside another page."</li>
            </ul>
            <h2>"What we ask of you"</h2>
            <p>
                "Look at the address bar before you type your password. If a message or a caller sent you to a request, choose Don't allow."
            </p>
            <p>
                <a href="/help#report">"Report a problem"</a>
            </p>
        </div>
    }
}
