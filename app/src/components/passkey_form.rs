use std::sync::Arc;

use leptos::prelude::*;

use crate::components::form::{HiddenFields, PostForm};
use crate::components::icon::{Icon, Symbol};
use crate::context::of_this_page;
use crate::i18n::t;

pub const SEALED_CHALLENGE: &str = "challenge";
pub const ANSWER: &str = "passkey";

/// What a passkey is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasskeyUse {
    SignIn,
    Make,
}

/// A form that the script sends, once the browser has an answer. Where none runs, or the browser
/// knows no passkeys, it says so instead.
#[component]
pub fn PasskeyForm(
    form: PostForm,
    /// Where the challenge is.
    #[prop(into)]
    challenge: String,
    of: PasskeyUse,
    label: String,
    #[prop(default = "btn btn-w")] class: &'static str,
    /// What else is entered.
    #[prop(optional)]
    fields: Option<AnyView>,
) -> AnyView {
    let (nonce, assets) =
        of_this_page(|context| (context.nonce.clone(), Arc::clone(&context.assets)));
    let make = (of == PasskeyUse::Make).then_some("");
    let layout = if fields.is_some() { "parts" } else { "fields" };
    let failed = match of {
        PasskeyUse::SignIn => t("passkey-not-used"),
        PasskeyUse::Make => t("passkey-not-made"),
    };
    view! {
        <form
            id="passkey"
            method="post"
            action=form.action
            class=layout
            hidden=true
            data-challenge=challenge
            data-make=make
            data-failed=failed
            data-known=t("passkey-known")
        >
            <HiddenFields fields=form.hidden />
            <input type="hidden" name=SEALED_CHALLENGE />
            <input type="hidden" name=ANSWER />
            {fields}
            <button type="submit" class=class>
                <Icon symbol=Symbol::Key />
                {label}
            </button>
            <p role="status" class="small"></p>
        </form>
        <p id="no-passkey" class="small muted">{t("passkey-no-script")}</p>
        <script type="module" src=assets.passkeys.clone() nonce=nonce></script>
    }
    .into_any()
}
