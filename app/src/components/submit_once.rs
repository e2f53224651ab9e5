use leptos::prelude::*;

use crate::context::nonce;

/// In milliseconds: longer than a double click of slow hands, shorter than the patience of a
/// person who sees nothing happen.
const DOUBLE_CLICK: u32 = 2000;

/// Holds back the second click of a double click. The server answers it with the same redirect, but
/// the browser would leave the first one for it, and an app that had begun to answer would see the
/// same code twice. An island would come too late. The lock ends by itself: an app with its own
/// scheme may not open, and the page stays.
#[component]
pub fn SubmitOnce() -> impl IntoView {
    let nonce = nonce();
    let guard = format!(
        "let sent = -Infinity;\n\
         addEventListener(\"submit\", event => {{\n\
         if (event.timeStamp - sent < {DOUBLE_CLICK}) event.preventDefault();\n\
         else if (!event.defaultPrevented) sent = event.timeStamp;\n\
         }});\n\
         addEventListener(\"pageshow\", () => {{ sent = -Infinity; }});"
    );
    view! { <script nonce=nonce inner_html=guard /> }
}
