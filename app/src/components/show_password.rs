use leptos::prelude::*;

use crate::context::nonce;
use crate::i18n::t;

const SHOW_PASSWORD: &str = include_str!("../../scripts/show_password.js");

/// For the field `password` of the form that it is in. Scripts alone can do it.
#[component]
pub fn ShowPassword() -> impl IntoView {
    view! {
        <label class="pick small" hidden=true>
            <input type="checkbox" autocomplete="off" />
            <span>{t("sign-in-show-password")}</span>
        </label>
        <script nonce=nonce() inner_html=SHOW_PASSWORD></script>
    }
}
