//! Privacy.

use leptos::prelude::*;

/// What is kept, and for how long.
#[component]
pub fn Privacy() -> impl IntoView {
    view! {
        <div class="page prose">
            <h1>"Privacy"</h1>
            <h2>"What this server keeps"</h2>
            <ul>
                <li>"Your name, email address, company and role, and a hash of your password."</li>
                <li>"That you are signed in: at most 30 days, or 24 hours without use."</li>
                <li>"Each answer you gave to an app: what you allowed or refused, and when."</li>
                <li>"Hashes of the tokens that apps use for you."</li>
            </ul>
            <h2>"What it does not keep"</h2>
            <ul>
                <li>"Your password in readable form."</li>
                <li>"Requests that you did not answer."</li>
                <li>"Anything about you for advertising or statistics."</li>
            </ul>
            <h2>"Cookies"</h2>
            <p>
                "We set cookies only to keep you signed in and to protect forms. There are none of others."
            </p>
            <h2>"What an app gets"</h2>
            <p>
                "Nothing before you allow it. After that, what the request listed. What an app has copied stays with its publisher: ask them to delete it."
            </p>
        </div>
    }
}
