use leptos::prelude::*;

use crate::context::nonce;

/// Holds back the second click of a double click. The server answers it with the same redirect, but
/// the browser would leave the first one for it, and an app that had begun to answer would see the
/// same code twice. An island would come too late. Coming back by the Back button lets the form be
/// sent again.
#[component]
pub fn SubmitOnce() -> impl IntoView {
    let nonce = nonce();
    let guard = "let sent = false;\n\
        addEventListener(\"submit\", event => {\n\
        if (sent) event.preventDefault(); else sent = !event.defaultPrevented;\n\
        });\n\
        addEventListener(\"pageshow\", () => { sent = false; });";
    view! { <script nonce=nonce inner_html=guard /> }
}
